import { currentArrangements } from '../../partnership/index.ts';
import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { type FormValue, parseForm } from '../../platform/forms/index.ts';
import { notFound, type Page } from '../../platform/http/index.ts';
import { change, type Refusal, refused } from '../change/change.ts';
import { showForm } from '../change/open.ts';
import { attendanceIn } from '../policies.ts';
import type { ConcernHead } from '../record/types.ts';
import { startClock } from '../rules/clocks.ts';
import { enquiryBegan } from '../rules/strategy.ts';
import { enterDiscussion } from '../sharing/hand-on.ts';
import { project } from '../store/concern.ts';
import { finishAction, finishClock, insertDiscussion, runClockFrom } from '../store/strategy.ts';
import { holdCall } from '../store/strategy-call.ts';
import { readTriage, referrerAgency } from '../store/triage.ts';
import { timekeepingOf } from '../timekeeping.ts';
import { fieldsOf } from '../triage/ask.ts';
import { moment } from '../triage/moment.ts';
import { waitingCall } from './call/types.ts';
import { doneQuestions } from './done-questions.ts';
import { doneView } from './done-view.ts';
import { readDiscussion } from './form.ts';
import { type NewDiscussion, standingOf } from './types.ts';
import { strategyView } from './view.ts';

/** GET /front-door/ID/strategy?replaces=ID: a discussion that was held, or one recorded anew. */
export function showStrategy(page: Page, refusal?: Refusal): Promise<Response> {
  const replaces = page.url.searchParams.get('replaces');
  return showForm(
    page,
    'Strategy discussion',
    (db, record) => readTriage(db, record.id),
    (form, { discussions, calls }) =>
      strategyView({
        ...form,
        calledAt: waitingCall(calls)?.at,
        policy: attendanceIn(form.arrangements, form.record.area, page.now),
        replaced: standingOf(discussions).find(({ id }) => id === replaces),
      }),
    refusal,
  );
}

/** POST /front-door/ID/strategy: kept for good, with the clocks that it starts. */
export async function keepStrategy(page: Page): Promise<Response> {
  const { now } = page;
  return change(
    page,
    showStrategy,
    async (head, db) => {
      const { discussions } = await readTriage(db, head.id);
      return readDiscussion(page.body, {
        ...{ now, receivedAt: head.receivedAt },
        policy: attendanceIn(await currentArrangements(page.services.database, now, db), head.area, now),
        referrerAgency: head.raisedBy === 'professional' ? await referrerAgency(db, head.id) : null,
        standing: standingOf(discussions).map(({ id }) => id),
      });
    },
    (db, head, given) => keep(page, db, head, given),
  );
}

/** The conference's clock runs from the discussion at which the enquiry began; the assessment's from the referral. */
async function keep(page: Page, db: Db, head: ConcernHead, given: NewDiscussion): Promise<string> {
  const { now, practitioner } = page;
  const time = timekeepingOf(await currentArrangements(page.services.database, now, db));
  const before = (await readTriage(db, head.id)).discussions;
  const discussionId = await insertDiscussion(db, head.id, given, practitioner, now);
  if (!given.supersedes)
    await holdCall(db, head.id, { discussionId, at: given.heldAt, calledAt: given.calledAt });
  const learned = before.find(({ id }) => id === given.supersedes)?.present ?? [];
  await enterDiscussion(page, db, head, { ...given, id: discussionId, learned });
  const began = enquiryBegan(standingOf((await readTriage(db, head.id)).discussions));
  const from = (rule: string, start: Temporal.Instant | null) =>
    runClockFrom(db, head.id, rule, start && startClock(time, rule, head.area, start), now);
  await from('initial-child-protection-conference', began);
  await from('child-and-family-assessment', began && head.receivedAt);
  await project(db, head.id);
  const action = given.supersedes ? 'record strategy anew' : 'record strategy';
  await audit(db, { action, kind: 'concern', id: head.id, basis: head.basis, fields: ['enquiry'] });
  return `/front-door/${head.id}`;
}

/** GET /front-door/ID/strategy/done/WHAT: an action that was agreed, or a limit that runs. */
export function showDone(page: Page, refusal?: Refusal): Promise<Response> {
  const what = page.uuid('what');
  return showForm(
    page,
    'Done',
    async (db, record) => {
      const { discussions } = await readTriage(db, record.id);
      const action = standingOf(discussions)
        .flatMap(({ actions }) => actions)
        .find(({ id }) => id === what);
      const clock = record.clocks.find(({ id }) => id === what);
      if (!action && !clock) throw notFound({ kind: 'concern', id: record.id });
      return { action, clock };
    },
    (form, found) => doneView({ ...form, ...found, what }),
    refusal,
  );
}

const doneFields = (now: Temporal.Instant) => ({
  ...fieldsOf(doneQuestions),
  when: moment({ what: 'When it was done', now }),
});

/** POST /front-door/ID/strategy/done/WHAT */
export async function finish(page: Page): Promise<Response> {
  return change(
    page,
    showDone,
    () => parseForm(doneFields(page.now), page.body),
    (db, head, given) => keepDone(page, db, head, given),
  );
}

async function keepDone(
  page: Page,
  db: Db,
  head: ConcernHead,
  given: FormValue<ReturnType<typeof doneFields>>,
): Promise<string> {
  const what = page.uuid('what');
  const done = { at: given.when ?? page.now, words: given.words, by: page.practitioner.name };
  if (!(await finishAction(db, head.id, what, done)) && !(await finishClock(db, head.id, what, done)))
    throw refused('words', 'It was said to be done already, or no longer counts');
  await project(db, head.id);
  await audit(db, { action: 'finish', kind: 'concern', id: head.id, basis: head.basis });
  return `/front-door/${head.id}`;
}
