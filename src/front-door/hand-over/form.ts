import { type FormValue, formError, parseForm, text } from '../../platform/forms/index.ts';
import type { Body } from '../../platform/http/index.ts';
import type { Reading } from '../change/change.ts';
import type { ConcernHead } from '../record/types.ts';
import { hasSubstance } from '../rules/thresholds.ts';

const fields = {
  area: text({ ask: 'Choose the area where the child lives' }),
  reason: text({ ask: 'Say how you know', max: 4000 }),
};

export type HandOver = FormValue<typeof fields>;

/** Reads where a concern goes: another area of the partnership, and how that is known. */
export function readHandOver(
  body: Body,
  head: Pick<ConcernHead, 'area' | 'open'>,
  areas: readonly string[],
): Reading<HandOver> {
  const parsed = parseForm(fields, body);
  if (!head.open) return { ok: false, errors: [formError('area', decided)] };
  if (head.area !== null) return { ok: false, errors: [formError('area', known)] };
  if (!parsed.ok) return parsed;
  const { area, reason } = parsed.value;
  if (!areas.includes(area))
    return { ok: false, errors: [formError('area', 'Choose the area where the child lives')] };
  if (!hasSubstance(reason))
    return {
      ok: false,
      errors: [
        formError(
          'reason',
          'Say how you know in at least four words: the next area must be able to check it',
        ),
      ],
    };
  return parsed;
}

const known =
  'Its area is known. To send it elsewhere, pass it to another authority: it stays here until they accept it';
const decided = 'This concern has been decided. Decide again to pass it on';
