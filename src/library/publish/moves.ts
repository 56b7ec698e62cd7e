import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { changeRecord } from '../../platform/forms/index.ts';
import { HttpError, one, type Page } from '../../platform/http/index.ts';
import { type Head, moving } from '../head.ts';
import { forgetShown } from '../pages/shelf.ts';
import { keepers, setArchived, setOwner, setWork } from '../store/kept.ts';
import { callOff, endShowings } from '../store/showing.ts';
import { readVersion } from '../store/versions.ts';
import { tellFollowers, tellSearch } from './announce.ts';

type Move = (db: Db, page: Page, head: Head) => Promise<void>;

/** POST /library/:id/review: to those who publish, or back to whoever writes. */
export const review = (page: Page): Promise<Response> =>
  move(page, 'library.edit', {
    send: (db, _, head) => setWork(db, head.id, 'in review'),
    back: (db, _, head) => setWork(db, head.id, 'draft'),
  });

/** POST /library/:id/away: no longer shown, no longer planned, or brought back. */
export const away = (page: Page): Promise<Response> =>
  move(page, 'library.publish', {
    'call-off': async (db, { now }, head) => {
      await callOff(db, head.id, now);
      if (head.work === 'done') await setWork(db, head.id, 'draft');
    },
    'take-down': (db, asked, head) => takeDown(db, asked, head),
    return: (db, _, head) => setArchived(db, head.id, null),
  });

/** Nobody reads it from now on, and those who follow hear of it. `why`: in a sentence for them. */
export async function takeDown(db: Db, { now }: Page, head: Head, why = ''): Promise<void> {
  const shown = head.shownNumber === null ? undefined : await readVersion(db, head.id, head.shownNumber);
  await endShowings(db, head.id, now);
  if (!shown) return;
  await setWork(db, head.id, 'draft');
  await tellSearch(db, head);
  await tellFollowers(db, { ...head, ...shown.text }, { what: 'withdrawn', why });
}

/** POST /library/:id/owner: who is reminded of it. Whoever may not publish may only take it on. */
export function own(page: Page): Promise<Response> {
  return move(page, 'library.edit', {
    '': async (db, { practitioner }, head) => {
      const wanted = one(page.body, 'owner');
      const id = wanted === 'me' ? practitioner.id : wanted || null;
      if (id !== practitioner.id && !practitioner.permissions.has('library.publish'))
        throw new HttpError(403);
      if (id !== null && !(await keepers(db)).includes(id)) throw new HttpError(400);
      await setOwner(db, head.id, id);
    },
  });
}

const CHANGED =
  'Somebody changed this page since you opened it. Nothing was done. Open it again, and look at it first.';

async function move(
  page: Page,
  permission: 'library.edit' | 'library.publish',
  moves: Readonly<Record<string, Move>>,
): Promise<Response> {
  const press = one(page.body, 'press');
  const wanted = Object.hasOwn(moves, press) ? moves[press] : undefined;
  if (!wanted) throw new HttpError(400);
  const path = `/library/${page.uuid()}`;
  const result = await changeRecord(
    moving(page.practitioner, permission),
    page,
    () => ({ ok: true, value: wanted }),
    async (db, head, apply) => {
      await apply(db, page, head);
      await audit(db, { action: `${press || 'own'} page`, kind: 'page', id: head.id });
      return path;
    },
  );
  if (!('done' in result))
    throw new HttpError(409, { says: CHANGED, onward: { label: 'Open the page', href: path } });
  forgetShown(page.services.database);
  return page.seeOther(result.done);
}
