import { audit } from '../../../platform/audit/index.ts';
import type { Page } from '../../../platform/http/index.ts';
import { change, type Refusal, refused } from '../../change/change.ts';
import { showForm } from '../../change/open.ts';
import { project } from '../../store/concern.ts';
import { withdrawQuestion } from '../../store/question.ts';
import { theQuestion } from '../the-question.ts';
import { readWithdrawal } from './form.ts';
import { withdrawView } from './view.ts';

/** GET /front-door/ID/questions/QUESTION */
export function showWithdrawal(page: Page, refusal?: Refusal): Promise<Response> {
  const id = page.uuid('question');
  return showForm(
    page,
    'Take a question back',
    (db, record) => theQuestion(db, record.id, id),
    (form, question) => withdrawView({ ...form, question }),
    refusal,
  );
}

/** POST /front-door/ID/questions/QUESTION: the agency sees that it need not answer, and nothing of the child. */
export async function withdraw(page: Page): Promise<Response> {
  const { now, practitioner } = page;
  const question = page.uuid('question');
  return change(
    page,
    showWithdrawal,
    () => readWithdrawal(page.body),
    async (db, head, { reason }) => {
      const which = { id: question, concernId: head.id };
      const by = { name: practitioner.name, at: now, why: reason };
      if (!(await withdrawQuestion(db, which, by))) throw refused('reason', already);
      await project(db, head.id);
      await audit(db, { action: 'withdraw question', kind: 'concern', id: head.id, basis: head.basis });
      return `/front-door/${head.id}#asked`;
    },
  );
}

const already = 'This question was taken back already';
