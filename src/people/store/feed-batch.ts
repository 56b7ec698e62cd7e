import { CompiledQuery, sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Entry } from '../rules/entries.ts';
import type { Changes, Known } from '../rules/feed/known.ts';
import type { Lookup } from '../rules/lookup.ts';
import type { Standing } from '../rules/standing.ts';
import { MOST_NEAR, type NearRow, nearRowOf } from './candidates.ts';

/** An entry near a row of a batch: `n` is the row's place in it. */
export type NearBatchRow = NearRow & { n: number };

// Compiled once: every batch waits for it.
const looking = `select near from people.feed_candidates($1::uuid, $2, $3::int[], $4::text[], $5::int[], $6::text[], $7::int[],
    $8::text[], $9::int[], $10::text[], $11::date[], $12::date[], $13::int[], $14::text[], $15::jsonb, $16::jsonb,
    $17::jsonb) near`;

/** Who is near any of so many lookups, in one statement; with those whom a trial would have added. */
export async function nearBatch(
  db: Db,
  lookups: readonly (Lookup & { n: number })[],
  trial: string | null,
): Promise<NearBatchRow[]> {
  const each = (of: (lookup: Lookup) => readonly string[]) =>
    lookups.flatMap((lookup) => of(lookup).map((one) => ({ n: lookup.n, one, lookup })));
  const [names, places] = [each(({ names }) => names), each(({ places }) => places)];
  const numbered = (found: readonly { n: number; one: string }[]) => [
    found.map(({ n }) => n),
    found.map(({ one }) => one),
  ];
  const { rows } = await db.executeQuery<{ near: string }>(
    CompiledQuery.raw(looking, [
      ...[trial, MOST_NEAR],
      ...numbered(each(({ numbers }) => numbers)),
      ...numbered(each(({ birthSurnames }) => birthSurnames)),
      ...numbered(each(({ birthGivens }) => birthGivens)),
      ...numbered(names),
      ...[names.map(({ lookup }) => lookup.first), names.map(({ lookup }) => lookup.last)],
      ...numbered(places),
      JSON.stringify(places.map(({ lookup }) => lookup.sounds)),
      JSON.stringify(places.map(({ lookup }) => lookup.sounds)),
      JSON.stringify(places.map(({ lookup }) => lookup.days)),
    ]),
  );
  return rows.map(({ near }) => {
    const at = near.indexOf('\t');
    return Object.assign(nearRowOf(near.slice(at + 1)), { n: Number(near.slice(0, at)) });
  });
}

/** Whom a trial would add: found by its later rows. */
export async function addTrialEntries(
  db: Db,
  run: string,
  entries: readonly (Entry & { person_id: string })[],
): Promise<void> {
  if (entries.length === 0) return;
  await sql`insert into people.feed_trial_entry (run_id, person_id, given, surname, given_key, surname_key, name_until, born,
      born_kind, sex, postcode, postcode_until, nhs_number, restricted)
    select ${run}::uuid, x.person_id, x.given, x.surname, x.given_key, x.surname_key, x.name_until, x.born, x.born_kind,
      x.sex, x.postcode, x.postcode_until, x.nhs_number, false
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) x(person_id uuid, given text, surname text,
      given_key text, surname_key text, name_until date, born date, born_kind text, sex text, postcode text,
      postcode_until date, nhs_number text)`.execute(db);
}

/** Everything that stands of some people, by their ids; closed where any record of theirs is. */
export async function knownPeople(
  db: Db,
  ids: readonly string[],
  { source, agencyId }: { source: string; agencyId: string },
): Promise<Map<string, Known>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Known>`select id, restricted, shielded, names, facts, places, identifiers,
      registrations, source_ids as "sourceIds"
    from people.feed_known(${[...new Set(ids)]}::uuid[], ${source}, ${agencyId}::uuid)`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Somebody to be written: how they stand after it, and their rows in the index. */
export interface Written {
  changes: Changes;
  stands: Standing;
  entries: readonly Entry[];
}

/** Writes people who are new, and what changes for others, with the search index. */
export async function applyBatch(
  db: Db,
  run: string,
  created: readonly Written[],
  changed: readonly Written[],
): Promise<void> {
  if (created.length + changed.length === 0) return;
  const all = [...created, ...changed];
  const part = <T>(of: (changes: Changes) => readonly T[]) =>
    all.flatMap(({ changes }) => of(changes).map((row) => ({ person_id: changes.id, ...row })));
  const given = {
    created: created.map(head),
    changed: changed.map(head),
    name: part(({ name }) => name),
    fact: part(({ fact }) => fact),
    address: part(({ address }) => address),
    identifier: part(({ identifier }) => identifier),
    registration: part(({ registration }) => registration),
    ended: all.flatMap(({ changes }) => changes.ended),
    entry: all.flatMap(({ changes, entries }) =>
      entries.map((entry) => ({ person_id: changes.id, ...entry })),
    ),
  };
  await sql`select people.feed_apply(${run}::uuid, ${JSON.stringify(given)}::jsonb)`.execute(db);
}

function head({ changes, stands }: Written) {
  const { label, born, bornKind, expectedOn, diedOn, sex } = stands;
  const dates = { born: text(born), expected_on: text(expectedOn), died_on: text(diedOn) };
  return { id: changes.id, label, born_kind: bornKind, sex, ...dates };
}

const text = (day: Temporal.PlainDate | null) => day?.toString() ?? null;

/** Keeps what a batch decided on who is who. */
export async function addFeedDecisions(
  db: Db,
  decisions: readonly {
    kind: 'created' | 'linked';
    person_id: string;
    candidates: readonly unknown[];
    model_version: string;
    reason: string;
    by_name: string;
  }[],
): Promise<void> {
  if (decisions.length === 0) return;
  await sql`select people.feed_decided(${JSON.stringify(decisions)}::jsonb)`.execute(db);
}

/** Shuts out whoever adds somebody by a form until this batch is written; they wait a moment. */
export async function shutOut(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(7320)`.execute(db);
}

/** How often the search index was written to, by anybody: counted at once, and not only when it is committed. */
export async function timesWritten(db: Db): Promise<number> {
  const { rows } = await sql<{
    times: number;
  }>`select case when is_called then last_value else 0 end::float8 as times from people.entry_written`.execute(
    db,
  );
  return rows[0]?.times ?? 0;
}
