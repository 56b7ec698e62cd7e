import { audit } from '../../../platform/audit/index.ts';
import type { Page } from '../../../platform/http/index.ts';
import { change, type Refusal, refused } from '../../change/change.ts';
import { showForm } from '../../change/open.ts';
import { takeDownReply } from '../../store/asked.ts';
import { project } from '../../store/concern.ts';
import { theQuestion } from '../the-question.ts';
import { readSpoken } from './form.ts';
import { takeDownView } from './view.ts';

/** GET /front-door/ID/questions/QUESTION/telephone */
export function showTakeDown(page: Page, refusal?: Refusal): Promise<Response> {
  const id = page.uuid('question');
  return showForm(
    page,
    'Take an answer down',
    (db, record) => theQuestion(db, record.id, id),
    (form, question) => takeDownView({ ...form, question }),
    refusal,
  );
}

/** POST /front-door/ID/questions/QUESTION/telephone: what an agency said on the telephone is its reply. */
export async function takeDown(page: Page): Promise<Response> {
  const { now } = page;
  const id = page.uuid('question');
  return change(
    page,
    showTakeDown,
    async (head, db) => readSpoken(page.body, { askedAt: (await theQuestion(db, head.id, id)).askedAt, now }),
    async (db, head, spoken) => {
      if (!(await takeDownReply(db, id, spoken))) throw refused('kind', takenBack);
      await project(db, head.id);
      const action = spoken.kind === 'not shared' ? 'take down refusal' : 'take down reply';
      await audit(db, { action, kind: 'concern', id: head.id, basis: head.basis });
      return `/front-door/${head.id}#asked`;
    },
  );
}

const takenBack = 'The question was taken back meanwhile. Nothing was saved; your words are below';
