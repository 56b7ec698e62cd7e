import { choices, type FormError, formError, parseForm, text } from '../../platform/forms/index.ts';
import type { Body } from '../../platform/http/index.ts';
import type { Reading } from '../change/change.ts';
import { hasSubstance } from '../rules/thresholds.ts';

/** Who may see a concern from now on. Nobody named: the team again. */
export interface Restriction {
  people: readonly string[];
  reason: string;
}

/** Reads who may see a concern: named people of those offered, or the whole team again. */
export function readRestriction(
  body: Body,
  offered: readonly string[],
  restricted: boolean,
): Reading<Restriction> {
  const fields = {
    who: text({ ask: 'Choose who may see it' }),
    people: choices(offered),
    reason: text({ ask: 'Say why', max: 4000 }),
  };
  const parsed = parseForm(fields, body);
  if (!parsed.ok) return parsed;
  const { who, people, reason } = parsed.value;
  const errors: FormError[] = [];
  if (who !== 'named' && !(who === 'team' && restricted))
    errors.push(formError('who', 'Choose who may see it'));
  if (!hasSubstance(reason)) errors.push(formError('reason', 'Say why in at least four words'));
  if (errors.length > 0) return { ok: false, errors };
  return { ok: true, value: { people: who === 'named' ? people : [], reason } };
}
