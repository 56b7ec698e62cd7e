import { currentArrangements } from '../../partnership/index.ts';
import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { type FormValue, parseForm } from '../../platform/forms/index.ts';
import type { Page } from '../../platform/http/index.ts';
import { change, type Refusal } from '../change/change.ts';
import { nothingMore, showForm } from '../change/open.ts';
import type { ConcernHead } from '../record/types.ts';
import { startClock } from '../rules/clocks.ts';
import { project } from '../store/concern.ts';
import { startClockRow } from '../store/send-back.ts';
import { insertImmediateAction } from '../store/strategy.ts';
import { timekeepingOf } from '../timekeeping.ts';
import { fieldsOf } from '../triage/ask.ts';
import { moment } from '../triage/moment.ts';
import { immediateQuestions } from './questions.ts';
import { immediateView } from './view.ts';

/** GET /front-door/ID/immediate-action */
export function showImmediate(page: Page, refusal?: Refusal): Promise<Response> {
  return showForm(page, 'Immediate action', nothingMore, immediateView, refusal);
}

const fieldsAt = (now: Temporal.Instant) => ({
  ...fieldsOf(immediateQuestions),
  taken: moment({ what: 'When it was done', now }),
});
type Given = FormValue<ReturnType<typeof fieldsAt>>;

/** POST /front-door/ID/immediate-action: police protection starts its clock. */
export async function actAtOnce(page: Page): Promise<Response> {
  return change(
    page,
    showImmediate,
    () => parseForm(fieldsAt(page.now), page.body),
    (db, head, given) => keep(page, db, head, given),
  );
}

async function keep(page: Page, db: Db, head: ConcernHead, given: Given): Promise<string> {
  const { now, practitioner } = page;
  const { kind, what, by } = given;
  const takenAt = given.taken ?? now;
  await insertImmediateAction(db, head.id, { kind, what, byWhom: by, takenAt }, practitioner);
  if (kind === 'police protection') {
    const time = timekeepingOf(await currentArrangements(page.services.database, now, db));
    await startClockRow(db, head.id, startClock(time, 'police-protection', head.area, takenAt));
  }
  await project(db, head.id);
  await audit(db, { action: 'act at once', kind: 'concern', id: head.id, basis: head.basis });
  return `/front-door/${head.id}`;
}
