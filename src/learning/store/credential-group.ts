import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Ending, Referral, YoungGroup } from '../compliance/groups/types.ts';

const groups = (db: Db) =>
  db
    .selectFrom('learning.young_group')
    .select(['id', 'name', 'about', 'area', 'age_from as ageFrom', 'age_to as ageTo', 'risks', 'capacity'])
    .select(['needs_open_case as needsOpenCase', 'lead_id as leadId', 'version'])
    // As text, which both drivers read alike.
    .select(sql<string[]>`meets_on::text[]`.as('meetsOn'));

type Raw = Awaited<ReturnType<ReturnType<typeof groups>['execute']>>[number];
const groupFrom = (row: Raw): YoungGroup => ({
  ...row,
  meetsOn: row.meetsOn.map((day) => Temporal.PlainDate.from(day)),
});

export async function listGroups(db: Db): Promise<YoungGroup[]> {
  return (await groups(db).orderBy('name').limit(100).execute()).map(groupFrom);
}

export async function oneGroup(db: Db, id: string): Promise<YoungGroup | undefined> {
  const row = await groups(db).where('id', '=', id).executeTakeFirst();
  return row && groupFrom(row);
}

const referrals = (db: Db) =>
  db
    .selectFrom('learning.young_referral as r')
    .leftJoin('learning.young_ending as e', 'e.referral_id', 'r.id')
    .select([
      'r.id',
      'r.group_id as groupId',
      'r.name',
      'r.born',
      'r.risks',
      'r.open_case as openCase',
      'r.why',
    ])
    .select(['r.consent_by as consentBy', 'r.consent_on as consentOn', 'r.referred_by_name as referredBy'])
    .select('r.referred_by as referredById')
    .select(['r.referred_at as at', 'r.verdict', 'r.why_not as whyNot', 'e.said', 'e.said_by as saidBy'])
    .select(['e.noted_by_name as notedBy', 'e.noted_at as notedAt'])
    .$narrowType<{ verdict: Referral['verdict']; saidBy: Ending['saidBy'] | null }>();

type RawReferral = Awaited<ReturnType<ReturnType<typeof referrals>['execute']>>[number];
function referralFrom({ saidBy, said, notedBy, notedAt, ...told }: RawReferral): Referral {
  const ended = saidBy !== null && notedAt !== null;
  return {
    ...told,
    ending: ended ? { saidBy, said: said ?? '', notedBy: notedBy ?? '', at: notedAt } : null,
  };
}

/** Those whom the reader may see: put forward by their agency, or for a group that they lead. The latest first. */
export async function visibleReferrals(db: Db): Promise<Referral[]> {
  return (await referrals(db).orderBy('r.referred_at', 'desc').orderBy('r.id').limit(100).execute()).map(
    referralFrom,
  );
}

export async function oneReferral(db: Db, id: string): Promise<Referral | undefined> {
  const row = await referrals(db).where('r.id', '=', id).executeTakeFirst();
  return row && referralFrom(row);
}

/** Notes that somebody no longer comes; their place is free from then on. False where that was noted already. */
export async function endReferral(
  db: Db,
  id: string,
  { saidBy, said, by }: Pick<Ending, 'saidBy' | 'said'> & { by: { id: string; name: string } },
): Promise<boolean> {
  const row = await db
    .insertInto('learning.young_ending')
    .values({ referral_id: id, said_by: saidBy, said, noted_by: by.id, noted_by_name: by.name })
    .onConflict((conflict) => conflict.doNothing())
    .returning('referral_id')
    .executeTakeFirst();
  return row !== undefined;
}

export type NewReferral = Omit<
  Referral,
  'id' | 'at' | 'verdict' | 'whyNot' | 'referredBy' | 'referredById' | 'ending'
> & {
  agencyId: string;
  by: { id: string; name: string };
};

export async function addReferral(db: Db, said: NewReferral): Promise<string> {
  const { groupId, name, born, risks, openCase, why, consentBy, consentOn, agencyId, by } = said;
  const row = await db
    .insertInto('learning.young_referral')
    .values({
      ...{ group_id: groupId, name, born, risks: [...risks], open_case: openCase, why, agency_id: agencyId },
      ...{ consent_by: consentBy, consent_on: consentOn, referred_by: by.id, referred_by_name: by.name },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Decides, once. False where that was done already, or the reader does not lead the group. */
export async function decideReferral(
  db: Db,
  id: string,
  decided: { verdict: 'place' | 'no place'; whyNot: string; at: Temporal.Instant },
): Promise<boolean> {
  const row = await db
    .updateTable('learning.young_referral')
    .set({ verdict: decided.verdict, why_not: decided.whyNot || null, decided_at: decided.at })
    .where('id', '=', id)
    .where('verdict', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Gives a place. The database refuses one more than there are. */
export async function givePlace(db: Db, referral: Referral, called: string): Promise<void> {
  const of = await db
    .selectFrom('learning.young_referral')
    .select('agency_id')
    .where('id', '=', referral.id)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('learning.young_place')
    .values({ group_id: referral.groupId, referral_id: referral.id, called, agency_id: of.agency_id })
    .execute();
}

export interface Place {
  id: string;
  called: string;
}

export function placesOf(db: Db, group: string): Promise<Place[]> {
  return db
    .selectFrom('learning.young_place')
    .select(['id', 'called'])
    .where('group_id', '=', group)
    .where('ended_at', 'is', null)
    .orderBy('called')
    .orderBy('id')
    .execute();
}

export function attendanceOf(db: Db, places: readonly string[]) {
  if (places.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('learning.young_attendance')
    .select(['place_id as placeId', 'meeting', 'came'])
    .where('place_id', 'in', [...places])
    .execute();
}

/** Notes who came on a day; noted again, it is put right. */
export async function noteAttendance(
  db: Db,
  noted: readonly { placeId: string; came: boolean }[],
  on: { meeting: Temporal.PlainDate; by: string; at: Temporal.Instant },
): Promise<void> {
  if (noted.length === 0) return;
  await db
    .insertInto('learning.young_attendance')
    .values(
      noted.map(({ placeId, came }) => ({
        ...{ place_id: placeId, meeting: on.meeting, came, noted_by_name: on.by, noted_at: on.at },
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['place_id', 'meeting']).doUpdateSet((row) => ({
        came: row.ref('excluded.came'),
        noted_by_name: row.ref('excluded.noted_by_name'),
        noted_at: row.ref('excluded.noted_at'),
      })),
    )
    .execute();
}
