import { currentArrangements } from '../../partnership/index.ts';
import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { formError, parseForm } from '../../platform/forms/index.ts';
import type { Page } from '../../platform/http/index.ts';
import { nextOpening, openingAt } from '../../platform/time/opening-hours.ts';
import { change, type Reading, type Refusal, refused } from '../change/change.ts';
import { showForm } from '../change/open.ts';
import type { ConcernHead } from '../record/types.ts';
import { startClock, type Timekeeping } from '../rules/clocks.ts';
import { project } from '../store/concern.ts';
import { acknowledgeNotes, insertNote, OVERNIGHT_CLOCK } from '../store/overnight.ts';
import { readTriage } from '../store/triage.ts';
import { timekeepingOf } from '../timekeeping.ts';
import { fieldsOf } from '../triage/ask.ts';
import { noteQuestions } from './questions.ts';
import { acknowledgeView, noteView } from './view.ts';

/** GET /front-door/ID/overnight: what the day team must know. */
export function showNote(page: Page, refusal?: Refusal): Promise<Response> {
  return showForm(
    page,
    'Hand over to the day team',
    readNotes,
    (form, notes) => noteView({ ...form, notes }),
    refusal,
  );
}

/** GET /front-door/ID/overnight/read: what was left, to be acknowledged. */
export function showNotes(page: Page, refusal?: Refusal): Promise<Response> {
  return showForm(
    page,
    'Left overnight',
    readNotes,
    (form, notes) => acknowledgeView({ ...form, notes }),
    refusal,
  );
}

async function readNotes(db: Db, record: { id: string }) {
  return (await readTriage(db, record.id)).notes;
}

/** POST /front-door/ID/overnight */
export async function leaveNote(page: Page): Promise<Response> {
  return change(
    page,
    showNote,
    (head): Reading<{ note: string }> =>
      head.open
        ? parseForm(fieldsOf(noteQuestions), page.body)
        : {
            ok: false,
            errors: [formError('note', 'This concern has been decided: there is nothing to hand over')],
          },
    (db, head, { note }) => keepNote(page, db, head, note),
  );
}

/** POST /front-door/ID/overnight/read: somebody of the day team has it. */
export async function acknowledge(page: Page): Promise<Response> {
  return change(
    page,
    showNotes,
    () => ({ ok: true, value: null }),
    async (db, head) => {
      if (!(await keepRead(page, db, head)))
        throw refused('main', 'It was acknowledged already: a colleague has it');
      return `/front-door/${head.id}`;
    },
  );
}

async function keepNote(page: Page, db: Db, head: ConcernHead, note: string): Promise<string> {
  const { now, practitioner } = page;
  const time = timekeepingOf(await currentArrangements(page.services.database, now, db));
  const clock = startClock(time, OVERNIGHT_CLOCK, head.area, dayBegins(time, head.area, now));
  await insertNote(db, head.id, { note, by: practitioner, clock });
  await project(db, head.id);
  await audit(db, { action: 'leave note', kind: 'concern', id: head.id, basis: head.basis });
  return `/front-door/${head.id}`;
}

/** Acknowledges what was left about a concern whose version the caller has claimed; false when nothing was. */
export async function keepRead(page: Page, db: Db, head: ConcernHead): Promise<boolean> {
  const { now, practitioner } = page;
  if (!(await acknowledgeNotes(db, head.id, practitioner, now))) return false;
  await project(db, head.id);
  await audit(db, { action: 'acknowledge', kind: 'concern', id: head.id, basis: head.basis });
  return true;
}

/** The day team's time: now while it is open, else from when it opens next. The first of the areas, if none is known. */
function dayBegins(time: Timekeeping, area: string | null, now: Temporal.Instant): Temporal.Instant {
  const openings = (area === null ? time.areas : [area]).map((each) => {
    const { hours } = time.countingFor(each);
    return openingAt(hours, now).open ? now : (nextOpening(hours, now) ?? now);
  });
  return openings.sort(Temporal.Instant.compare)[0] ?? now;
}
