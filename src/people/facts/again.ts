import { audit } from '../../platform/audit/index.ts';
import { parseForm, type Reading, type Refusal, text } from '../../platform/forms/index.ts';
import { notFound, type Page } from '../../platform/http/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { change } from '../change/change.ts';
import { showForm } from '../change/open.ts';
import { tellingFields, tellingOf } from '../telling/form.ts';
import { type Addition, readAgain } from './addition.ts';
import { againForm } from './again-view.ts';
import { stands } from './groups.ts';
import { groupIn, known, tellAgain } from './page.ts';
import type { Fresh } from './types.ts';

/** GET /people/ID/known/GROUP/WHICH/again: is it still so? */
export function showAgain(page: Page, refusal?: Refusal): Promise<Response> {
  const group = groupIn(page);
  return showForm(
    page,
    'Still so',
    async (db, head) => {
      const held = standingIn(page, (await known(page, db, head)).fresh);
      return { held, step: `known/${group.name}/${held.id}/again`, today: londonDate(page.now) };
    },
    againForm,
    refusal,
  );
}

/** POST /people/ID/known/GROUP/WHICH/again: it was told once more, and is as fresh as that. */
export async function sayAgain(page: Page): Promise<Response> {
  const group = groupIn(page);
  const outcome = await change(
    page,
    async (head, db) => readStillSo(page, standingIn(page, (await known(page, db, head)).fresh)),
    async (db, head, said) => {
      await tellAgain(db, head, said, page.practitioner.agencyId);
      const about = { kind: 'person', id: head.id, basis: head.basis };
      const fields = [said.again?.held.shielded ? 'shielded' : group.name];
      await audit(db, { action: 'tell again', ...about, fields });
      return `/people/${head.id}/known`;
    },
  );
  return 'done' in outcome ? page.seeOther(outcome.done) : showAgain(page, outcome);
}

function readStillSo(page: Page, held: Fresh): Reading<Pick<Addition, 'telling' | 'again'>> {
  const parsed = parseForm({ ...tellingFields(page.now), again: text({ max: 500 }) }, page.body);
  if (!parsed.ok) return parsed;
  const telling = tellingOf(parsed.value, page.practitioner, page.now);
  const again = readAgain(held, telling, parsed.value.again);
  return 'errors' in again ? { ok: false, errors: again.errors } : { ok: true, value: { telling, again } };
}

function standingIn(page: Page, fresh: readonly Fresh[]): Fresh {
  const which = page.uuid('which');
  const today = londonDate(page.now);
  const held = fresh.find((each) => each.id === which && stands(each, today));
  if (!held) throw notFound({ kind: 'person', id: page.uuid() });
  return held;
}
