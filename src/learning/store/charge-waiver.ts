import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { WaitingForSecond, Waiver } from '../charges/types.ts';
import type { Cursor } from '../ledger/types.ts';
import type { Reason } from '../rules/ledger.ts';
import { type SecondWord, secondWord } from './second-word.ts';

/** Asks that a charge be lifted; undefined where that is asked already. */
export async function askWaiver(
  db: Db,
  asked: {
    chargeId: string;
    kind: 'waiver' | 'dispute';
    reason: Reason;
    words: string;
    by: { id: string | null; name: string };
  },
): Promise<string | undefined> {
  const { chargeId, by, ...rest } = asked;
  const id = crypto.randomUUID();
  const made = await db
    .insertInto('learning.waiver')
    .values({ id, charge_id: chargeId, ...rest, asked_by: by.id, asked_by_name: by.name })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return made.numInsertedOrUpdatedRows === 0n ? undefined : id;
}

/** Decides once; false where somebody else did. Granted, the charge is reversed with it. */
export async function decideWaiver(db: Db, id: string, decided: SecondWord): Promise<boolean> {
  const done = await db
    .updateTable('learning.waiver')
    .set(secondWord(decided))
    .where('id', '=', id)
    .where('decision', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

export async function waiver(db: Db, id: string): Promise<Waiver | undefined> {
  const row = await waivers(db).where('w.id', '=', id).executeTakeFirst();
  return row && waiverOf(row);
}

/** What was asked about a charge, in order. */
export async function waiversOf(db: Db, chargeId: string): Promise<Waiver[]> {
  const rows = await waivers(db).where('w.charge_id', '=', chargeId).orderBy('w.asked_at').execute();
  return rows.map(waiverOf);
}

/** What waits for a decision, or what was decided; the latest asked first. */
export async function waiverList(
  db: Db,
  { open, after, size }: { open: boolean; after: Cursor | undefined; size: number },
): Promise<Waiver[]> {
  const rows = await waivers(db)
    .where('w.decision', open ? 'is' : 'is not', null)
    .$if(after !== undefined, (query) =>
      query.where((where) =>
        where(
          where.refTuple('w.asked_at', 'w.id'),
          '<',
          where.tuple(after?.at as Temporal.Instant, after?.id ?? ''),
        ),
      ),
    )
    .orderBy('w.asked_at', 'desc')
    .orderBy('w.id', 'desc')
    .limit(size)
    .execute();
  return rows.map(waiverOf);
}

const waivers = (db: Db) =>
  db
    .selectFrom('learning.waiver as w')
    .innerJoin('learning.charge as c', 'c.id', 'w.charge_id')
    .select([
      'w.id',
      'w.charge_id',
      'w.kind',
      'w.reason',
      'w.words',
      'w.asked_by',
      'w.asked_by_name',
      'w.asked_at',
    ])
    .select(['w.decision', 'w.decided_why', 'w.decided_by_name', 'w.decided_at'])
    .select(['c.payer_name as account', 'c.pence', 'c.words as charge_words', 'c.made_by as charged_by']);

type Row = Awaited<ReturnType<ReturnType<typeof waivers>['executeTakeFirstOrThrow']>>;

function waiverOf(row: Row): Waiver {
  const { id, words, pence } = row;
  return {
    ...{ id, words, pence },
    chargeId: row.charge_id,
    kind: row.kind as Waiver['kind'],
    reason: row.reason as Reason,
    askedBy: row.asked_by,
    askedByName: row.asked_by_name,
    askedAt: row.asked_at,
    decision: row.decision as Waiver['decision'],
    decidedWhy: row.decided_why,
    decidedByName: row.decided_by_name,
    decidedAt: row.decided_at,
    account: row.account,
    chargeWords: row.charge_words,
    chargedBy: row.charged_by,
  };
}

/** How many wishes and refunds wait for a decision that this person may take, how many for somebody else, and since when. */
export async function waitingForSecond(db: Db, person: string): Promise<WaitingForSecond> {
  const { rows } = await sql<WaitingForSecond>`
    with waits as (
      select 'waiver' as what, w.asked_at, w.asked_by is not distinct from ${person}::uuid or c.made_by is not distinct from ${person}::uuid as own
      from learning.waiver w join learning.charge c on c.id = w.charge_id where w.decision is null
      union all
      select 'refund', r.asked_at, r.asked_by = ${person}::uuid from learning.refund r where r.decision is null)
    select count(*) filter (where what = 'waiver' and not own)::integer as mine,
      count(*) filter (where what = 'waiver' and own)::integer as others,
      count(*) filter (where what = 'refund' and not own)::integer as "refundsMine",
      count(*) filter (where what = 'refund' and own)::integer as "refundsOthers",
      min(asked_at) filter (where what = 'waiver') as oldest
    from waits`.execute(db);
  return rows[0] ?? { mine: 0, others: 0, refundsMine: 0, refundsOthers: 0, oldest: null };
}
