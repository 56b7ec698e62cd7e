import { currentArrangements, drawingOf, filesHere, TEXT_KEPT } from '../../partnership/index.ts';
import type { Db } from '../../platform/db/index.ts';
import type { Changeable } from '../../platform/forms/index.ts';
import type { Drawing } from '../../platform/html/index.ts';
import type { Page } from '../../platform/http/index.ts';
import { ask } from '../../platform/questions/index.ts';
import { claimMeeting, meetingById, papersOf } from '../store/meeting.ts';
import type { Meeting } from '../types.ts';

export const workspace = { kind: 'workspace', current: '/meetings' } as const;

export const kept: Changeable<Meeting & { workable: true }> = {
  kind: 'meeting',
  readHead: meetingById,
  claimVersion: claimMeeting,
  readOnly: 'This meeting is not yours to change.',
};

/** What the words of a meeting are drawn with. */
export async function drawingOfMeeting(page: Page, db: Db, bodies: readonly string[]): Promise<Drawing> {
  const arrangements = await currentArrangements(page.services.database, page.now, db);
  const files = await ask(page.services, filesHere, db, { bodies });
  return drawingOf({ arrangements, area: null, at: page.now, files });
}

/**
 * Tells which files the meeting shows as it stands now: those of its minutes and of papers for everybody are anybody's
 * once the minutes are published, the others stay with those who may read its papers.
 */
export async function tellOfFiles(page: Page, db: Db, id: string): Promise<void> {
  const [meeting, papers] = [await meetingById(db, id), await papersOf(db, id)];
  if (!meeting) return;
  const open = papers.filter(({ forEverybody }) => forEverybody).map(({ href }) => href);
  const held = papers.filter(({ forEverybody }) => !forEverybody).map(({ href }) => href);
  const { events } = page.services;
  const shown = meeting.publishedAt !== null;
  await events.publish(db, TEXT_KEPT, {
    kind: 'meeting',
    ref: id,
    bodies: [meeting.minutes, ...open],
    shown,
  });
  await events.publish(db, TEXT_KEPT, {
    ...{ kind: 'meeting', ref: `${id} held`, bodies: [meeting.agenda, ...held], shown: false },
  });
}
