import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import sharp from 'sharp';
import { readPdf } from '../../../test/support/pdf.ts';
import { GLYPHS } from './glyphs.ts';
import { createPress, factList, fileName, heading, note, type Paper, type Part, paragraph } from './index.ts';
import { printable, UNSHOWN } from './printable.ts';

const press = createPress();

const paper = (parts: readonly Part[], more: Partial<Paper> = {}): Paper => ({
  title: 'Concern and decision',
  short: 'Concern',
  reference: 'TH-2026-00042',
  marking: 'OFFICIAL-SENSITIVE',
  version: 'Version 4',
  printedBy: { name: 'Jonah Pryce', agency: 'Thurrock Children’s Social Care' },
  printedAt: Temporal.Instant.from('2026-11-23T10:42:00Z'),
  parts,
  ...more,
});

const kite = await sharp({ create: { width: 2_400, height: 60, channels: 3, background: '#a40' } })
  .webp()
  .toBuffer();

const whole: readonly Part[] = [
  { kind: 'contents', title: 'Contents' },
  heading(1, 'What was told'),
  paragraph('Found at 05:50.\n\nHer brother rang twice.'),
  { kind: 'label', text: 'In her words' },
  { kind: 'quote', text: 'I am not going back.' },
  heading(2, 'The child'),
  ...factList([
    { label: 'Born', value: '3 March 2012' },
    { label: 'Pupil number', value: null },
  ]),
  { kind: 'list', entries: ['New phone', 'Late home'] },
  {
    kind: 'table',
    caption: 'Clocks',
    columns: [{ label: 'Clock', share: 2 }, { label: 'Due' }],
    rows: [['Decision', '16:30']],
  },
  { kind: 'story', events: [{ when: '09:00', what: 'Rated red', more: 'As told by the police' }] },
  note('Danger now', 'late'),
  { kind: 'code', address: 'https://example.org/check/AB12', alt: 'Opens the page that checks this' },
  { kind: 'picture', end: 'webp', bytes: kite, shows: 'A red kite', width: 2_400, height: 60 },
  { kind: 'page' },
  heading(1, 'Decisions'),
  paragraph('None yet.'),
];

test('is a tagged PDF/UA-1 in English, with a title, a reader for every part and numbered pages', async () => {
  const read = readPdf(await press.print(paper(whole)));
  const catalog = read.dictionaries.find((each) => /\/Type\s*\/Catalog/.test(each)) ?? '';
  assert.match(catalog, /\/MarkInfo\s*<<[^>]*\/Marked true/);
  assert.match(catalog, /\/StructTreeRoot \d+ 0 R/);
  assert.match(catalog, /\/Lang\s*\(en-GB\)/);
  assert.match(catalog, /\/DisplayDocTitle true/);
  assert.match(read.metadata, /<pdfuaid:part>1<\/pdfuaid:part>/);
  assert.match(read.metadata, /Concern and decision/);
  for (const tag of [
    'Title',
    'H1',
    'H2',
    'P',
    'BlockQuote',
    'L',
    'LI',
    'Table',
    'TH',
    'TD',
    'TOC',
    'Caption',
    'Figure',
  ])
    assert.ok((read.tags[tag] ?? 0) > 0, `no ${tag} among ${Object.keys(read.tags)}`);
  assert.ok(
    read.dictionaries.some((each) => /\/S\s*\/Figure/.test(each) && /\/Alt\s*\(A red kite\)/.test(each)),
  );
  assert.equal(read.pages.length, 2);
  for (const [at, page] of read.pages.entries()) {
    assert.match(page, new RegExp(`Page ${at + 1} of 2`));
    assert.match(page, /^OFFICIAL-SENSITIVE TH-2026-00042 Concern .* OFFICIAL-SENSITIVE$/);
    assert.match(
      page,
      /Printed by Jonah Pryce, Thurrock Children’s Social Care 10:42 on Monday 23 November 2026\. Version 4/,
    );
  }
  assert.match(
    read.text,
    /What was told Found at 05:50\. Her brother rang twice\. In her words I am not going back\./,
  );
  assert.match(read.text, /Clocks Clock Due Decision 16:30 Rated red 09:00 As told by the police Danger now/);
  assert.doesNotMatch(read.text, /Pupil number/);
});

test('the same document is the same file, whatever was printed between', async () => {
  const first = await press.print(paper(whole));
  await press.print(paper([paragraph('Something else')]));
  assert.ok(first.equals(await press.print(paper(whole))));
});

const MARKUP = [
  '#panic("x")',
  '#sys.inputs',
  '$x^2$',
  '[a]',
  ']',
  '\\',
  '`r`',
  '@ref',
  '<label>',
  '// gone',
  '/* gone */',
  '= Heading',
  '- item',
  '*bold*',
  '_it_',
  '~',
  '---',
  'https://example.org/#a',
  '#{',
  '"',
  "'",
  '%',
  '{{',
  '&amp;',
];
const BEYOND = [
  '\0',
  '\u202e',
  '\ud800',
  '👨‍👩‍👧',
  'বাংলা',
  'שלום',
  'مرحبا',
  '李',
  'e\u0301',
  '\r\n',
  '\u200b',
  'x'.repeat(10_000),
];

test('no text of anybody becomes markup, whatever it is', async () => {
  const some = fc.array(
    fc.oneof(
      fc.constantFrom(...MARKUP, ...BEYOND),
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary' }),
    ),
    { maxLength: 6 },
  );
  const said = some.map((pieces) => pieces.join(''));
  await fc.assert(
    fc.asyncProperty(said, said, async (a, b) => {
      const parts: Part[] = [
        heading(1, a),
        paragraph(a),
        { kind: 'quote', text: b },
        { kind: 'label', text: a },
        { kind: 'list', entries: [a, b] },
      ];
      parts.push({ kind: 'facts', rows: [{ label: a, value: b }] }, note(b), { kind: 'contents', title: a });
      parts.push({ kind: 'table', caption: a, columns: [{ label: b }, { label: a }], rows: [[a, b], [b]] });
      parts.push({ kind: 'story', events: [{ when: a, what: b, more: a }] });
      await press.print(
        paper(parts, {
          title: a,
          short: b,
          marking: a,
          version: b,
          printedBy: { name: a, agency: b },
        }),
      );
    }),
    { numRuns: 60 },
  );
});

test('what looks like markup is read as it was typed', async () => {
  const all = MARKUP.join(' | ');
  const read = readPdf(await press.print(paper([heading(1, 'Told'), paragraph(all)])));
  assert.ok(read.text.includes(`Told ${all} `), read.text);
  assert.equal(read.tags.H1, 1);
});

test('a word of 10,000 letters stays on the page, whole', async () => {
  const word = 'abcdefghij'.repeat(1000);
  const read = readPdf(await press.print(paper([paragraph(word)])));
  const body = (page: string) => page.replace(/^.*Concern( and decision)? |Printed by .*$/g, '');
  const said = read.pages.map(body).join('').replaceAll(' ', '');
  assert.equal(said, word);
  assert.ok(read.pages.length > 2);
});

test('what the fonts lack is one sign a letter, and the document says so', async () => {
  assert.equal(printable('Zoë 👨‍👩‍👧 বা'), `Zoë ${UNSHOWN} ${UNSHOWN}`);
  assert.equal(printable('a\0b\u202ec\r\nd\u2028e\ud800'), 'abc\nd\ne\ufffd');
  assert.match(
    readPdf(await press.print(paper([paragraph('Rang 🙂')]))).text,
    /Rang ▯ ▯ stands for a letter or picture/,
  );
  assert.doesNotMatch(readPdf(await press.print(paper([paragraph('Łódź, Ирина, שלום')]))).text, /▯/);
});

test('the fonts have every sign that we say they have', async () => {
  const every = GLYPHS.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at)),
  );
  const entries = every.filter((sign) => !/\p{M}/u.test(sign));
  const bold = entries.map((text): Part => ({ kind: 'label', text }));
  assert.ok((await press.print(paper([{ kind: 'list', entries }, ...bold]))).length > 10_000);
});

test('a document that takes too long is given up, and the next one is made', async () => {
  const hasty = createPress({ longest: 1, waiting: 1, idle: 1000 });
  const long = paper(Array.from({ length: 3000 }, () => paragraph('word '.repeat(50))));
  await assert.rejects(hasty.print(long), { why: 'too slow' });
  const few = createPress({ longest: 20_000, waiting: 1, idle: 10 });
  const asked = [1, 2, 3, 4].map(() => few.print(paper(whole)));
  const answers = await Promise.allSettled(asked);
  assert.deepEqual(
    answers.map(({ status }) => status),
    ['fulfilled', 'fulfilled', 'rejected', 'rejected'],
  );
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.ok((await few.print(paper(whole))).length > 1000);
});

test('a file is named by the reference and nothing else', () => {
  assert.equal(fileName('TH-2026-00042'), 'TH-2026-00042');
  assert.equal(fileName('../TH 1"\r\nx: y'), 'TH-1-x-y');
  assert.equal(fileName('…'), 'document');
});

test('words keep their spaces beside an address that may be broken anywhere', async () => {
  const words = 'Safeguarding level 2 on 3 March 2026, https://example.org/certificates/KMC2FE6X7TBEGVNL';
  const read = readPdf(
    await press.print(paper([paragraph(words)], { reference: 'certificate-KMC2FE6X7TBEGVNL' })),
  );
  assert.ok(read.text.includes(words), read.text);
});

test('a row and an event stay whole on one page, unless they are longer than a page', async () => {
  const said = (n: number) => `begins${n} ${'and goes on '.repeat(5 + ((n * 37) % 60))} ends${n}`;
  const columns = [{ label: 'When' }, { label: 'What', share: 4 }];
  const rows = Array.from({ length: 30 }, (_, n) => [`day ${n}`, said(n)]);
  const long = `longest ${'word '.repeat(2500)} longestends`;
  const events = rows.map(([when = '', what = ''], n) => ({
    when,
    what: `begins${n + 40}`,
    more: what.replaceAll(`s${n} `, ` `).replace(`ends${n}`, `ends${n + 40}`),
  }));
  const { pages } = readPdf(
    await press.print(
      paper([
        { kind: 'table', caption: 'Clocks', columns, rows: [...rows, ['', long]] },
        { kind: 'story', events },
      ]),
    ),
  );
  assert.ok(pages.length > 6);
  for (const page of pages) {
    const at = (what: string) => [...page.matchAll(new RegExp(`${what}(\\d+)`, 'g'))].map(([, n]) => n);
    assert.deepEqual(at('begins'), at('ends'));
  }
  assert.notEqual(
    pages.findIndex((page) => page.includes('longest ')),
    pages.findIndex((page) => page.includes('longestends')),
  );
});
