import { formError, parseForm, text } from '../../platform/forms/index.ts';
import { type Body, isId } from '../../platform/http/index.ts';
import type { Reading } from '../change/change.ts';
import type { ConcernHead } from '../record/types.ts';

/** Said whether they are not of the team or may not have it for a reason that is nobody else's to know. */
export const cannotHave = 'They cannot have this concern. Choose somebody else';

/** Reads whom a concern is given to: the id of a person. */
export function readPerson(body: Body, head: Pick<ConcernHead, 'open' | 'allocatedTo'>): Reading<string> {
  const parsed = parseForm({ person: text({ ask: 'Choose who takes it on' }) }, body);
  if (!head.open) return unfit('This concern has been decided: there is nothing to take on');
  if (!parsed.ok) return parsed;
  const { person } = parsed.value;
  if (!isId(person)) return unfit('Choose who takes it on');
  return person === head.allocatedTo
    ? unfit('They have it already. Choose somebody else')
    : { ok: true, value: person };
}

/** The form with one thing to put right. */
export function unfit(message: string): { ok: false; errors: [ReturnType<typeof formError>] } {
  return { ok: false, errors: [formError('person', message)] };
}
