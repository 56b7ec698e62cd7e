import { filesHere, writtenErrors } from '../../partnership/index.ts';
import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import {
  attemptChange,
  type FormError,
  mustBeWorkable,
  type Refusal,
  recordForm,
  refused,
  statusOf,
  typedFrom,
} from '../../platform/forms/index.ts';
import { one, type Page } from '../../platform/http/index.ts';
import { ask } from '../../platform/questions/index.ts';
import { readMeeting } from '../form.ts';
import { meetingById, setMeeting } from '../store/meeting.ts';
import { editView } from './edit-view.ts';
import { drawingOfMeeting, kept, tellOfFiles, workspace } from './kept.ts';

const BOXES = ['agenda', 'minutes'];

/** What is wrong with the pictures and local facts of what was typed. */
async function wrongIn(page: Page, db: Db): Promise<FormError[]> {
  const files = await ask(page.services, filesHere, db, { bodies: BOXES.map((box) => one(page.body, box)) });
  return BOXES.flatMap((box) => writtenErrors(one(page.body, box), files, box));
}

/** GET /meetings/ID/edit */
export async function showEdit(page: Page, refusal?: Refusal): Promise<Response> {
  const id = page.uuid();
  const typed = BOXES.map((box) => one(page.body, box));
  const { meeting, drawing, wrong } = await page.transaction(async (db) => {
    const meeting = mustBeWorkable(kept, id, await meetingById(db, id));
    return { meeting, drawing: await drawingOfMeeting(page, db, typed), wrong: await wrongIn(page, db) };
  });
  const form = recordForm(page, refusal);
  const { heldOn, startsAt, place, agenda, minutes } = meeting;
  const stands = typedFrom({
    ...{ 'day-day': `${heldOn.day}`, 'day-month': `${heldOn.month}`, 'day-year': `${heldOn.year}` },
    ...{ starts: startsAt, place, agenda, minutes },
  });
  const main = editView({
    ...{ ...form, typed: refusal || page.kept ? form.typed : stands, meeting },
    preview: refusal?.looking ? { drawing, wrong } : undefined,
  });
  return page.show({ ...workspace, title: `Change: ${meeting.group}`, main, ...statusOf(refusal) });
}

/** POST /meetings/ID/edit: its day, place, agenda and minutes, as long as nobody else reads them. */
export async function editMeeting(page: Page): Promise<Response> {
  if (one(page.body, 'press') === 'preview')
    return showEdit(page, { errors: [], changed: false, looking: true });
  return attemptChange(
    kept,
    page,
    showEdit,
    async (_, db) => readMeeting(page.body, await wrongIn(page, db)),
    async (db, head, said) => {
      if (head.publishedAt) throw refused('minutes', 'They are published: take them back first');
      if (!(await setMeeting(db, head.id, { ...said, byName: page.practitioner.name })))
        throw refused('day', 'The group meets on that day already', '-day');
      await tellOfFiles(page, db, head.id);
      await audit(db, { action: 'change', kind: 'meeting', id: head.id });
      return `/meetings/${head.id}`;
    },
  );
}
