import { choices, type FormError, formError, parseForm, text } from '../../platform/forms/index.ts';
import type { Body } from '../../platform/http/index.ts';
import type { Reading } from '../change/change.ts';
import { hasSubstance } from '../rules/thresholds.ts';

/** What becomes of one address: hidden from all but named people, or shown again. */
export interface Shielding {
  address: string;
  shown: boolean;
  people: readonly string[];
  reason: string;
}

/** What may be chosen: addresses to hide or to name people for, those that may be shown again, and people. */
export interface Offered {
  hide: readonly string[];
  show: readonly string[];
  people: readonly string[];
}

export function readShielding(body: Body, offered: Offered): Reading<Shielding> {
  const fields = {
    address: text({ ask: 'Choose an address' }),
    people: choices(offered.people),
    reason: text({ ask: 'Say why', max: 4000 }),
  };
  const parsed = parseForm(fields, body);
  if (!parsed.ok) return parsed;
  const { address: chosen, people, reason } = parsed.value;
  const shown = chosen.startsWith('show:');
  const address = shown ? chosen.slice('show:'.length) : chosen;
  const errors: FormError[] = [];
  if (!(shown ? offered.show : offered.hide).includes(address))
    errors.push(formError('address', 'Choose an address'));
  if (!hasSubstance(reason)) errors.push(formError('reason', 'Say why in at least four words'));
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: { address, shown, people, reason } };
}
