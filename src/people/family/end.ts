import { audit } from '../../platform/audit/index.ts';
import { type Refusal, Undone } from '../../platform/forms/index.ts';
import { notFound, type Page } from '../../platform/http/index.ts';
import { change } from '../change/change.ts';
import { showForm } from '../change/open.ts';
import { readEnding } from '../ending/form.ts';
import { endForm } from '../ending/view.ts';
import { readFamily } from '../store/family.ts';
import { closeTold, type FamilyPart } from '../store/told.ts';
import { changed } from './add.ts';
import { partWords } from './words.ts';

const PARTS: readonly FamilyPart[] = ['relationship', 'member', 'tie'];

function partOf(page: Page): FamilyPart {
  const part = PARTS.find((each) => each === page.param('part'));
  if (!part) throw notFound({ kind: 'person', id: page.uuid() });
  return part;
}

/** GET /people/ID/family/end/PART/WHICH */
export function showEnd(page: Page, refusal?: Refusal): Promise<Response> {
  const part = partOf(page);
  const which = page.uuid('which');
  return showForm(
    page,
    'End or withdraw',
    async (db, { id }) => {
      const family = await readFamily(db, id);
      const words = family && partWords(family, part, which);
      if (words === undefined) throw notFound({ kind: 'person', id });
      return { step: `family/end/${part}/${which}`, back: 'family', words };
    },
    endForm,
    refusal,
  );
}

/** POST /people/ID/family/end/PART/WHICH: it was so until a day, or it never was. Nothing is deleted. */
export async function end(page: Page): Promise<Response> {
  const part = partOf(page);
  const which = page.uuid('which');
  const { now, practitioner } = page;
  const outcome = await change(
    page,
    () => readEnding(page),
    async (db, head, ending) => {
      const family = await readFamily(db, head.id);
      if (!family || partWords(family, part, which) === undefined)
        throw notFound({ kind: 'person', id: head.id });
      const how = 'why' in ending ? { withdrawn: ending.why, by: practitioner, at: now } : ending;
      if (!(await closeTold(db, part, which, how))) throw new Undone({ errors: [], changed: true });
      await audit(db, changed(head, part));
      return `/people/${head.id}/family`;
    },
  );
  return 'done' in outcome ? page.seeOther(outcome.done) : showEnd(page, outcome);
}
