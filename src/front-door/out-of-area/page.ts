import { currentArrangements } from '../../partnership/index.ts';
import type { Page } from '../../platform/http/index.ts';
import { change, type Refusal } from '../change/change.ts';
import { showForm } from '../change/open.ts';
import { readPassingAnswer, readTakenBack } from '../passing/form.ts';
import { keepAnswer, keepPassing } from '../passing/page.ts';
import { answersItself } from '../passing/types.ts';
import { readTriage } from '../store/triage.ts';
import { waitsAlready } from '../triage/waits.ts';
import { readAuthority } from './form.ts';
import { outOfAreaView } from './view.ts';

/** GET /front-door/ID/out-of-area */
export function showOutOfArea(page: Page, refusal?: Refusal): Promise<Response> {
  return showForm(
    page,
    'Pass to another authority',
    (db, record) => readTriage(db, record.id),
    (form, triage) => outOfAreaView({ ...form, triage, areas: form.arrangements.areas }),
    refusal,
  );
}

/** POST /front-door/ID/out-of-area: they were told; their acceptance is waited for. */
export async function passToAuthority(page: Page): Promise<Response> {
  const { now } = page;
  return change(
    page,
    showOutOfArea,
    async (head, db) => {
      const { areas } = await currentArrangements(page.services.database, now, db);
      return readAuthority(page.body, head, {
        areas,
        now,
        waiting: waitsAlready(await readTriage(db, head.id)),
      });
    },
    (db, head, given) => keepPassing(page, db, head, given),
  );
}

/** POST /front-door/ID/out-of-area/answer: accepted in writing, refused, or taken back; an area of ours is only taken back from. */
export async function answerFromAuthority(page: Page): Promise<Response> {
  return change(
    page,
    showOutOfArea,
    async (head, db) => {
      const last = (await readTriage(db, head.id)).passedOn.at(-1);
      return last && answersItself(last, head)
        ? readTakenBack(page.body)
        : readPassingAnswer(page.body, 'authority', { now: page.now, since: head.receivedAt });
    },
    (db, head, given) => keepAnswer(page, db, head, given),
  );
}
