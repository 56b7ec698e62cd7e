import type { FieldProblem } from '../../platform/http/index.ts';
import { covers, type WorkingCalendar } from '../../platform/time/working-days.ts';
import { COUNTINGS, type Counting } from '../rules/notice.ts';

export interface NoticeQuestion {
  cancelled: Temporal.PlainDate;
  starts: Temporal.PlainDate;
  counting: Counting;
}

/** The first day answered for; the calendar reaches a year further back, for the notice itself. */
export const FIRST_DAY = '2019-01-01';

/** Reads the question from a query: the question, or every problem with it at once. */
export function readQuestion(
  query: URLSearchParams,
  calendar: WorkingCalendar,
): { question: NoticeQuestion } | { problems: readonly FieldProblem[] } {
  const cancelled = dateIn(query, 'cancelled', calendar);
  const starts = dateIn(query, 'starts', calendar);
  const policy = query.has('policy') ? single(query, 'policy') : COUNTINGS[0];
  const counting = COUNTINGS.find((known) => known === policy);
  const problems = [cancelled, starts].filter((read) => 'field' in read);
  if (counting === undefined)
    problems.push({ field: 'policy', message: `Give one policy: ${[...COUNTINGS].sort().join(' or ')}.` });
  if ('field' in cancelled || 'field' in starts || counting === undefined) return { problems };
  if (Temporal.PlainDate.compare(cancelled.date, starts.date) > 0)
    return { problems: [{ field: 'cancelled', message: 'Give a date that is not after the start.' }] };
  return { question: { cancelled: cancelled.date, starts: starts.date, counting } };
}

function dateIn(
  query: URLSearchParams,
  field: string,
  calendar: WorkingCalendar,
): { date: Temporal.PlainDate } | FieldProblem {
  const date = plainDate(single(query, field) ?? '');
  if (!date) return { field, message: 'Give one date as year, month and day, such as 2026-12-07.' };
  if (date.toString() < FIRST_DAY || !covers(calendar, date))
    return { field, message: `Give a date from ${FIRST_DAY} to ${calendar.to}.` };
  return { date };
}

function single(query: URLSearchParams, name: string): string | null {
  const given = query.getAll(name);
  return given.length === 1 ? (given[0] ?? null) : null;
}

function plainDate(text: string): Temporal.PlainDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}
