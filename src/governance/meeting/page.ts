import { audit } from '../../platform/audit/index.ts';
import {
  attempt,
  mustBeWorkable,
  mustRead,
  type Refusal,
  recordForm,
  refused,
  statusOf,
} from '../../platform/forms/index.ts';
import { one, type Page } from '../../platform/http/index.ts';
import { londonDate } from '../../platform/time/index.ts';
import { readMeeting } from '../form.ts';
import { quartersWithout } from '../rules/quarters.ts';
import { actionsOf, listActions } from '../store/action.ts';
import { allGroups, meetingDays } from '../store/group.ts';
import { addMeeting, agreementsTo, listMeetings, meetingById, papersOf } from '../store/meeting.ts';
import { STANDINGS } from '../types.ts';
import { drawingOfMeeting, kept, workspace } from './kept.ts';
import { listView } from './list-view.ts';
import { newMeetingView } from './new-view.ts';
import { meetingView } from './view.ts';

const MOST = 50;
const MOST_ACTIONS = 100;

/** GET /meetings?actions=overdue: groups, meetings and what they asked for. */
export async function showMeetings(page: Page): Promise<Response> {
  const query = page.url.searchParams;
  const today = londonDate(page.now);
  const standing = STANDINGS.find((each) => each === query.get('actions')) ?? 'open';
  const before = dayOf(query.get('before') ?? '');
  const model = await page.transaction(async (db) => {
    const [groups, days] = [await allGroups(db), await meetingDays(db)];
    return {
      gaps: gapsOf(groups, days, today),
      ...{ groups, meetings: await listMeetings(db, { before, most: MOST + 1 }) },
      actions: await listActions(db, { standing, today, most: MOST_ACTIONS }),
    };
  });
  const last = model.meetings.length > MOST ? model.meetings[MOST - 1] : undefined;
  const main = listView({
    ...{ ...model, standing, today, mayKeep: page.practitioner.permissions.has('governance.keep') },
    meetings: model.meetings.slice(0, MOST),
    earlier: last && `/meetings?before=${last.heldOn}`,
    most: MOST_ACTIONS,
  });
  return page.show({ ...workspace, title: 'Meetings', main });
}

/** Quarters without a meeting of a group that meets in each. */
export const gapsOf = (
  groups: Awaited<ReturnType<typeof allGroups>>,
  days: Awaited<ReturnType<typeof meetingDays>>,
  today: Temporal.PlainDate,
): { group: string; quarters: string[] }[] =>
  groups
    .filter(({ quarterly }) => quarterly)
    .map(({ id, name, madeAt }) => {
      const own = days.filter(({ groupId }) => groupId === id).map(({ heldOn }) => heldOn);
      const [since = londonDate(madeAt)] = own;
      return { group: name, quarters: quartersWithout(own, { since, today }) };
    })
    .filter(({ quarters }) => quarters.length > 0);

/** A day as addresses have it; undefined for what is none. */
export function dayOf(words: string): Temporal.PlainDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(words)) return undefined;
  try {
    return Temporal.PlainDate.from(words, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

/** GET /meetings/new */
export async function showNew(page: Page, refusal?: Refusal): Promise<Response> {
  const groups = await page.transaction(allGroups);
  const main = newMeetingView({ ...recordForm(page, refusal), groups });
  return page.show({ ...workspace, title: 'A new meeting', main, ...statusOf(refusal) });
}

/** POST /meetings/new */
export function makeMeeting(page: Page): Promise<Response> {
  return attempt(
    page,
    async (db) => {
      const group = (await allGroups(db)).find(({ id }) => id === one(page.body, 'group'));
      if (!group) throw refused('group', 'Choose the group');
      const { minutes: _, ...said } = mustRead(readMeeting(page.body, []));
      const id = await addMeeting(db, { ...said, groupId: group.id, byName: page.practitioner.name });
      if (!id) throw refused('day', 'The group meets on that day already', '-day');
      await audit(db, { action: 'add', kind: 'meeting', id });
      return `/meetings/${id}`;
    },
    (refusal) => showNew(page, refusal),
  );
}

/** GET /meetings/ID: its papers, minutes and actions, and what may be done. */
export async function showMeeting(page: Page, refusal?: Refusal): Promise<Response> {
  const id = page.uuid();
  const { permissions, id: me } = page.practitioner;
  const model = await page.transaction(async (db) => {
    const meeting = mustBeWorkable(kept, id, await meetingById(db, id));
    await audit(db, { action: 'open', kind: 'meeting', id });
    return {
      ...{ meeting, agreements: await agreementsTo(db, meeting) },
      ...{ papers: await papersOf(db, id), actions: await actionsOf(db, id) },
      drawing: await drawingOfMeeting(page, db, [meeting.agenda, meeting.minutes]),
    };
  });
  const main = meetingView({
    ...{ ...recordForm(page, refusal), ...model, me },
    today: londonDate(page.now),
    mayKeep: permissions.has('governance.keep'),
    mayAgree: permissions.has('governance.agree'),
  });
  const { group } = model.meeting;
  return page.show({ ...workspace, title: `Meeting: ${group}`, main, ...statusOf(refusal) });
}
