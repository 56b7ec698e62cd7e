import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { type Refusal, Undone } from '../../platform/forms/index.ts';
import { notFound, type Page } from '../../platform/http/index.ts';
import { change } from '../change/change.ts';
import { showForm } from '../change/open.ts';
import { readEnding } from '../ending/form.ts';
import { endForm } from '../ending/view.ts';
import { readFamily } from '../store/family.ts';
import { closeTold } from '../store/told.ts';
import type { FamilyPart } from '../types.ts';
import { changed } from './add.ts';
import { partIn } from './words.ts';

export const FAMILY_PARTS: readonly FamilyPart[] = ['relationship', 'member', 'tie'];

/** The part that an address names. @throws HttpError 404 where there is none such */
export function familyPartOf(page: Page): FamilyPart {
  const part = FAMILY_PARTS.find((each) => each === page.param('part'));
  if (!part) throw notFound({ kind: 'person', id: page.uuid() });
  return part;
}

/** @throws HttpError 404 where there is none such, as far as the context sees */
async function heldIn(db: Db, id: string, part: FamilyPart, which: string) {
  const family = await readFamily(db, id);
  const held = family && partIn(family, part, which);
  if (!held) throw notFound({ kind: 'person', id });
  return held;
}

/** GET /people/ID/family/end/PART/WHICH */
export function showEnd(page: Page, refusal?: Refusal): Promise<Response> {
  const part = familyPartOf(page);
  const which = page.uuid('which');
  return showForm(
    page,
    'End or withdraw',
    async (db, { id }) => {
      const { line } = await heldIn(db, id, part, which);
      return { step: `family/end/${part}/${which}`, back: 'family', words: line };
    },
    endForm,
    refusal,
  );
}

/** POST /people/ID/family/end/PART/WHICH: it was so until a day, or it never was. Nothing is deleted. */
export async function end(page: Page): Promise<Response> {
  const part = familyPartOf(page);
  const which = page.uuid('which');
  const { now, practitioner } = page;
  const outcome = await change(
    page,
    async ({ id }, db) => readEnding(page, (await heldIn(db, id, part, which)).fromOn),
    async (db, head, ending) => {
      const held = await heldIn(db, head.id, part, which);
      const how = 'why' in ending ? { withdrawn: ending.why, by: practitioner, at: now } : ending;
      if (!(await closeTold(db, part, which, how))) throw new Undone({ errors: [], changed: true });
      await audit(db, changed(head, held.shielded ? 'shielded' : part));
      return `/people/${head.id}/family`;
    },
  );
  return 'done' in outcome ? page.seeOther(outcome.done) : showEnd(page, outcome);
}
