import { inflateSync } from 'node:zlib';

/** A PDF as far as tests look into it: its objects, what its pages say, and what it tells a screen reader. */
export interface ReadPdf {
  /** The words of each page in reading order, white space made single; text without any is ''. */
  pages: readonly string[];
  text: string;
  /** Dictionaries of all objects, as written. */
  dictionaries: readonly string[];
  /** The document's metadata (XMP). */
  metadata: string;
  /** How often each tag of the structure tree stands in it: `{ H1: 2, TH: 4 … }`. */
  tags: Readonly<Record<string, number>>;
}

type Stored = { dictionary: string; stream: Buffer | undefined };

/** Reads a PDF without object streams, as the compiler writes them. */
export function readPdf(pdf: Uint8Array): ReadPdf {
  const objects = objectsOf(Buffer.from(pdf));
  const all = [...objects.values()];
  const pages = all.filter(({ dictionary }) => /\/Type\s*\/Page\b/.test(dictionary));
  const said = pages.map((page) => pageText(page, objects));
  const tags: Record<string, number> = {};
  for (const { dictionary } of all) {
    const tag = /\/Type\s*\/StructElem/.test(dictionary) ? /\/S\s*\/(\w+)/.exec(dictionary)?.[1] : undefined;
    if (tag) tags[tag] = (tags[tag] ?? 0) + 1;
  }
  return {
    pages: said,
    text: said.join(' '),
    dictionaries: all.map(({ dictionary }) => dictionary),
    metadata: all.find(({ dictionary }) => /\/Subtype\s*\/XML/.test(dictionary))?.stream?.toString() ?? '',
    tags,
  };
}

function objectsOf(pdf: Buffer): Map<number, Stored> {
  const text = pdf.toString('latin1');
  const found = new Map<number, Stored>();
  const start = /(\d+) 0 obj\b/g;
  for (let match = start.exec(text); match; match = start.exec(text)) {
    const end = text.indexOf('endobj', match.index);
    const from = text.indexOf('stream', match.index);
    const hasStream = from !== -1 && from < end;
    const dictionary = text.slice(match.index + match[0].length, hasStream ? from : end);
    if (!hasStream) {
      found.set(Number(match[1]), { dictionary, stream: undefined });
      start.lastIndex = end;
      continue;
    }
    const body = from + (text[from + 6] === '\r' ? 8 : 7);
    const length = Number(/\/Length\s+(\d+)/.exec(dictionary)?.[1]);
    const raw = pdf.subarray(body, body + length);
    found.set(Number(match[1]), {
      dictionary,
      stream: /FlateDecode/.test(dictionary) ? inflateSync(raw) : raw,
    });
    start.lastIndex = body + length;
  }
  return found;
}

function pageText(page: Stored, objects: ReadonlyMap<number, Stored>): string {
  const at = (dictionary: string, key: string) => {
    const ref = new RegExp(`/${key}\\s+(\\d+) 0 R`).exec(dictionary)?.[1];
    return ref === undefined ? undefined : objects.get(Number(ref));
  };
  const resources = at(page.dictionary, 'Resources')?.dictionary ?? page.dictionary;
  const fonts = at(resources, 'Font')?.dictionary ?? resources;
  const maps = new Map<string, ReadonlyMap<string, string>>();
  for (const [, name = '', ref] of fonts.matchAll(/\/(f\d+)\s+(\d+) 0 R/g)) {
    const unicode = at(objects.get(Number(ref))?.dictionary ?? '', 'ToUnicode')?.stream;
    maps.set(name, unicodeOf(unicode?.toString('latin1') ?? ''));
  }
  return wordsOf(at(page.dictionary, 'Contents')?.stream?.toString('latin1') ?? '', maps);
}

const TOKEN =
  /\/(f\d+) [\d.]+ Tf|(\/ActualText)|\(((?:\\[\s\S]|[^\\()]|\((?:\\[\s\S]|[^\\()])*\))*)\)|<([0-9a-f]+)>|\b(T[jJ]|B[DM]C|EMC|ET)\b/gi;

/**
 * Text as drawn, except where the document says itself what the drawing stands for (`ActualText`). What stands in one
 * text object is one run of words with its own spaces; the next begins a new one.
 */
function wordsOf(content: string, maps: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let font: ReadonlyMap<string, string> | undefined;
  let said = '';
  let codes = '';
  let actual: string | undefined;
  const marks: boolean[] = [];
  for (const [, name, stands, literal, hex, operator] of content.matchAll(TOKEN)) {
    if (name !== undefined) font = maps.get(name);
    if (stands !== undefined) actual = '';
    const bytes = literal === undefined ? (hex ?? '') : hexOf(literal);
    if (actual === '') actual = bytes;
    else codes += bytes;
    if (operator === undefined) continue;
    if (operator === 'ET') said += ' ';
    else if (operator === 'EMC') marks.pop();
    else if (!/TJ/i.test(operator)) marks.push(actual !== undefined);
    else if (!marks.includes(true)) said += unicode(codes, font);
    if (operator === 'BDC' && actual !== undefined) said += written(Buffer.from(actual, 'hex'));
    actual = undefined;
    codes = '';
  }
  return said
    .replace(/\s*\u200b\s*/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function written(text: Buffer): string {
  if (text[0] !== 0xfe || text[1] !== 0xff) return text.toString('latin1');
  return text.subarray(2).swap16().toString('utf16le');
}

function unicode(codes: string, font: ReadonlyMap<string, string> | undefined): string {
  return (codes.match(/.{4}/g) ?? []).map((code) => font?.get(code.toLowerCase()) ?? '\u{fffd}').join('');
}

const ESCAPED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function hexOf(literal: string): string {
  const bytes = literal.replace(/\\([0-7]{1,3}|[\s\S])/g, (_, code: string) =>
    /^[0-7]/.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : (ESCAPED[code] ?? code),
  );
  return Buffer.from(bytes, 'latin1').toString('hex');
}

function unicodeOf(map: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const text = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le');
  for (const [, block = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code = '', unicode = ''] of block.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]+)>/gi))
      found.set(code.toLowerCase(), text(unicode));
  return found;
}
