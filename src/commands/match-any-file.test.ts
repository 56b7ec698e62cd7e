import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { inventedPeople, rewritten } from '../../test/support/invented-people.ts';

const folder = mkdtempSync(join(tmpdir(), 'match-any-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);
const program = fileURLToPath(new URL('./match.ts', import.meta.url));

function match(...args: string[]): { status: number | null; said: string } {
  const { status, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });
  return { status, said: stderr };
}

const write = (name: string, text: string | Uint8Array) => {
  writeFileSync(at(name), text);
  return at(name);
};
const mapOf = (name: string, map: object) => write(name, JSON.stringify(map));
const usual = { id: 'id', given: 'given', surname: 'surname', dob: 'dob', sex: 'sex', postcode: 'postcode' };
const map = mapOf('map.json', usual);
const heading = 'id,given,surname,dob,sex,postcode';

/** Pairs that one file holds, as `left right zone`, and what was said. */
function pairsIn(file: string | Uint8Array, by = map): { pairs: string[]; said: string } {
  const { status, said } = match('dedupe', write('any.csv', file), '--map', by, '--out', at('pairs.csv'));
  assert.equal(status, 0, said);
  const [, ...lines] = readFileSync(at('pairs.csv'), 'utf8').trim().split('\n');
  const pairs = lines.map((line) => line.split(','));
  return { pairs: pairs.map(([left, right, , zone]) => `${left} ${right} ${zone}`), said };
}

describe('npm run match, on whatever file somebody has', () => {
  test('two rows and no more: the same twice is one person, a brother is not', () => {
    const { pairs } = pairsIn(`${heading}\n1,Ann,Lee,2010-01-02,F,SS1 1AA\n2,Ann,Lee,2010-01-02,F,SS1 1AA`);
    assert.deepEqual(pairs, ['1 2 same']);
    const brother = pairsIn(`${heading}\n1,Ann,Lee,2010-01-02,F,SS1 1AA\n2,Bob,Lee,2012-05-06,M,SS1 1AA`);
    assert.deepEqual(brother.pairs, []);
  });

  test('five rows, triplets among them, of whom one is written down twice', () => {
    const rows = [
      '1,Ann,Lee,2010-01-02,F,SS1 1AA',
      '2,Bob,Lee,2010-01-02,M,SS1 1AA',
      '3,Cat,Lee,2010-01-02,F,SS1 1AA',
      '4,Anne,Lee,2010-01-02,F,SS1 1AA',
      '5,Zara,Khan,2012-07-09,F,CM2 4RT',
    ];
    const { pairs } = pairsIn([heading, ...rows].join('\n'));
    assert.deepEqual(
      pairs.filter((pair) => pair.endsWith(' same')),
      ['1 4 same'],
    );
  });

  test('whole names in one column: brothers, sisters and twins are not taken for one person', () => {
    const people = inventedPeople(900, 21);
    const again = people.filter((_, at) => at % 3 === 0).map((person, at) => rewritten(person, at));
    const rows = [...people, ...again].map(({ id, given, surname, dob, postcode }, place) =>
      [id, place % 2 ? `"${surname}, ${given}"` : `${given} ${surname}`, dob, postcode].join(','),
    );
    const byName = mapOf('whole.json', { id: 'id', full_name: 'name', dob: 'dob', postcode: 'postcode' });
    const { pairs } = pairsIn(['id,name,dob,postcode', ...rows].join('\n'), byName);
    const same = pairs.filter((pair) => pair.endsWith(' same')).map((pair) => pair.split(' '));
    const right = same.filter(([left = '', other = '']) => left.split('-')[0] === other.split('-')[0]).length;
    assert.ok(right / same.length > 0.97, `${right} of ${same.length}`);
    assert.ok(right > again.length * 0.8, `${right} of ${again.length}`);
  });

  test('twins among one in seven of brothers and sisters, and no number to tell them by', () => {
    const people = inventedPeople(900, 5);
    const again = people.filter((_, at) => at % 2 === 0).map((person, at) => rewritten(person, at));
    const rows = [...people, ...again].map(({ id, given, surname, dob, sex, postcode }) =>
      [id, given, surname, dob, sex, postcode].join(','),
    );
    const same = pairsIn([heading, ...rows].join('\n'))
      .pairs.filter((pair) => pair.endsWith(' same'))
      .map((pair) => pair.split(' '));
    const right = same.filter(([left = '', other = '']) => left.split('-')[0] === other.split('-')[0]).length;
    assert.ok(right / same.length > 0.97, `${right} of ${same.length}`);
  });

  test('as spreadsheets write: semicolons, Windows letters, rows of nothing but signs', () => {
    const rows = '1;José;Muñoz;02/01/2010;M;SS1 1AA\r\n;;;;;\r\n2;Jose;Munoz;02/01/2010;M;SS1 1AA\r\n;;;;;';
    const { pairs, said } = pairsIn(Buffer.from(`${heading.replaceAll(',', ';')}\r\n${rows}\r\n`, 'latin1'));
    assert.deepEqual(pairs, ['1 2 same']);
    assert.match(said, /read as Windows-1252/);
  });

  test('dates in words and the American way; those that are none are counted', () => {
    const rows = '1,Ann,Lee,1/2/2010,F,SS1 1AA\n2,Ann,Lee,2 Jan 2010,F,SS1 1AA\n3,Ann,Lee,40180,F,SS1 1AA';
    const american = mapOf('american.json', { ...usual, dob: { column: 'dob', format: 'mm/dd/yyyy' } });
    const { pairs, said } = pairsIn(`${heading}\n${rows}`, american);
    assert.ok(pairs.includes('1 2 same'), pairs.join('; '));
    assert.match(said, /"dob" no date like mm\/dd\/yyyy.*: 1 \(row 4\)/);
  });

  test('a quotation mark that is never closed costs its row and no other', () => {
    const rows =
      '1,"Ann,Lee,2010-01-02,F,SS1 1AA\n2,Ann,Lee,2010-01-02,F,SS1 1AA\n3,Ann,Lee,2010-01-02,F,SS1 1AA';
    const { pairs, said } = pairsIn(`${heading}\n${rows}`);
    assert.deepEqual(pairs, ['2 3 same']);
    assert.match(said, /left out.*1 \(row 2\)/);
  });

  const row = '1,Ann,Lee,2010-01-02,F,SS1 1AA';
  const file = write('file.csv', `${heading}\n${row}`);
  mkdirSync(at('folder'));
  const wrong: [string, string[], RegExp][] = [
    [
      'a folder to write in that is not there',
      ['dedupe', file, '--out', at('none/out.csv')],
      /no folder .*none/,
    ],
    ['writing over what is read', ['dedupe', file, '--out', file], /written over what is read/],
    ['writing where a folder is', ['dedupe', file, '--out', at('folder')], /not a file/],
    ['no --out', ['dedupe', file], /where to write, with --out/],
    ['one partner each within one file', ['dedupe', file, '--one-to-one'], /--one-to-one is for link/],
    ['one file to link', ['link', file], /link takes two files, not 1/],
    ['a folder for a file', ['dedupe', at('folder')], /is not a file but a folder/],
    [
      'half of a zipped file',
      ['dedupe', write('half.csv.gz', gzipSync(`${heading}\n${row}`).subarray(0, 40))],
      /cannot be unpacked/,
    ],
    ['a workbook', ['dedupe', write('book.csv', 'PK\u0003\u0004\u0000')], /workbook/],
    [
      'two columns of one name',
      ['dedupe', write('two.csv', `${heading},given\n${row},May`)],
      /two columns called "given"/,
    ],
    [
      'a query that is none',
      ['search', file, write('q.jsonl', '{"given":"Ann"}\nnull')],
      /line 2 is no query/,
    ],
  ];
  for (const [what, args, says] of wrong) {
    test(`${what} is said in words before the work begins, and nothing is left`, () => {
      const out = args.includes('--out') || what === 'no --out' ? [] : ['--out', at('wrong.csv')];
      const { status, said } = match(...args, '--map', map, ...out);
      assert.equal(status, 2, said);
      assert.match(said, says);
      assert.ok(!existsSync(at('wrong.csv')) && !readdirSync(folder).some((name) => name.endsWith('.part')));
      assert.equal(readFileSync(file, 'utf8'), `${heading}\n${row}`);
    });
  }

  test('queries: a byte order mark, a date as people write it, a sex in a word', () => {
    const query = JSON.stringify({
      given: 'Ann',
      surname: 'Lee',
      dob: '02/01/2010',
      sex: 'female',
      postcode: 'ss11aa',
    });
    const queries = write('bom.jsonl', `\uFEFF${query}\r\n`);
    const { status, said } = match('search', file, queries, '--map', map, '--out', at('found.jsonl'));
    assert.equal(status, 0, said);
    const [answer] = readFileSync(at('found.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.equal(answer.zone, 'same');
  });

  test('a map that says a key nobody knows of beside a column', () => {
    const typo = mapOf('typo.json', { ...usual, dob: { column: 'dob', formt: 'DD/MM/YYYY' } });
    const { status, said } = match('dedupe', file, '--map', typo, '--out', at('wrong.csv'));
    assert.equal(status, 2);
    assert.match(said, /"format": "DD\/MM\/YYYY"/);
  });
});
