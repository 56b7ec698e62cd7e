import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { testDatabase } from '../../../test/support/database.ts';
import { canonicalColumns, leafSql } from './canonical.ts';

type Row = Readonly<Record<(typeof canonicalColumns)[number], string | null | readonly (string | null)[]>>;

/** The form as the documentation states it, written apart from the SQL. */
function canonicalForm(row: Row): string {
  const values = canonicalColumns.map((column) => {
    const value = row[column];
    return value === null || typeof value === 'string' ? value : JSON.stringify(value);
  });
  return JSON.stringify(['audit.event/1', ...values]);
}

const leafOf = (text: string) => hash('sha256', Buffer.concat([Buffer.from([0]), Buffer.from(text)]));

const now = Temporal.Instant.from('2026-11-23T10:42:00Z');
const words = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replaceAll('\0', ''));
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const microseconds = fc.bigInt({ min: -2_000_000_000_000_000n, max: 4_000_000_000_000_000n });
const written = fc.record({
  seq: fc.bigInt({ min: 1n, max: 2n ** 53n - 1n }).map(String),
  at: microseconds.map((count) => {
    const [sign, size] = count < 0n ? ['-', -count] : ['', count];
    return `${sign}${size / 1_000_000n}.${String(size % 1_000_000n).padStart(6, '0')}`;
  }),
  transaction: fc.bigInt({ min: 3n, max: 2n ** 60n }).map(String),
  actor: words,
  practitioner_id: maybe(fc.uuid()),
  agency_id: maybe(fc.uuid()),
  action: words,
  outcome: fc.constantFrom('done', 'refused', 'failed'),
  record_kind: words,
  record_id: maybe(fc.uuid()),
  shown: maybe(fc.array(maybe(fc.uuid()), { maxLength: 4 })),
  basis: maybe(words),
  fields: maybe(fc.array(maybe(words), { maxLength: 4 })),
  request_id: maybe(words),
});

test('the database computes the leaf that the written form says, for rows of every kind', async () => {
  const database = await testDatabase();
  const owner = await database.owner();
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(written, async (row) => {
      if (seen.has(row.seq)) return;
      seen.add(row.seq);
      await owner.query(
        `insert into audit.event (${canonicalColumns.join(', ')}) overriding system value values
           ($1, 'epoch'::timestamptz + ($2::text || ' seconds')::interval, $3::text::xid8, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
        canonicalColumns.map((column) => row[column]),
      );
      const found = await database.work(now, (db) =>
        db
          .selectFrom('audit.event as e')
          .select(leafSql.as('leaf'))
          .where('seq', '=', Number(row.seq))
          .executeTakeFirst(),
      );
      assert.equal(found?.leaf.toString('hex'), leafOf(canonicalForm(row)));
    }),
    { numRuns: 200 },
  );
  await owner.close();
  await database.close();
});

test('the form is as documented, letter by letter', async () => {
  const row: Row = {
    seq: '7',
    at: '1795430520.000000',
    transaction: '801',
    actor: 'practitioner',
    practitioner_id: '00000003-0000-4000-8000-000000000001',
    agency_id: null,
    action: 'list',
    outcome: 'done',
    record_kind: 'concern',
    record_id: null,
    shown: ['00000009-0000-4000-8000-000000000001', '00000009-0000-4000-8000-000000000002'],
    basis: 'team holds it',
    fields: [],
    request_id: 'é "x"\n',
  };
  assert.equal(
    canonicalForm(row),
    '["audit.event/1","7","1795430520.000000","801","practitioner","00000003-0000-4000-8000-000000000001",null,' +
      '"list","done","concern",null,' +
      '"[\\"00000009-0000-4000-8000-000000000001\\",\\"00000009-0000-4000-8000-000000000002\\"]",' +
      '"team holds it","[]","é \\"x\\"\\n"]',
  );
});
