import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import {
  aDocument,
  aFilm,
  anOdt,
  aPdf,
  aPicture,
  aPlacedPicture,
  bombOf,
  posted,
  type Sent,
  sendFiles,
} from '../../../test/support/files.ts';
import { asOwner } from '../../../test/support/openings.ts';
import type { Seen, Visitor } from '../../../test/support/visitor.ts';
import { zipOf } from '../../learning/sample/module-zip.ts';

let app: TestApp;
let author: Visitor;
before(async () => {
  app = await startTestApp({ config: { FILE_MB: 1 } });
  author = await app.as('author');
});
after(() => app.close());

const bring = (file: Sent, browser = author): Promise<Seen> => sendFiles(browser, '/library/files', { file });
const count = async () =>
  (
    await asOwner(app.database, (owner) =>
      owner.query<{ n: number }>('select count(*)::int as n from library.file'),
    )
  )[0]?.n;

async function taken(file: Sent): Promise<{ href: string; name: string; page: Seen }> {
  const answer = await bring(file);
  assert.equal(answer.status, 303, answer.text);
  const page = await author.get(answer.location ?? '');
  const href = /href="(\/files\/[^"]+)"/.exec(page.html)?.[1] ?? '';
  return { href, name: href.split('/').at(-1) ?? '', page };
}

async function bytesAt(href: string): Promise<Buffer> {
  const answer = await app.fetch(
    new Request(`http://localhost:3000${href}`, { headers: author.headers({}) }),
  );
  assert.equal(answer.status, 200);
  return Buffer.from(await answer.arrayBuffer());
}

test('files of every sort are taken by their content, and called by it', async () => {
  const captions = 'WEBVTT\n\n00:01.000 --> 00:02.000\nHello';
  const sorts: [Sent, string][] = [
    [{ name: 'A guide.PDF', content: aPdf() }, 'a-guide.pdf'],
    [{ name: 'letter.docx', content: aDocument() }, 'letter.docx'],
    [{ name: 'text.odt', content: anOdt() }, 'text.odt'],
    [{ name: 'names.csv', content: 'Kite,Colour\nA,Red\n' }, 'names.csv'],
    [{ name: 'Léonie’s notes.txt', content: 'Fly it – high.' }, 'leonie-s-notes.txt'],
    [{ name: 'captions.vtt', content: captions }, 'captions.vtt'],
    [{ name: 'film.mp4', content: aFilm() }, 'film.mp4'],
    [{ name: 'kite.png', content: await aPicture(1, 'jpeg') }, 'kite-64x48.jpg'],
    [{ name: 'kite.avif', content: await aPicture(2, 'avif') }, 'kite-64x48.webp'],
    [{ name: 'kite.gif', content: await aPicture(3, 'gif') }, 'kite-64x48.png'],
  ];
  for (const [file, name] of sorts) assert.equal((await taken(file)).name, name);
});

test('what is not what it says, or does more than be read, is refused with what to do, and nothing of it is kept', async () => {
  const script = Buffer.from(`${'GIF89a/*'.padEnd(60)}*/=1;alert(1)//`);
  const macro = aDocument([['word/vbaProject.bin', Buffer.from('x')]]);
  const fetching = aDocument([
    [
      'word/_rels/settings.xml.rels',
      Buffer.from('<Relationship Type="attachedTemplate" TargetMode="External"/>'),
    ],
  ]);
  const placed = aFilm('\xa9xyz+51.5-000.3/');
  const wrong: [string, Buffer | string, RegExp][] = [
    ['page.pdf', '<!doctype html><script>alert(1)</script>', /not a sort of file that is taken here/],
    ['drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', /not a sort of file/],
    ['drawing.png', '<?xml version="1.0"?><svg/>', /not a sort of file/],
    ['notes.txt', 'Look: <script>alert(1)</script>', /not a sort of file/],
    ['run.txt', '#!/bin/sh\nrm -rf /', /not a sort of file/],
    ['setup.pdf', Buffer.from('MZ\x90\0\x03'), /not a sort of file/],
    ['letter.pdf', aDocument(), /ends in “pdf”, and what is in it is: Word document/],
    ['paper.docx', aPdf('other'), /ends in “docx”, and what is in it is: PDF/],
    ['half.pdf', aPdf().subarray(0, 20), /does not come to its end/],
    ['polyglot.gif', script, /cannot be read to its end/],
    ['half.jpg', (await aPicture(4, 'jpeg', 600)).subarray(0, 400), /cannot be read to its end/],
    ['flood.png', flood(20_000, 20_000), /more points than a picture may have/],
    ['moves.gif', await moving(), /It moves/],
    ['bomb.docx', bombOf(aDocument), /too large when it is unpacked/],
    ['macro.docx', macro, /something in it that runs/],
    ['template.docx', fetching, /fetches a template/],
    ['out.docx', zipOf([['../../out', Buffer.from('x')]]), /leads out of it/],
    ['plain.zip', zipOf([['a.txt', Buffer.from('a')]]), /Send the files in it one by one/],
    ['place.mp4', placed, /says where it was filmed/],
    ['cut.mp4', aFilm().subarray(0, 500), /does not come to its end/],
  ];
  const before = await count();
  for (const [name, content, why] of wrong) {
    const answer = await bring({ name, content });
    assert.equal(answer.status, 400, name);
    assert.match(answer.text, why, name);
    assert.match(answer.title, /^Error:/);
  }
  assert.equal(await count(), before);
});

test('of a photograph only its points are left: no place, no telephone, no words', async () => {
  const photograph = await aPlacedPicture();
  assert.ok(photograph.includes('Secretphone') && (await sharp(photograph).metadata()).exif);
  const { href } = await taken({ name: 'garden.jpg', content: photograph });
  const kept = await bytesAt(href);
  const { exif, xmp, iptc, format } = await sharp(kept).metadata();
  assert.deepEqual([exif, xmp, iptc, format], [undefined, undefined, undefined, 'jpeg']);
  assert.ok(!kept.includes('Secretphone') && !kept.includes('garden'));
});

test('a name says nothing but what is read: no path, no second end, nothing that turns it round', async () => {
  const names = [
    '../../etc/passwd.pdf',
    'C:\\secret\\plan.pdf',
    'invoice\u202Efdp.exe.pdf',
    '<b>"x"\r\n: y</b>.pdf',
    '.pdf',
  ];
  const kept = ['passwd.pdf', 'plan.pdf', 'invoice-fdp-exe.pdf', 'b-pdf', 'file.pdf'];
  for (const [at, name] of names.entries()) {
    const { name: called, page } = await taken({ name, content: aPdf(`names ${at}`) });
    assert.match(called, /^[a-z0-9-]+\.pdf$/);
    if (kept[at]?.endsWith('.pdf')) assert.equal(called, kept[at]);
    assert.doesNotMatch(page.html, /\u202E|\r\n:|<b>/);
  }
  const refused = await bring({ name: 'a\u202Egnp.svg', content: '<svg/>' });
  assert.match(refused.text, /“agnp\.svg” was not taken/);
});

test('too large is told on the form; an upload that breaks off leaves nothing, on disk or here', async () => {
  const before = await count();
  const large = await bring({ name: 'large.pdf', content: Buffer.concat([aPdf(), Buffer.alloc(1_000_000)]) });
  assert.equal(large.status, 400);
  assert.match(large.text, /“large\.pdf” was not taken\. It is larger than 1 MB/);
  await author.get('/library/files');
  const type = { 'content-type': 'multipart/form-data; boundary=here' };
  const begun = `--here\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n${author.csrf}\r\n--here\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7 and then`;
  const cut = await author.send(posted(author, '/library/files', begun, type));
  assert.equal(cut.status, 400);
  assert.match(cut.text, /did not arrive whole/);
  const endless = new ReadableStream({ pull: (to) => to.enqueue(new Uint8Array(1_000_000)) });
  const far = await author.send(posted(author, '/library/files', endless, type));
  assert.ok([400, 413].includes(far.status));
  assert.match((await author.post('/library/files')).text, /Choose a file/);
  assert.equal(await count(), before);
  assert.deepEqual(await onDisk('%PDF-1.7 and then'), []);
});

/** Folders of uploads in which a file holds these words. */
async function onDisk(words: string): Promise<string[]> {
  const folders = (await readdir(tmpdir())).filter((name) => name.startsWith('windscreen-upload-'));
  const read = (name: string) => readFile(join(tmpdir(), name, '0'), 'latin1').catch(() => '');
  const held = await Promise.all(
    folders.map(async (name) => ((await read(name)).includes(words) ? [name] : [])),
  );
  return held.flat();
}

test('the same brought by two at once is one file', async () => {
  const others = await Promise.all(['author', 'business', 'author'].map((role) => app.as(role as 'author')));
  const content = aPdf('at once');
  const answers = await Promise.all(others.map((browser) => bring({ name: 'once.pdf', content }, browser)));
  assert.deepEqual(
    answers.map(({ status }) => status),
    [303, 303, 303],
  );
  assert.equal(new Set(answers.map(({ location }) => location)).size, 1);
  const rows = await asOwner(app.database, (owner) =>
    owner.query("select 1 from library.file where name = 'once.pdf'"),
  );
  assert.equal(rows.length, 1);
});

test('nobody brings a file who does not write here, and nobody at all without signing in', async () => {
  const file = { name: 'mine.pdf', content: aPdf('mine') };
  for (const role of ['school', 'decision', 'administrator'] as const) {
    const other = await app.as(role);
    assert.equal((await other.get('/library/files')).status, 404);
    await other.get('/desk');
    assert.equal((await sendFiles(other, '/library/files', { file }, {}, '/desk')).status, 404);
  }
  const nobody = app.visitor();
  assert.equal((await sendFiles(nobody, '/library/files', { file }, {}, '/worried')).status, 401);
  const before = await count();
  const stale = app.visitor();
  stale.cookies.set('__Host-session', 'ended');
  assert.ok([303, 401].includes((await sendFiles(stale, '/library/files', { file }, {}, '/worried')).status));
  assert.equal(await count(), before);
});

/** A picture that says it is very large, and is not. */
function flood(width: number, height: number): Buffer {
  const chunk = (type: string, content: Buffer) => {
    const inside = Buffer.concat([Buffer.from(type, 'latin1'), content]);
    const ends = [Buffer.alloc(4), Buffer.alloc(4)] as const;
    ends[0].writeUInt32BE(content.length);
    ends[1].writeUInt32BE(crc(inside));
    return Buffer.concat([ends[0], inside, ends[1]]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', Buffer.alloc(10)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function crc(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

async function moving(): Promise<Buffer> {
  const raw = { width: 8, height: 16, channels: 3, pageHeight: 8 } as const;
  const points = Buffer.concat([Buffer.alloc(192, 10), Buffer.alloc(192, 200)]);
  return sharp(points, { raw }).gif({ loop: 0 }).toBuffer();
}
