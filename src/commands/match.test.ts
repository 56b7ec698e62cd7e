import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { inventedPeople, type Person, rewritten } from '../../test/support/invented-people.ts';

const folder = mkdtempSync(join(tmpdir(), 'match-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);
const write = (name: string, text: string | Uint8Array) => {
  writeFileSync(at(name), text);
  return at(name);
};
const program = fileURLToPath(new URL('./match.ts', import.meta.url));

function match(...args: string[]): { status: number | null; said: string } {
  const { status, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });
  return { status, said: stderr };
}

const columns = ['id', 'given', 'surname', 'dob', 'sex', 'postcode', 'street', 'nhs'] as const;
const map = write(
  'map.json',
  JSON.stringify({
    id: 'id',
    given: 'given',
    surname: 'surname',
    dob: { column: 'dob', format: 'DD/MM/YYYY' },
    sex: 'sex',
    postcode: 'postcode',
    address: ['street'],
  }),
);

function csv(people: readonly Person[], sign = ','): string {
  const row = (person: Person) =>
    columns.map((column) => (column === 'dob' ? person.dob.split('-').reverse().join('/') : person[column]));
  return [columns.join(sign), ...people.map((person) => row(person).join(sign))].join('\n');
}

const people = inventedPeople(700, 7);
const again = people.filter((_, place) => place % 2 === 0).map((person, place) => rewritten(person, place));

/** Rows of an output, as objects. */
function rows(name: string): Record<string, string>[] {
  const [head = '', ...lines] = readFileSync(at(name), 'utf8').trim().split('\n');
  const names = head.split(',');
  return lines.map((line) =>
    Object.fromEntries(line.split(',').map((value, place) => [names[place] ?? '', value])),
  );
}

const personOf = (id = '') => id.split('-')[0];

function quality(name: string, truths: number): { precision: number; recall: number } {
  const same = rows(name).filter(({ zone }) => zone === 'same');
  const right = same.filter(({ left, right }) => personOf(left) === personOf(right)).length;
  return { precision: right / same.length, recall: right / truths };
}

describe('npm run match', () => {
  test('one file with itself, families and twins in it, zipped, with blanks and a byte order mark', () => {
    const text = `\uFEFF${csv([...people, ...again]).replace('given,', ' given ,')}`;
    const file = write('all.csv.gz', gzipSync(text));
    const { status, said } = match(
      'dedupe',
      file,
      '--map',
      map,
      '--out',
      at('pairs.csv'),
      '--household-guards',
    );
    assert.equal(status, 0, said);
    const { precision, recall } = quality('pairs.csv', again.length);
    assert.ok(precision >= 0.99 && recall >= 0.8, `${precision} ${recall}`);
    const twins = rows('pairs.csv').filter(({ left, right }) => isTwin(left, right));
    assert.ok(twins.every(({ zone }) => zone === 'possible'));
  });

  test('two files with each other, each record once, and rows that are too short said', () => {
    const first = write('a.tsv', `${csv(people, '\t')}\nshort\tAnn`);
    const second = write('b.csv', csv(again));
    const { status, said } = match(
      'link',
      first,
      second,
      '--map',
      map,
      '--out',
      at('links.csv'),
      '--one-to-one',
    );
    assert.equal(status, 0, said);
    assert.match(said, /a\.tsv: rows that have too few or too many values .*: 1 \(row 702\)/);
    const { precision, recall } = quality('links.csv', again.length);
    assert.ok(precision >= 0.99 && recall >= 0.9, `${precision} ${recall}`);
    const lefts = rows('links.csv').map(({ left }) => left);
    assert.equal(new Set(lefts).size, lefts.length);
  });

  test('searches: a line for each in order, the truth not read, a new twin never the same', () => {
    const index = write('index.csv', csv(people));
    const searchMap = write(
      'search.json',
      JSON.stringify({ ...JSON.parse(readFileSync(map, 'utf8')), nhs: 'nhs' }),
    );
    const known = again.slice(0, 60).map(({ id, ...query }) => ({ ...query, truth: `not ${id}` }));
    const twins = people
      .slice(0, 60)
      .map(({ id, ...person }) => ({ ...person, given: 'Zebedee', nhs: null, sex: null }));
    const queries = write(
      'queries.jsonl',
      [...known, ...twins].map((query) => JSON.stringify(query)).join('\n'),
    );
    const { status, said } = match('search', index, queries, '--map', searchMap, '--out', at('found.jsonl'));
    assert.equal(status, 0, said);
    const found = readFileSync(at('found.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.equal(found.length, 120);
    const shown = found
      .slice(0, 60)
      .filter(({ candidates }, place) =>
        candidates.some(({ id }: { id: string }) => id === personOf(again[place]?.id)),
      );
    assert.ok(shown.length >= 57, `${shown.length} of 60`);
    assert.ok(found.slice(60).every(({ zone }) => zone !== 'same'));
    assert.ok(found.every(({ candidates }) => candidates.length <= 5));
  });

  const wrong: [string, string[], RegExp][] = [
    ['nothing asked', [], /Say what to match/],
    ['a file that is not there', ['dedupe', at('none.csv')], /There is no file .*none\.csv/],
    [
      'a column that is not there',
      ['dedupe', write('c.csv', 'id,name\n1,Ann')],
      /no column "given".*id, name/,
    ],
    ['an id twice', ['dedupe', write('d.csv', csv([people[0], people[0]] as Person[]))], /comes twice/],
    ['an empty file', ['dedupe', write('e.csv', '')], /is empty/],
  ];
  for (const [what, args, says] of wrong) {
    test(`${what} is said, and no output is left`, () => {
      const { status, said } = match(...args, '--map', map, '--out', at('wrong.csv'));
      assert.equal(status, 2, said);
      assert.match(said, says);
      assert.ok(!existsSync(at('wrong.csv')) && !existsSync(at('wrong.csv.part')));
    });
  }
});

function isTwin(left = '', right = ''): boolean {
  const of = (id: string) => people.find((person) => person.id === personOf(id));
  const [one, other] = [of(left), of(right)];
  return one !== other && one?.dob === other?.dob && one?.street === other?.street;
}
