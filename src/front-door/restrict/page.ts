import { choosing, lookedFor, looksForPeople, offeredPeople } from '../../partnership/index.ts';
import { audit } from '../../platform/audit/index.ts';
import { type Naming, readNaming } from '../../platform/forms/index.ts';
import type { Page } from '../../platform/http/index.ts';
import { change, type Refusal } from '../change/change.ts';
import { showForm } from '../change/open.ts';
import { hasSubstance } from '../rules/thresholds.ts';
import { namedPeople, restrictTo } from '../store/keeping.ts';
import { restrictView } from './view.ts';

/** GET /front-door/ID/restriction */
export function showRestriction(page: Page, refusal?: Refusal): Promise<Response> {
  return showForm(
    page,
    'Who may see it',
    async (db, record) => {
      const named = record.restricted ? await namedPeople(db, record.id) : [];
      return { named, ...(await choosing(db, page, record.teamId, refusal ? [] : named)) };
    },
    (form, extra) => restrictView({ ...form, ...extra, again: refusal !== undefined }),
    refusal,
  );
}

/** POST /front-door/ID/restriction: closes the concern to all but the named people, or opens it again. */
export async function restrict(page: Page): Promise<Response> {
  if (looksForPeople(page)) return showRestriction(page, lookedFor);
  return change<Naming>(
    page,
    showRestriction,
    async (head, db) =>
      readNaming(page.body, await offeredPeople(db, page, head.teamId), head.restricted, (reason) =>
        hasSubstance(reason) ? undefined : 'Say why in at least four words',
      ),
    async (db, head, restriction) => {
      const named = [...restriction.people, page.practitioner.id];
      const { opened } = restriction;
      await restrictTo(db, head.id, opened ? [] : named, restriction.reason);
      const action = opened ? 'unrestrict' : 'restrict';
      await audit(db, { action, kind: 'concern', id: head.id, basis: head.basis, fields: ['restricted'] });
      return `/front-door/${head.id}`;
    },
  );
}
