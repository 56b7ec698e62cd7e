import { deflateRawSync } from 'node:zlib';
import sharp from 'sharp';
import { zipOf } from '../../src/learning/sample/module-zip.ts';
import type { Seen, Visitor } from './visitor.ts';

/** A file as a browser sends it. */
export interface Sent {
  name: string;
  content: Buffer | string;
}

/** Posts a form with files, as a browser does: the form at `from` is opened first. */
export async function sendFiles(
  browser: Visitor,
  path: string,
  files: Readonly<Record<string, Sent>>,
  fields: Readonly<Record<string, string>> = {},
  from = path,
): Promise<Seen> {
  const { html } = await browser.get(from);
  const version = /name="version" value="(\d+)"/.exec(html)?.[1];
  if (Object.keys(files).length === 0)
    return browser.post(path, { ...(version ? { version } : {}), ...fields });
  const form = new FormData();
  const own = { csrf: browser.csrf, 'form-key': browser.formKey, ...(version ? { version } : {}) };
  for (const [name, value] of Object.entries({ ...own, ...fields })) form.set(name, value);
  for (const [name, { name: called, content }] of Object.entries(files))
    form.set(name, new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), called);
  return browser.send(posted(browser, path, form));
}

/** What a browser sends of a form: its address, cookies, and where it comes from. */
export const posted = (
  browser: Visitor,
  path: string,
  body: FormData | ReadableStream | string,
  more: Record<string, string> = {},
) =>
  new Request(`http://localhost:3000${path}`, {
    ...{ method: 'POST', body, duplex: 'half' },
    headers: browser.headers({ 'sec-fetch-site': 'same-origin', ...more }),
  });

/** A PDF as small as one may be, with words that no other has. */
export const aPdf = (words = 'kites') =>
  Buffer.from(`%PDF-1.7\n% ${words}\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n`);

/** A picture of one colour. */
export const aPicture = (shade = 10, kind: 'jpeg' | 'png' | 'webp' | 'avif' | 'gif' = 'jpeg', width = 64) =>
  sharp({ create: { width, height: 48, channels: 3, background: { r: shade, g: 120, b: 40 } } })
    [kind]()
    .toBuffer();

/** A photograph that says where it was taken. */
export const aPlacedPicture = () =>
  sharp({ create: { width: 64, height: 48, channels: 3, background: '#468' } })
    .withExif({
      IFD0: { Make: 'Secretphone', ImageDescription: 'Our garden' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '51/1 29/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '0/1 19/1 0/1',
      },
    })
    .jpeg()
    .toBuffer();

const box = (type: string, content: Buffer | string = '') => {
  const inside = Buffer.from(content as string, 'latin1');
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + inside.length);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, inside]);
};

/** A film as far as its boxes go, of so many bytes of pictures. */
export const aFilm = (moov = 'nothing', bytes = 1000) =>
  Buffer.concat([
    box('ftyp', 'isom\0\0\0\0mp42'),
    box('moov', moov),
    box('mdat', Buffer.alloc(bytes, 7).toString('latin1')),
  ]);

const TYPES = (main: string) =>
  `<?xml version="1.0"?><Types><Override PartName="/x" ContentType="application/vnd.openxmlformats-officedocument.${main}.main+xml"/></Types>`;

/** Sound as MP3: frames of 128 kbit/s, after words of itself that are as long as asked. */
export const aSound = (frames = 10, words = 0) => {
  const frame = Buffer.alloc(417);
  frame.set([0xff, 0xfb, 0x90, 0x00]);
  const head = Buffer.from([0x49, 0x44, 0x33, 4, 0, 0, 0, 0, (words >> 7) & 0x7f, words & 0x7f]);
  const tag = words > 0 ? Buffer.concat([head, Buffer.alloc(words, 1), Buffer.alloc(100)]) : Buffer.alloc(0);
  return Buffer.concat([tag, ...Array.from({ length: frames }, () => frame)]);
};

/** Sound as a telephone records it. */
export const aVoiceMemo = (moov = 'nothing') =>
  Buffer.concat([box('ftyp', 'M4A \0\0\0\0M4A mp42'), box('moov', moov), box('mdat', 'kites')]);

/** Excel's and PowerPoint's, with whatever else is to be in it. */
export const aWorkbook = (more: readonly (readonly [string, Buffer])[] = [], main = 'spreadsheetml.sheet') =>
  zipOf([
    ['[Content_Types].xml', Buffer.from(TYPES(main))],
    ['xl/workbook.xml', Buffer.from('<workbook/>')],
    ...more,
  ]);
export const someSlides = (more: readonly (readonly [string, Buffer])[] = []) =>
  zipOf([
    ['[Content_Types].xml', Buffer.from(TYPES('presentationml.presentation'))],
    ['ppt/presentation.xml', Buffer.from('<p:presentation/>')],
    ...more,
  ]);

/** A Word document, with whatever else is to be in it. */
export const aDocument = (more: readonly (readonly [string, Buffer])[] = []) =>
  zipOf([
    ['[Content_Types].xml', Buffer.from(TYPES('wordprocessingml.document'))],
    ['word/document.xml', Buffer.from('<w:document/>')],
    ...more,
  ]);

/** An OpenDocument text. */
export const anOdt = () =>
  zipOf([
    ['mimetype', Buffer.from('application/vnd.oasis.opendocument.text')],
    ['content.xml', Buffer.from('<office:document-content/>')],
  ]);

/** A part that says little of its size and unpacks to very much, last in the zip that `made` makes with it. */
export function bombOf(
  made: (more: readonly (readonly [string, Buffer])[]) => Buffer,
  size = 30_000_000,
): Buffer {
  const zip = made([['media/a.bin', deflateRawSync(Buffer.alloc(size))]]);
  for (const [sign, method, plain] of [
    ['PK\x03\x04', 8, 22],
    ['PK\x01\x02', 10, 24],
  ] as const) {
    const at = zip.lastIndexOf(Buffer.from(sign, 'latin1'));
    zip.writeUInt16LE(8, at + method);
    zip.writeUInt32LE(size, at + plain);
  }
  return zip;
}
