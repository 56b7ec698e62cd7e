import { currentArrangements } from '../../partnership/index.ts';
import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import type { Page } from '../../platform/http/index.ts';
import { tell } from '../../platform/jobs/index.ts';
import { endOfDay, londonDate } from '../../platform/time/london.ts';
import { change, type Refusal, refused } from '../change/change.ts';
import { type OpenForm, showForm } from '../change/open.ts';
import { ANSWER_WANTED } from '../events.ts';
import type { ConcernHead } from '../record/types.ts';
import { startClock } from '../rules/clocks.ts';
import { project } from '../store/concern.ts';
import { ANSWER_CLOCK, endSendBack, insertSendBack } from '../store/send-back.ts';
import { beginWeighing } from '../store/told.ts';
import { childNames, readTriage } from '../store/triage.ts';
import { timekeepingOf } from '../timekeeping.ts';
import { applyPauses } from '../triage/pauses.ts';
import { waitsAlready } from '../triage/waits.ts';
import { type NewSendBack, readSendBack, readTakenBack } from './form.ts';
import { sendBackView } from './view.ts';

/** GET /front-door/ID/send-back: a new question to the referrer, or the one that is out. */
export function showSendBack(page: Page, refusal?: Refusal): Promise<Response> {
  return showForm(
    page,
    'Return for more information',
    (db, record) => readTriage(db, record.id),
    (form, triage) => sendBackView({ ...form, triage, usual: usualDue(form) }),
    refusal,
  );
}

/** POST /front-door/ID/send-back: the question goes out, with its clock. */
export async function sendBack(page: Page): Promise<Response> {
  return change(
    page,
    showSendBack,
    async (head, db) =>
      readSendBack(page.body, head, {
        today: londonDate(page.now),
        names: await childNames(db, head.id),
        waiting: waitsAlready(await readTriage(db, head.id)),
      }),
    (db, head, given) => keepSendBack(page, db, head, given),
  );
}

/** POST /front-door/ID/send-back/end: the answer came another way, or is not needed. */
export async function takeBack(page: Page): Promise<Response> {
  return change(
    page,
    showSendBack,
    () => readTakenBack(page.body),
    (db, head, { learned }) => endIt(page, db, head, learned),
  );
}

async function keepSendBack(page: Page, db: Db, head: ConcernHead, given: NewSendBack): Promise<string> {
  const { now, practitioner } = page;
  const time = timekeepingOf(await currentArrangements(page.services.database, now, db));
  const usual = startClock(time, ANSWER_CLOCK, head.area, now);
  const clock = given.by === 'day' && given.day ? { ...usual, dueAt: endOfDay(given.day) } : usual;
  const { reason, need } = given;
  await insertSendBack(db, head.id, { reason, need, why: given.why || null, by: practitioner, clock });
  await beginWeighing(db, head.id, { at: now, urgent: head.rating === 'red' || head.dangerNow });
  await applyPauses(db, time, head, now);
  await project(db, head.id);
  await audit(db, { action: 'send back', kind: 'concern', id: head.id, basis: head.basis });
  await tell(db, ANSWER_WANTED, { concern: head.id });
  return `/front-door/${head.id}`;
}

async function endIt(page: Page, db: Db, head: ConcernHead, learned: string): Promise<string> {
  const { now, practitioner } = page;
  const end = { how: 'taken back', learned, by: practitioner.name } as const;
  if (!(await endSendBack(db, head.id, end, now)))
    throw refused('learned', 'No answer is waited for any more');
  const time = timekeepingOf(await currentArrangements(page.services.database, now, db));
  await applyPauses(db, time, head, now);
  await project(db, head.id);
  await audit(db, { action: 'take back', kind: 'concern', id: head.id, basis: head.basis });
  return `/front-door/${head.id}`;
}

/** When an answer is due unless another day is chosen. */
function usualDue({ arrangements, record, now }: OpenForm): Temporal.Instant {
  return startClock(timekeepingOf(arrangements), ANSWER_CLOCK, record.area, now).dueAt;
}
