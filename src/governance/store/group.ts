import { sql } from 'kysely';
import { claimIn, type Db } from '../../platform/db/index.ts';
import type { Group, GroupKind } from '../types.ts';

const columns = sql`g.id, g.slug, g.name, g.kind, g.about, g.quarterly, g.version, g.made_at as "madeAt"`;

/** Every group, the board first. */
export async function allGroups(db: Db): Promise<Group[]> {
  const { rows } = await sql<Group>`select ${columns} from governance.meeting_group g
    order by array_position(array['board', 'executive', 'subgroup'], g.kind), lower(g.name)`.execute(db);
  return rows;
}

export async function groupById(db: Db, id: string): Promise<(Group & { workable: true }) | undefined> {
  const found = (await allGroups(db)).find((group) => group.id === id);
  return found && { ...found, workable: true };
}

export interface GroupTexts {
  name: string;
  kind: GroupKind;
  about: string;
  quarterly: boolean;
}

/** Undefined where another goes by that name in addresses. */
export async function addGroup(db: Db, group: GroupTexts & { slug: string }): Promise<string | undefined> {
  const row = await db
    .insertInto('governance.meeting_group')
    .values(group)
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

export const claimGroup = claimIn('governance.meeting_group');

export async function setGroup(db: Db, id: string, group: GroupTexts): Promise<void> {
  await db.updateTable('governance.meeting_group').set(group).where('id', '=', id).execute();
}

/** When and where each group met or will meet: for anybody. */
export interface MeetingDay {
  groupId: string;
  heldOn: Temporal.PlainDate;
  startsAt: string;
  place: string;
}

export async function meetingDays(db: Db): Promise<MeetingDay[]> {
  const { rows } =
    await sql<MeetingDay>`select group_id as "groupId", held_on as "heldOn", starts_at as "startsAt", place
    from governance.meeting_days() order by held_on`.execute(db);
  return rows;
}
