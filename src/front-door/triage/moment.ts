import { z } from 'zod';
import { errorMessage, type Field, type FormError, type Typed } from '../../platform/forms/index.ts';
import { govuk, type Html } from '../../platform/html/index.ts';
import { type Body, one } from '../../platform/http/index.ts';
import { inLondon, isBefore, londonInstant } from '../../platform/time/london.ts';

const PARTS = ['day', 'month', 'year', 'time'] as const;

/** What a day with a time of day must be: `what` begins the messages; never after `now`, never before `since`. */
export interface MomentRule {
  what: string;
  now: Temporal.Instant;
  since?: Temporal.Instant;
  optional?: boolean;
}

/**
 * A day and a time of day in London, in boxes named `NAME-day` … `NAME-time`. All empty is null, which only an
 * optional one may be.
 */
export function moment({ what, now, since, optional = false }: MomentRule): Field<Temporal.Instant | null> {
  const take = (body: Body, name: string): Temporal.Instant | null | string => {
    const [day = '', month = '', year = '', time = ''] = PARTS.map((part) =>
      one(body, `${name}-${part}`).trim(),
    );
    if (!day && !month && !year && !time) return optional ? null : `Enter when: ${what.toLowerCase()}`;
    const at = instantOf(day, month, year, time);
    if (!at) return `${what} must be a real day with a time, like 23 11 2026 at 14:30`;
    if (isBefore(now, at)) return `${what} must not lie ahead`;
    return since && isBefore(at, since) ? `${what} must not be before the concern came in` : at;
  };
  const schema = z.custom<Temporal.Instant | null | string>().transform((value, context) => {
    if (typeof value !== 'string') return value;
    context.addIssue(value);
    return z.NEVER;
  });
  return { take, schema, focus: '-day' };
}

function instantOf(day: string, month: string, year: string, time: string): Temporal.Instant | undefined {
  const clock = /^(\d{1,2})[:.]?(\d{2})$/.exec(time);
  if (!clock || !/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year)) return undefined;
  const [, hour, minute] = clock;
  try {
    const date = Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    );
    return londonInstant(date, `${hour?.padStart(2, '0')}:${minute}`);
  } catch {
    return undefined;
  }
}

/** The boxes of a moment. Nothing typed yet begins with `start`, where one is given. */
export function drawMoment(
  name: string,
  words: { label: string; hint?: string; start?: Temporal.Instant },
  { typed, errors }: { typed: Typed; errors: readonly FormError[] },
): Html {
  const wrong = errors.some((error) => error.field === name);
  const untouched = PARTS.every((part) => typed.value(`${name}-${part}`) === '');
  const begun = untouched && words.start && errors.length === 0 ? partsOf(words.start) : undefined;
  return govuk.dateInput({
    id: name,
    fieldset: { legend: { text: words.label, classes: 'govuk-fieldset__legend--s' } },
    ...(words.hint ? { hint: { text: words.hint } } : {}),
    items: PARTS.map((part) => ({
      id: `${name}-${part}`,
      name: `${name}-${part}`,
      label: part === 'time' ? 'Time' : `${part.slice(0, 1).toUpperCase()}${part.slice(1)}`,
      value: begun?.[part] ?? typed.value(`${name}-${part}`),
      ...(part === 'time' ? { inputmode: 'text' as const, pattern: '[0-9:.]*' } : {}),
      classes: `govuk-input--width-${part === 'year' || part === 'time' ? 4 : 2}${wrong ? ' govuk-input--error' : ''}`,
    })),
    ...errorMessage(errors, name),
  });
}

function partsOf(at: Temporal.Instant): Readonly<Record<(typeof PARTS)[number], string>> {
  const local = inLondon(at);
  return {
    day: String(local.day),
    month: String(local.month),
    year: String(local.year),
    time: local.toPlainTime().toString({ smallestUnit: 'minute' }),
  };
}
