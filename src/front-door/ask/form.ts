import {
  choice,
  choices,
  type FormError,
  type FormValue,
  formError,
  parseForm,
  text,
} from '../../platform/forms/index.ts';
import type { Body } from '../../platform/http/index.ts';
import type { Reading } from '../change/change.ts';
import type { ConcernHead } from '../record/types.ts';
import { BASES, FACTS } from '../rules/sharing.ts';
import { hasSubstance } from '../rules/thresholds.ts';

/** What may be chosen on the form: ids of agencies, children, people of the household and whoever may decide. */
export interface Offered {
  agencies: readonly string[];
  children: readonly string[];
  people: readonly string[];
  deciders: readonly string[];
}

const fields = (offered: Offered) => ({
  agencies: choices(offered.agencies, { ask: 'Choose at least one agency to ask' }),
  question: text({ ask: 'Write what you want to know', max: 4000 }),
  children: choices(offered.children),
  shared: choices(FACTS),
  people: choices(offered.people),
  why: text({ ask: 'Say why you ask, in words the agency may read', max: 2000 }),
  basis: choice(BASES, 'Choose the lawful ground for sharing'),
  decider: choice(offered.deciders, 'Choose who decided to share this'),
});

export type AskedOf = FormValue<ReturnType<typeof fields>>;

/** Reads a question to agencies. Nobody can answer about a child of whom they are told nothing. */
export function readQuestion(
  body: Body,
  offered: Offered,
  head: Pick<ConcernHead, 'open'>,
): Reading<AskedOf> {
  const parsed = parseForm(fields(offered), body);
  if (!head.open) return { ok: false, errors: [formError('agencies', decided)] };
  if (!parsed.ok) return parsed;
  const { children, shared, people, why } = parsed.value;
  const errors: FormError[] = [];
  if (offered.children.length > 0 && children.length === 0 && people.length === 0)
    errors.push(formError('children', 'Choose whom the question is about'));
  if (children.length > 0 && shared.length === 0)
    errors.push(formError('shared', 'Choose what the agency is told, or it cannot know whom you mean'));
  if (!hasSubstance(why)) errors.push(formError('why', 'Say why you ask in at least four words'));
  return errors.length > 0 ? { ok: false, errors } : parsed;
}

const decided = 'This concern has been decided, so no agency is asked about it any more';
