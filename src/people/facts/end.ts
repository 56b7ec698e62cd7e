import { audit } from '../../platform/audit/index.ts';
import { formError, type Refusal, Undone } from '../../platform/forms/index.ts';
import type { Page } from '../../platform/http/index.ts';
import { change } from '../change/change.ts';
import { showForm } from '../change/open.ts';
import { readEnding } from '../ending/form.ts';
import { endForm } from '../ending/view.ts';
import { projectAll, readPerson } from '../store/person.ts';
import { closeTold } from '../store/told.ts';
import type { PersonName, PersonRecord } from '../types.ts';
import { factIn, groupIn } from './page.ts';
import type { Held } from './types.ts';

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

const ONLY_NAME = 'It is the only name that is known. Correct it, or add the right one first';

/** Without it nobody would find the record again. */
function isOnlyName({ part, id }: Held, person: PersonRecord | undefined): boolean {
  const others = (each: PersonName) => each.id !== id && !each.withdrawn;
  return part === 'name' && !person?.names.some(others);
}

/** POST /people/ID/known/GROUP/WHICH/end: it was so until a day, or it never was. Nothing is deleted. */
export async function endFact(page: Page): Promise<Response> {
  const group = groupIn(page);
  const { now, practitioner } = page;
  const outcome = await change(
    page,
    async ({ id }, db) => {
      const person = await readPerson(db, id);
      const held = factIn(page, group, person);
      const reading = readEnding(page, held.fromOn);
      if (!reading.ok || !('why' in reading.value) || !isOnlyName(held, person)) return reading;
      return { ok: false, errors: [formError('how', ONLY_NAME)] };
    },
    async (db, head, ending) => {
      const held = factIn(page, group, await readPerson(db, head.id));
      const how = 'why' in ending ? { withdrawn: ending.why, by: practitioner, at: now } : ending;
      if (!(await closeTold(db, held.part, held.id, how))) throw new Undone({ errors: [], changed: true });
      await projectAll(db, head.id);
      await audit(db, {
        action: 'why' in ending ? 'withdraw' : 'change',
        ...{ kind: 'person', id: head.id, basis: head.basis },
        fields: [held.shielded ? 'shielded' : group.name],
      });
      return `/people/${head.id}/known`;
    },
  );
  return 'done' in outcome ? page.seeOther(outcome.done) : showEndFact(page, outcome);
}
