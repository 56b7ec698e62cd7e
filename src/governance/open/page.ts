import { showOpenly } from '../../partnership/index.ts';
import { notFound, type Page } from '../../platform/http/index.ts';
import { londonDate } from '../../platform/time/index.ts';
import { drawingOfMeeting } from '../meeting/kept.ts';
import { dayOf, gapsOf } from '../meeting/page.ts';
import { actionsOf } from '../store/action.ts';
import { allGroups, meetingDays } from '../store/group.ts';
import { listMeetings, papersOf, publishedMeeting } from '../store/meeting.ts';
import { boardView, openGroupView, openMeetingView } from './view.ts';

const MOST = 40;

/** GET /board: which groups there are, when they meet, and the minutes that were agreed last. */
export async function showBoard(page: Page): Promise<Response> {
  const today = londonDate(page.now);
  const model = await page.transaction(async (db) => {
    const [groups, days] = [await allGroups(db), await meetingDays(db)];
    const meetings = (await listMeetings(db, { most: MOST })).filter(({ publishedAt }) => publishedAt);
    return { groups, days, meetings, gaps: gapsOf(groups, days, today) };
  });
  return showOpenly(page, { title: 'The board and its groups', main: boardView({ ...model, today }) });
}

/** GET /board/GROUP: its meetings to come, and the minutes of those that were. */
export async function showOpenGroup(page: Page): Promise<Response> {
  const today = londonDate(page.now);
  const before = dayOf(page.url.searchParams.get('before') ?? '');
  const model = await page.transaction(async (db) => {
    const group = (await allGroups(db)).find(({ slug }) => slug === page.param('group'));
    if (!group) throw notFound();
    const meetings = await listMeetings(db, { group: group.id, before, most: MOST + 1 });
    const days = (await meetingDays(db)).filter(({ groupId }) => groupId === group.id);
    return { group, days, meetings: meetings.filter(({ publishedAt }) => publishedAt) };
  });
  const last = model.meetings.length > MOST ? model.meetings[MOST - 1] : undefined;
  const main = openGroupView({
    ...{ ...model, today, meetings: model.meetings.slice(0, MOST) },
    earlier: last && `/board/${model.group.slug}?before=${last.heldOn}`,
  });
  return showOpenly(page, { title: model.group.name, main });
}

/** GET /board/GROUP/DAY: what was agreed, with its papers and actions. */
export async function showOpenMeeting(page: Page): Promise<Response> {
  const day = dayOf(page.param('day'));
  const model = await page.transaction(async (db) => {
    const meeting = day && (await publishedMeeting(db, page.param('group'), day));
    if (!meeting) throw notFound();
    const papers = (await papersOf(db, meeting.id)).filter(({ forEverybody }) => forEverybody);
    const drawing = await drawingOfMeeting(page, db, [meeting.minutes]);
    return { meeting, papers, drawing, actions: await actionsOf(db, meeting.id) };
  });
  const main = openMeetingView({ ...model, today: londonDate(page.now) });
  return showOpenly(page, { title: `Minutes: ${model.meeting.group}`, main });
}
