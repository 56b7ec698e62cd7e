import { audit } from '../../platform/audit/index.ts';
import { type Refusal, Undone } from '../../platform/forms/index.ts';
import { notFound, type Page } from '../../platform/http/index.ts';
import { change } from '../change/change.ts';
import { showForm } from '../change/open.ts';
import { readEnding } from '../ending/form.ts';
import { endForm } from '../ending/view.ts';
import { projectAll, readPerson } from '../store/person.ts';
import { closeTold } from '../store/told.ts';
import type { PersonRecord } from '../types.ts';
import { groupIn } from './page.ts';
import type { FactGroup, Held } from './types.ts';

/** The fact of an address, as far as the reader sees it. @throws HttpError 404 where there is none to end */
export function factIn(page: Page, group: FactGroup, person: PersonRecord | undefined): Held {
  const which = page.uuid('which');
  const held = person && group.held(person).find(({ id, withdrawn }) => id === which && !withdrawn);
  if (!held) throw notFound({ kind: 'person', id: page.uuid() });
  return held;
}

/** GET /people/ID/known/GROUP/WHICH/end */
export function showEndFact(page: Page, refusal?: Refusal): Promise<Response> {
  const group = groupIn(page);
  return showForm(
    page,
    'End or correct',
    async (db, { id }) => {
      const held = factIn(page, group, await readPerson(db, id));
      const words = `${held.label}: ${held.shielded ? 'shielded' : held.line}`;
      return { step: `known/${group.name}/${held.id}/end`, back: 'known', words };
    },
    endForm,
    refusal,
  );
}

/** POST /people/ID/known/GROUP/WHICH/end: it was so until a day, or it never was. Nothing is deleted. */
export async function endFact(page: Page): Promise<Response> {
  const group = groupIn(page);
  const { now, practitioner } = page;
  const outcome = await change(
    page,
    () => readEnding(page),
    async (db, head, ending) => {
      const held = factIn(page, group, await readPerson(db, head.id));
      const how = 'why' in ending ? { withdrawn: ending.why, by: practitioner, at: now } : ending;
      if (!(await closeTold(db, held.part, held.id, how))) throw new Undone({ errors: [], changed: true });
      await projectAll(db, head.id);
      await audit(db, {
        action: 'why' in ending ? 'withdraw' : 'change',
        ...{ kind: 'person', id: head.id, basis: head.basis, fields: [group.name] },
      });
      return `/people/${head.id}/known`;
    },
  );
  return 'done' in outcome ? page.seeOther(outcome.done) : showEndFact(page, outcome);
}
