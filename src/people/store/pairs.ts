import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type {
  LikelyPair,
  LikelyRecord,
  PairCursor,
  PairFilter,
  Progress,
  ToCheck,
} from '../duplicates/types.ts';
import type { Comparison, Zone } from '../rules/matching/types.ts';

/** Takes records whose entries changed off the list of those to compare; theirs for this transaction. As `app_worker`. */
export async function takeDue(db: Db, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`delete from people.compare_due d where d.person_id in
    (select w.person_id from people.compare_due w order by w.since limit ${most} for update skip locked)
    returning d.person_id as id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Whether anything waits to be compared by this model. As `app_worker`. */
export async function isAnythingDue(db: Db, modelVersion: string): Promise<boolean> {
  const { rows } = await sql<{ due: boolean }>`select exists (select from people.compare_due)
    or not exists (select from people.comparing c where c.model_version = ${modelVersion} and c.ended_at is not null)
    as due`.execute(db);
  return rows[0]?.due ?? false;
}

/** The next records of the pass over everybody by this model; none when it is over, or another works on it. */
export async function takeNext(
  db: Db,
  modelVersion: string,
  most: number,
  now: Temporal.Instant,
): Promise<string[]> {
  if (most <= 0) return [];
  await sql`insert into people.comparing (model_version, began_at) values (${modelVersion}, ${now}::timestamptz)
    on conflict do nothing`.execute(db);
  const pass = await sql<{ after: string | null }>`select after_id as after from people.comparing
    where model_version = ${modelVersion} and ended_at is null for update skip locked`.execute(db);
  const [held] = pass.rows;
  if (!held) return [];
  const { rows } = await sql<{ id: string }>`select next as id
    from people.next_to_compare(${held.after}::uuid, ${most}) next`.execute(db);
  const ids = rows.map(({ id }) => id);
  await sql`update people.comparing set after_id = coalesce(${ids.at(-1) ?? null}::uuid, after_id),
    compared = compared + ${ids.length}, ended_at = ${ids.length < most ? now : null}::timestamptz
    where model_version = ${modelVersion}`.execute(db);
  return ids;
}

/** Keeps the pairs that somebody makes as they were found just now; those found before and not now are gone. */
export async function keepPairs(
  db: Db,
  id: string,
  pairs: readonly (Comparison & { other: string; zone: Zone })[],
  modelVersion: string,
): Promise<void> {
  await sql`select people.keep_pairs(${id}::uuid, ${JSON.stringify(pairs)}::jsonb, ${modelVersion})`.execute(
    db,
  );
}

/** How many pairs one page shows. */
export const PAIRS_A_PAGE = 20;

/** Pairs of records that the context sees both, the likeliest first; at most a page and one more. */
export async function likelyPairs(
  db: Db,
  { area, show }: PairFilter,
  after: PairCursor | undefined,
  now: Temporal.Instant,
): Promise<LikelyPair[]> {
  const { rows } = await sql<LikelyPair>`
    select l.low_id as "lowId", l.high_id as "highId", l.weight, l.zone, l.evidence, l.guard, l.found_at as "foundAt",
      l.put_off_by_name as "putOffBy", a.label as low, a.reference as "lowReference", a.team_id as "lowTeam",
      b.label as high, b.reference as "highReference", b.team_id as "highTeam"
    from people.likely_pair l join people.person a on a.id = l.low_id join people.person b on b.id = l.high_id
    where (${area} = '' or a.area = ${area} or b.area = ${area})
      and (coalesce(l.put_off_until, 'epoch') > ${now}::timestamptz) = ${show === 'later'}
      and (${show} <> 'same' or l.zone = 'same')
      and not exists (select from people.link k where k.state = 'proposed' and k.person_id in (l.low_id, l.high_id)
        and k.head_id in (l.low_id, l.high_id))
      and (${after?.low ?? null}::uuid is null
        or (-l.weight, l.low_id, l.high_id) > (-${after?.weight ?? 0}::double precision, ${after?.low ?? null}::uuid,
          ${after?.high ?? null}::uuid))
    order by l.weight desc, l.low_id, l.high_id limit ${PAIRS_A_PAGE + 1}`.execute(db);
  return rows;
}

/** For a person's page: other records that may be theirs too, both of which the context sees, and nobody has looked at yet. */
export async function pairsOf(db: Db, id: string, now: Temporal.Instant): Promise<LikelyRecord[]> {
  const { rows } = await sql<LikelyRecord>`
    select p.id, p.label, p.reference, l.zone, l.evidence
    from people.likely_pair l join people.person p on p.id = case l.low_id when ${id}::uuid then l.high_id else l.low_id end
    where (l.low_id = ${id}::uuid or l.high_id = ${id}::uuid)
      and coalesce(l.put_off_until, 'epoch') <= ${now}::timestamptz
      and not exists (select from people.link k where k.state = 'proposed' and k.person_id in (l.low_id, l.high_id)
        and k.head_id in (l.low_id, l.high_id))
    order by l.weight desc, p.id limit 5`.execute(db);
  return rows;
}

/** How far the search for pairs is. */
export async function readProgress(db: Db): Promise<Progress> {
  const { rows } =
    await sql<Progress>`select people.waiting_to_compare() as waiting, c.compared, c.ended_at as "endedAt"
    from (select 1) always left join (select * from people.comparing order by began_at desc limit 1) c on true`.execute(
      db,
    );
  return rows[0] ?? { waiting: 0, compared: null, endedAt: null };
}

/** Leaves a pair for later. False where the context does not see both, or there is none. */
export async function putOff(db: Db, one: string, other: string): Promise<boolean> {
  const { rows } = await sql<{
    done: boolean;
  }>`select people.put_off(${one}::uuid, ${other}::uuid) as done`.execute(db);
  return rows[0]?.done ?? false;
}

/** Records that were told apart against everything that was found, and nobody has said so again since; those the context sees both. */
export async function pairsToCheck(db: Db, most: number): Promise<ToCheck[]> {
  const { rows } = await sql<ToCheck>`select c.low_id as "lowId", c.high_id as "highId", low.label as low,
      low.reference as "lowReference", high.label as high, high.reference as "highReference", n.reason,
      n.said_by_name as by, n.said_at as at
    from people.to_check c join people.not_same n on n.low_id = c.low_id and n.high_id = c.high_id and n.said_at <= c.listed_at
      join people.person low on low.id = c.low_id join people.person high on high.id = c.high_id
    order by c.listed_at, c.low_id, c.high_id limit ${most}`.execute(db);
  return rows;
}
