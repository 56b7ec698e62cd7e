import { currentArrangements } from '../../../partnership/index.ts';
import { audit } from '../../../platform/audit/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import { choices, type FormValue, parseForm, text } from '../../../platform/forms/index.ts';
import type { Page } from '../../../platform/http/index.ts';
import { change, type Refusal, refused } from '../../change/change.ts';
import { showForm } from '../../change/open.ts';
import { attendanceIn } from '../../policies.ts';
import type { ConcernHead } from '../../record/types.ts';
import { ruleFor, startClock } from '../../rules/clocks.ts';
import { PRESENT_KINDS } from '../../rules/strategy.ts';
import { project } from '../../store/concern.ts';
import { startClockRow } from '../../store/send-back.ts';
import { callOff, insertCall } from '../../store/strategy-call.ts';
import { readTriage } from '../../store/triage.ts';
import { timekeepingOf } from '../../timekeeping.ts';
import { planned } from './planned.ts';
import { HELD_CLOCK, waitingCall } from './types.ts';
import { callView } from './view.ts';

/** GET /front-door/ID/strategy/call: who is to come, when; or, once it is called, how to call it off. */
export function showCall(page: Page, refusal?: Refusal): Promise<Response> {
  return showForm(
    page,
    'Call a strategy discussion',
    (db, record) => readTriage(db, record.id),
    (form, { calls }) => {
      const time = timekeepingOf(form.arrangements);
      return callView({
        ...form,
        waiting: waitingCall(calls),
        rule: ruleFor(time, HELD_CLOCK, form.record.area, page.now),
        policy: attendanceIn(form.arrangements, form.record.area, page.now),
      });
    },
    refusal,
  );
}

const fieldsAt = (now: Temporal.Instant) => ({
  why: text({ ask: 'Write why it is called', max: 4000 }),
  planned: planned({ now }),
  invited: choices(PRESENT_KINDS, { ask: 'Choose who is to be there' }),
});

/** POST /front-door/ID/strategy/call: its clock runs until it is recorded as held. */
export async function callDiscussion(page: Page): Promise<Response> {
  return change(
    page,
    showCall,
    () => parseForm(fieldsAt(page.now), page.body),
    (db, head, given) => keepCall(page, db, head, given),
  );
}

async function keepCall(
  page: Page,
  db: Db,
  head: ConcernHead,
  given: FormValue<ReturnType<typeof fieldsAt>>,
): Promise<string> {
  const { now: at, practitioner: by } = page;
  const { calls } = await readTriage(db, head.id);
  if (waitingCall(calls)) throw refused('why', 'One is called already. Record it as held, or call it off');
  await insertCall(db, head.id, { why: given.why, plannedAt: given.planned, invited: given.invited, at, by });
  const time = timekeepingOf(await currentArrangements(page.services.database, at, db));
  await startClockRow(db, head.id, startClock(time, HELD_CLOCK, head.area, at));
  await project(db, head.id);
  await audit(db, { action: 'call strategy discussion', kind: 'concern', id: head.id, basis: head.basis });
  return `/front-door/${head.id}`;
}

/** POST /front-door/ID/strategy/call/off: it will not be held, and why. */
export async function callItOff(page: Page): Promise<Response> {
  const { now, practitioner } = page;
  return change(
    page,
    showCall,
    () => parseForm({ off: text({ ask: 'Write why it is called off', max: 2000 }) }, page.body),
    async (db, head, { off }) => {
      if (!(await callOff(db, head.id, { at: now, by: practitioner.name, why: off })))
        throw refused('off', 'None is waiting to be held');
      await project(db, head.id);
      await audit(db, { action: 'call off strategy', kind: 'concern', id: head.id, basis: head.basis });
      return `/front-door/${head.id}`;
    },
  );
}
