import { randomUUID } from 'node:crypto';
import { codeHash, receiptCodes } from '../../src/front-door/receive.ts';
import { type TestApp, testSettings } from './app.ts';
import { type AddedConcern, addConcern, type TestConcern } from './concerns.ts';
import { asOwner } from './openings.ts';

/** Words that the hub of the tests tells somebody with. */
export const words = 'We looked at what you said, and a worker will visit.';

/** A concern decided at `at`, of which the referrer and the family are owed word a day later. */
export async function decidedConcern(
  app: TestApp,
  given: TestConcern = {},
  at = '2026-11-23T10:30:00Z',
): Promise<AddedConcern> {
  const concern = await addConcern(app.database, { decision: { at }, receiptHash: randomUUID(), ...given });
  const [code = ''] = receiptCodes(testSettings, concern.id);
  // The code is made of the concern's id, as a real receipt's is.
  await asOwner(app.database, (owner) =>
    owner.query('update front_door.receipt set code_hash = $2 where concern_id = $1', [
      concern.id,
      codeHash(code),
    ]),
  );
  await asOwner(app.database, (owner) =>
    owner.query(
      `insert into front_door.to_tell (concern_id, decision_id, area, audience, source, rule, rule_version, started_at, due_at)
       select c.id, d.id, c.area, who, c.source_words, 'tell-' || who, 'national 1', d.decided_at, d.decided_at + interval '1 day'
       from front_door.concern c join front_door.decision d on d.concern_id = c.id
         cross join unnest(array['referrer', 'family']) who where c.id = $1`,
      [concern.id],
    ),
  );
  return concern;
}

/** What is owed about a concern, and how it was met. */
export async function owedAbout(app: TestApp, concern: string) {
  const rows = await asOwner(app.database, (owner) =>
    owner.query<{ audience: string; met_how: string | null; due_at: Date }>(
      `select audience, met_how, due_at from front_door.to_tell where concern_id = $1 and ended_at is null
       order by audience desc`,
      [concern],
    ),
  );
  return Object.fromEntries(rows.map(({ audience, met_how }) => [audience, met_how]));
}
