import { z } from 'zod';
import type { Field } from '../../platform/forms/index.ts';
import { type Body, one } from '../../platform/http/index.ts';
import { isBefore, londonInstant } from '../../platform/time/london.ts';
import { PARTS } from './moment-box.ts';

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
    const at = momentIn(body, name);
    if (at === null) return optional ? null : `Enter when: ${what.toLowerCase()}`;
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

/** What the boxes of a moment hold: null when all are empty, undefined when it is no day with a time. */
export function momentIn(body: Body, name: string): Temporal.Instant | null | undefined {
  const [day = '', month = '', year = '', time = ''] = PARTS.map((part) =>
    one(body, `${name}-${part}`).trim(),
  );
  return day || month || year || time ? instantOf(day, month, year, time) : null;
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
