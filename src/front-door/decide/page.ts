import { currentArrangements } from '../../partnership/index.ts';
import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import type { Page } from '../../platform/http/index.ts';
import { tell } from '../../platform/jobs/index.ts';
import { change, type Refusal } from '../change/change.ts';
import { showForm } from '../change/open.ts';
import { ANSWER_DUE, CONCERN_DECIDED } from '../events.ts';
import { outcomesOffered } from '../outcomes.ts';
import type { ConcernHead } from '../record/types.ts';
import { project } from '../store/concern.ts';
import { clockRunOut, insertDecision, meetClocks } from '../store/decision.ts';
import { tellReferrer } from '../store/told.ts';
import { closeTriage } from '../triage/close.ts';
import { withAcceptance } from '../triage/outcome.ts';
import { type NewDecision, readDecision } from './form.ts';
import { decideView } from './view.ts';

/** GET /front-door/ID/decision */
export function showDecision(page: Page, refusal?: Refusal): Promise<Response> {
  const { now } = page;
  return showForm(
    page,
    'Decide',
    (db, record) => clockRunOut(db, record.id, now),
    (form, late) =>
      decideView({
        ...form,
        late,
        rules: form.arrangements.clockRules,
        outcomes: outcomesOffered(form.arrangements, form.record.area, now),
      }),
    refusal,
  );
}

/**
 * POST /front-door/ID/decision. The decision stands for good, in place of any before it; in the same transaction
 * clocks are met, the receipt moves on and others hear of it.
 */
export async function decide(page: Page): Promise<Response> {
  const { now } = page;
  const outcome = await change(
    page,
    async (head, db) =>
      withAcceptance(
        db,
        head.id,
        readDecision(page.body, {
          raisedBy: head.raisedBy,
          outcomes: await outcomesNow(page, db, head),
          late: await clockRunOut(db, head.id, now),
        }),
      ),
    (db, head, decision) => keepDecision(page, db, head, decision),
  );
  return 'done' in outcome ? page.seeOther(outcome.done) : showDecision(page, outcome);
}

async function keepDecision(page: Page, db: Db, head: ConcernHead, given: NewDecision): Promise<string> {
  const { now, practitioner } = page;
  const { id } = head;
  await closeTriage(page, db, head);
  const decision = await insertDecision(db, id, { ...given, by: practitioner, at: now });
  await meetClocks(db, id, now, given.lateReason);
  await tellReferrer(db, id, {
    at: now,
    outcome: await labelOf(page, db, head, given),
    words: given.forReferrer,
  });
  await project(db, id);
  await audit(db, { action: 'decide', kind: 'concern', id, basis: head.basis, fields: ['level', 'outcome'] });
  await page.services.events.publish(db, CONCERN_DECIDED, { concern: id, decision });
  await tell(db, ANSWER_DUE, { concern: id, decision });
  return `/front-door/${id}`;
}

async function outcomesNow({ services, now }: Page, db: Db, head: ConcernHead) {
  return outcomesOffered(await currentArrangements(services.database, now, db), head.area, now);
}

async function labelOf(page: Page, db: Db, head: ConcernHead, { outcome }: NewDecision): Promise<string> {
  const rules = await outcomesNow(page, db, head);
  return rules.find(({ code }) => code === outcome)?.label ?? outcome;
}
