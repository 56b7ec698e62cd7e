import { isoDate } from '../../platform/lists/index.ts';
import { londonDate, londonInstant, startOfDay } from '../../platform/time/london.ts';
import { FIRST_DAY } from './fields.ts';
import type { ImportField } from './types.ts';

/**
 * When a concern was received elsewhere: a date with or without the time of London. Without one, from the beginning
 * of that day, so that no clock is kinder than it was.
 */
export function receivedAt(typed: string, now: Temporal.Instant): Temporal.Instant | { wrong: string } {
  const [, date = '', time] = /^(.+?)(?:[T ]+(\d{1,2}:\d{2})(?::\d{2})?)?$/.exec(typed.trim()) ?? [];
  const day = plainDate(isoDate(date));
  if (!day)
    return { wrong: 'Give the day it was received, like 2026-10-30 or 30/10/2026, with or without a time' };
  if (day.toString() < FIRST_DAY)
    return { wrong: 'It cannot have been received before 2019: no clock is known for then' };
  try {
    const at = time === undefined ? startOfDay(day) : londonInstant(day, time.padStart(5, '0'));
    const early = Temporal.Instant.compare(at, now) <= 0;
    return early && Temporal.PlainDate.compare(day, londonDate(now)) <= 0
      ? at
      : { wrong: 'It cannot have been received after now' };
  } catch {
    return { wrong: 'Give a time like 14:30, or none' };
  }
}

function plainDate(text: string): Temporal.PlainDate | undefined {
  try {
    return /^\d{4}-\d\d-\d\d$/.test(text) ? Temporal.PlainDate.from(text, { overflow: 'reject' }) : undefined;
  } catch {
    return undefined;
  }
}

/** What stands in a cell as a concern's body has it: answers by their value or their words, several by `|` or `;`. */
export function bodyValue({ question, options }: ImportField, typed: string): unknown {
  const value = (text: string) => {
    const plain = text.trim().toLowerCase();
    return (
      options?.find((option) => [option.value, option.label].some((each) => each.toLowerCase() === plain))
        ?.value ?? text.trim()
    );
  };
  if (question?.kind === 'any') return typed.split(/[|;]/).map(value).filter(Boolean);
  return question?.kind === 'day' ? isoDate(typed) : value(typed);
}
