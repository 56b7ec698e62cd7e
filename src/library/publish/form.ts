import {
  choice,
  choices,
  date,
  type FormError,
  formError,
  parseForm,
  type Reading,
  text,
} from '../../platform/forms/index.ts';
import type { Body } from '../../platform/http/index.ts';
import { londonInstant } from '../../platform/time/london.ts';

/** When a version is shown, and who hears of it. */
export interface Publishing {
  /** Null: at once. */
  from: Temporal.Instant | null;
  until: Temporal.Instant | null;
  why: string;
  /** Those who follow what changed are told. */
  told: boolean;
}

const fields = {
  when: choice(['now', 'later'], 'Choose when it is to be shown'),
  from: date({ what: 'The date from which it is shown' }),
  'from-time': text({ max: 5 }),
  until: date({ what: 'The date until which it is shown' }),
  'until-time': text({ max: 5 }),
  why: text({ max: 300 }),
  tell: choices(['yes']),
};

export function readPublishing(body: Body, now: Temporal.Instant): Reading<Publishing> {
  const parsed = parseForm(fields, body);
  if (!parsed.ok) return parsed;
  const said = parsed.value;
  const errors: FormError[] = [];
  const moment = (name: 'from' | 'until', usual: string): Temporal.Instant | null => {
    const day = said[name];
    if (!day) return null;
    const time = said[`${name}-time`] || usual;
    if (/^([01]?\d|2[0-3]):[0-5]\d$/.test(time))
      return londonInstant(day, Temporal.PlainTime.from(time.padStart(5, '0')));
    errors.push(formError(`${name}-time`, 'Enter a time like 09:00'));
    return null;
  };
  const from = said.when === 'later' ? moment('from', '00:00') : null;
  const until = moment('until', '00:00');
  const past = (at: Temporal.Instant) => Temporal.Instant.compare(at, from ?? now) <= 0;
  if (said.when === 'later' && !said.from)
    errors.push(formError('from', 'Enter the date from which it is shown', '-day'));
  if (from && Temporal.Instant.compare(from, now) <= 0)
    errors.push(formError('from', 'Enter a time that is still to come, or choose now', '-day'));
  if (until && past(until)) errors.push(formError('until', 'It must end after it begins', '-day'));
  if (errors.length > 0) return { ok: false, errors };
  return { ok: true, value: { from, until, why: said.why, told: said.tell.length > 0 } };
}
