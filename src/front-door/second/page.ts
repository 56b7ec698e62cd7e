import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { HttpError, notFound, type Page } from '../../platform/http/index.ts';
import { change, type Reading, type Refusal, Undone } from '../change/change.ts';
import { showForm } from '../change/open.ts';
import { readBasis } from '../decide/basis.ts';
import { keepDecision } from '../decide/keep.ts';
import { citationsOf } from '../record/cited.ts';
import type { ConcernHead, Proposal } from '../record/types.ts';
import { project } from '../store/concern.ts';
import { answerProposal, openProposal } from '../store/second-person.ts';
import { readSecond, type SecondAnswer } from './form.ts';
import { secondView } from './view.ts';

/** GET /front-door/ID/second: the decision that waits, in full, for whoever is not its proposer. */
export function showSecond(page: Page, refusal?: Refusal): Promise<Response> {
  const { now, practitioner } = page;
  return showForm(
    page,
    'Second person',
    async (db, record) => {
      const proposal = waitingIn(record.proposals, record.id);
      if (proposal.byId === practitioner.id) throw new HttpError(403, { says: own });
      return { proposal, basis: await readBasis(page, db, record) };
    },
    (form, { proposal, basis }) =>
      secondView({
        ...form,
        proposal,
        late: basis.late,
        rules: form.arrangements.clockRules,
        cited: citationsOf(form.record, basis.editions, now).get(proposal.id) ?? [],
      }),
    refusal,
  );
}

function waitingIn(proposals: readonly Proposal[], id: string): Proposal {
  const proposal = proposals.find(({ answer }) => answer === null);
  if (!proposal) throw notFound({ kind: 'concern', id });
  return proposal;
}

/**
 * POST /front-door/ID/second. Agreeing makes the decision, in both names; sending it back leaves the concern
 * undecided, with the words. Never the proposer.
 */
export async function answerSecond(page: Page): Promise<Response> {
  return change(
    page,
    showSecond,
    async (head, db): Promise<Reading<{ proposal: Proposal; given: SecondAnswer }>> => {
      const proposal = await openProposal(db, head.id);
      if (!proposal) throw new HttpError(409, { says: answered });
      if (proposal.byId === page.practitioner.id) throw new HttpError(403, { says: own });
      const { late } = await readBasis(page, db, head);
      const reading = readSecond(page.body, { late, lateReason: proposal.decision.lateReason });
      return reading.ok ? { ok: true, value: { proposal, given: reading.value } } : reading;
    },
    (db, head, { proposal, given }) => settle(page, db, head, proposal, given),
  );
}

async function settle(
  page: Page,
  db: Db,
  head: ConcernHead,
  proposal: Proposal,
  { answer, words, lateReason }: SecondAnswer,
): Promise<string> {
  const { practitioner: second, now: at } = page;
  const { id } = head;
  if (!(await answerProposal(db, proposal.id, { answer, words, by: second, at })))
    throw new Undone({ errors: [], changed: true });
  if (answer === 'agreed') {
    const by = { id: proposal.byId, name: proposal.by };
    const agreed = { by: second, words, proposedAt: proposal.at };
    const basis = await readBasis(page, db, head);
    await keepDecision(page, db, head, { ...proposal.decision, lateReason, by, at, second: agreed }, basis);
  } else {
    await project(db, id);
    await audit(db, { action: 'send back', kind: 'concern', id, basis: head.basis, fields: ['decision'] });
  }
  return `/front-door/${id}`;
}

const own =
  'You put this decision forward yourself. Somebody else must agree to it or send it back. Nothing was changed.';
const answered =
  'No decision of this concern waits for a second person any more: it was answered or taken back. Nothing was changed. Open the concern to see how it stands.';
