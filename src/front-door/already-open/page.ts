import type { Page } from '../../platform/http/index.ts';
import { change, type Refusal } from '../change/change.ts';
import { showForm } from '../change/open.ts';
import { readPassingAnswer } from '../passing/form.ts';
import { keepAnswer, keepPassing } from '../passing/page.ts';
import { readTriage } from '../store/triage.ts';
import { waitsAlready } from '../triage/waits.ts';
import { readWorker } from './form.ts';
import { alreadyOpenView } from './view.ts';

/** GET /front-door/ID/already-open */
export function showAlreadyOpen(page: Page, refusal?: Refusal): Promise<Response> {
  return showForm(
    page,
    'Already open to a worker',
    (db, record) => readTriage(db, record.id),
    (form, triage) => alreadyOpenView({ ...form, triage }),
    refusal,
  );
}

/** POST /front-door/ID/already-open: the worker was told; that they have it is waited for. */
export async function passToWorker(page: Page): Promise<Response> {
  return change(
    page,
    showAlreadyOpen,
    async (head, db) =>
      readWorker(page.body, head, { now: page.now, waiting: waitsAlready(await readTriage(db, head.id)) }),
    (db, head, given) => keepPassing(page, db, head, given),
  );
}

/** POST /front-door/ID/already-open/answer */
export async function answerFromWorker(page: Page): Promise<Response> {
  return change(
    page,
    showAlreadyOpen,
    (head) => readPassingAnswer(page.body, 'worker', { now: page.now, since: head.receivedAt }),
    (db, head, given) => keepAnswer(page, db, head, given),
  );
}
