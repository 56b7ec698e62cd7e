import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import type { Page } from '../../platform/http/index.ts';
import { CONCERN_DECIDED } from '../events.ts';
import type { ConcernHead } from '../record/types.ts';
import { enterDestination } from '../sharing/hand-on.ts';
import { project } from '../store/concern.ts';
import { insertDecision, type KeptDecision, meetClocks } from '../store/decision.ts';
import { replaceProposal } from '../store/second-person.ts';
import { tellReferrer } from '../store/told.ts';
import { oweTelling } from '../tell/owe.ts';
import { closeTriage } from '../triage/close.ts';
import type { Basis } from './basis.ts';

/**
 * Makes a decision in the caller's transaction: it stands for good in place of any before it, clocks are met, the
 * receipt moves on, word is owed to whoever spoke up and the family, and others hear of it and take it up. Returns its id.
 */
export async function keepDecision(
  page: Page,
  db: Db,
  head: ConcernHead,
  given: KeptDecision,
  { outcomes }: Pick<Basis, 'outcomes'>,
): Promise<string> {
  const { id } = head;
  await closeTriage(page, db, head);
  await replaceProposal(db, id, page.practitioner, given.at);
  const { id: decision, supersedes } = await insertDecision(db, id, given);
  await meetClocks(db, id, given.at, given.lateReason);
  await tellReferrer(db, id, {
    at: given.at,
    outcome: outcomes.find(({ code }) => code === given.outcome)?.label ?? given.outcome,
    words: given.forReferrer,
  });
  await project(db, id);
  await audit(db, { action: 'decide', kind: 'concern', id, basis: head.basis, fields: ['level', 'outcome'] });
  const { destination, level, outcome, edition, cited, familyAgreed, assessment, signposted } = given;
  await page.services.events.publish(db, CONCERN_DECIDED, {
    ...{ concern: id, decision, supersedes, area: head.area, destination, level, outcome },
    ...{ edition, cited, familyAgreed, assessment, signposted },
  });
  await oweTelling(page, db, head, decision);
  await enterDestination(page, db, head, { decision, destination, familyAgreed });
  return decision;
}
