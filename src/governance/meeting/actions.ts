import { audit } from '../../platform/audit/index.ts';
import { attemptChange, type Changeable, changeRecord } from '../../platform/forms/index.ts';
import { HttpError, one, type Page } from '../../platform/http/index.ts';
import { londonDate } from '../../platform/time/index.ts';
import { readAction, readDone } from '../form.ts';
import { actionById, addAction, claimAction, setDone } from '../store/action.ts';
import type { Action } from '../types.ts';
import { kept } from './kept.ts';
import { showMeeting } from './page.ts';

/** POST /meetings/ID/actions: what the meeting asked for, of which role, by when. */
export function giveAction(page: Page): Promise<Response> {
  return attemptChange(
    kept,
    page,
    showMeeting,
    () => readAction(page.body),
    async (db, { id }, action) => {
      const made = await addAction(db, { meetingId: id, ...action });
      await audit(db, { action: 'add', kind: 'action of a meeting', id: made });
      return `/meetings/${id}`;
    },
  );
}

const keptAction: Changeable<Action & { workable: true }> = {
  kind: 'action of a meeting',
  readHead: actionById,
  claimVersion: claimAction,
  readOnly: 'This action is not yours to change.',
};

/** POST /meetings/actions/ID: it is done today, with what came of it; or open again. */
export async function settleAction(page: Page): Promise<Response> {
  const open = one(page.body, 'press') === 'open';
  const outcome = await changeRecord(
    keptAction,
    page,
    () => (open ? { ok: true, value: '' } : readDone(page.body, 'done')),
    async (db, { id, meetingId }, words) => {
      await setDone(db, id, open ? undefined : { on: londonDate(page.now), words });
      await audit(db, { action: open ? 'open again' : 'done', kind: 'action of a meeting', id });
      return `/meetings/${meetingId}`;
    },
  );
  if ('done' in outcome) return page.seeOther(outcome.done);
  const [error] = outcome.errors;
  if (error) throw new HttpError(400, { says: `${error.message}. Go back and write it in other words.` });
  throw new HttpError(409, {
    says: 'Somebody changed this action meanwhile. Go back, and look at it again.',
  });
}
