import { sql } from 'kysely';
import { claimIn, type Db } from '../../platform/db/index.ts';
import type { Agreement, Meeting, MeetingLine, Paper } from '../types.ts';

const line = sql`m.id, m.group_id as "groupId", g.name as group, g.slug, m.held_on as "heldOn", m.starts_at as "startsAt",
  m.place, m.minutes <> '' as "hasMinutes", m.published_at as "publishedAt"`;
const whole = sql`${line}, m.agenda, m.minutes, m.minutes_version as "minutesVersion", m.version,
  m.changed_by_name as "changedBy", m.changed_at as "changedAt", m.taken_back_why as "takenBackWhy"`;
const from = sql`from governance.meeting m join governance.meeting_group g on g.id = m.group_id`;

/** Meetings, the latest first; of one group, or of all. Whoever may read no drafts gets those that are published. */
export async function listMeetings(
  db: Db,
  {
    group,
    before,
    most,
  }: { group?: string | undefined; before?: Temporal.PlainDate | undefined; most: number },
): Promise<MeetingLine[]> {
  const { rows } = await sql<MeetingLine>`select ${line} ${from}
    where (${group ?? null}::uuid is null or m.group_id = ${group ?? null}::uuid)
      and (${before ?? null}::date is null or m.held_on < ${before ?? null}::date)
    order by m.held_on desc, m.id limit ${most}`.execute(db);
  return rows;
}

export async function meetingById(db: Db, id: string): Promise<(Meeting & { workable: true }) | undefined> {
  const { rows } = await sql<Meeting>`select ${whole} ${from} where m.id = ${id}`.execute(db);
  return rows[0] && { ...rows[0], workable: true };
}

/** One that is published, by its group and day. */
export async function publishedMeeting(
  db: Db,
  slug: string,
  day: Temporal.PlainDate,
): Promise<Meeting | undefined> {
  const { rows } = await sql<Meeting>`select ${whole} ${from}
    where g.slug = ${slug} and m.held_on = ${day} and m.published_at is not null`.execute(db);
  return rows[0];
}

export interface MeetingTexts {
  heldOn: Temporal.PlainDate;
  startsAt: string;
  place: string;
  agenda: string;
}

/** Undefined where the group meets on that day already. */
export async function addMeeting(
  db: Db,
  meeting: MeetingTexts & { groupId: string; byName: string },
): Promise<string | undefined> {
  const { groupId, heldOn, startsAt, place, agenda, byName } = meeting;
  const row = await db
    .insertInto('governance.meeting')
    .values({
      ...{ group_id: groupId, held_on: heldOn, starts_at: startsAt },
      ...{ place, agenda, changed_by_name: byName },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

export const claimMeeting = claimIn('governance.meeting');

/** What a claimed meeting says from now on; minutes that say something else are to be agreed anew. */
export async function setMeeting(
  db: Db,
  id: string,
  said: MeetingTexts & { minutes: string; byName: string },
): Promise<boolean> {
  const { heldOn, startsAt, place, agenda, minutes, byName } = said;
  const { numAffectedRows } =
    await sql`update governance.meeting m set held_on = ${heldOn}, starts_at = ${startsAt},
    place = ${place}, agenda = ${agenda}, minutes_version = minutes_version + (minutes <> ${minutes})::integer,
    minutes = ${minutes}, changed_by_name = ${byName}, changed_at = access.now()
    where id = ${id} and not exists (select from governance.meeting o
      where o.group_id = m.group_id and o.held_on = ${heldOn} and o.id <> m.id)`.execute(db);
  return numAffectedRows === 1n;
}

/** Who agreed to the minutes as they stand. */
export async function agreementsTo(db: Db, { id, minutesVersion }: Meeting): Promise<Agreement[]> {
  return db
    .selectFrom('governance.agreement')
    .select(['practitioner_id as practitionerId', 'name', 'at'])
    .where('meeting_id', '=', id)
    .where('minutes_version', '=', minutesVersion)
    .orderBy('at')
    .execute();
}

/** Once a person, however often they say so. */
export async function agree(
  db: Db,
  { id, minutesVersion }: Meeting,
  by: { id: string; name: string },
): Promise<void> {
  await db
    .insertInto('governance.agreement')
    .values({ meeting_id: id, minutes_version: minutesVersion, practitioner_id: by.id, name: by.name })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function publishMinutes(db: Db, id: string): Promise<void> {
  await db
    .updateTable('governance.meeting')
    .set({ published_at: sql`access.now()`, taken_back_why: null })
    .where('id', '=', id)
    .execute();
}

/** Nobody else reads them any more, and they are agreed anew before anybody does. */
export async function takeBackMinutes(db: Db, id: string, why: string): Promise<void> {
  await db
    .updateTable('governance.meeting')
    .set({ published_at: null, taken_back_why: why, minutes_version: sql`minutes_version + 1` })
    .where('id', '=', id)
    .execute();
}

export async function papersOf(db: Db, meetingId: string): Promise<Paper[]> {
  return db
    .selectFrom('governance.paper')
    .select(['id', 'title', 'href', 'for_everybody as forEverybody'])
    .where('meeting_id', '=', meetingId)
    .orderBy('added_at')
    .orderBy('id')
    .execute();
}

export async function addPaper(
  db: Db,
  meetingId: string,
  { title, href, forEverybody }: Omit<Paper, 'id'>,
): Promise<void> {
  await db
    .insertInto('governance.paper')
    .values({ meeting_id: meetingId, title, href, for_everybody: forEverybody })
    .execute();
}

export async function dropPaper(db: Db, meetingId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('governance.paper')
    .where('id', '=', id)
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}
