import type { FieldProblem } from '../../platform/http/index.ts';
import { type Area, areaCalled } from '../areas.ts';
import { isPurpose, PURPOSES, type Purpose } from './types.ts';

export type CallQuestion = {
  readonly area: string;
  readonly purpose: Purpose;
  readonly at: Temporal.Instant;
};

const FIRST = Temporal.Instant.from('2019-01-01T00:00:00Z');
const AFTER_LAST = Temporal.Instant.from('2031-01-01T00:00:00Z');
/** A `+` that nobody encoded arrives as a space; nothing else can stand there. */
const UNENCODED_OFFSET = /(:\d\d(?:[.,]\d+)?) (\d\d(?::?\d\d)?)$/;

/** Reads the question from a query: the question, or every problem with it at once. */
export function readQuestion(
  query: URLSearchParams,
  areas: readonly Area[],
  now: Temporal.Instant,
): { question: CallQuestion } | { problems: readonly FieldProblem[] } {
  const area = areaCalled(areas, single(query, 'area'))?.code;
  const purpose = single(query, 'purpose');
  const at = query.has('at') ? instant(single(query, 'at') ?? '') : now;
  if (area !== undefined && isPurpose(purpose) && at !== null && inRange(at))
    return { question: { area, purpose, at } };
  const problems: FieldProblem[] = [];
  if (area === undefined)
    problems.push({ field: 'area', message: `Give one area: ${areas.map(({ code }) => code).join(', ')}.` });
  if (!isPurpose(purpose))
    problems.push({ field: 'purpose', message: `Give one purpose: ${PURPOSES.join(', ')}.` });
  if (at === null) problems.push({ field: 'at', message: ZONED });
  else if (!inRange(at)) problems.push({ field: 'at', message: 'Give a time in the years 2019 to 2030.' });
  return { problems };
}

const ZONED =
  'Give one date and time with its zone, such as 2026-12-25T10:00:00Z or 2026-07-01T10:00:00+01:00.';

function single(query: URLSearchParams, name: string): string | null {
  const given = query.getAll(name);
  return given.length === 1 ? (given[0] ?? null) : null;
}

function instant(text: string): Temporal.Instant | null {
  try {
    return Temporal.Instant.from(text.replace(UNENCODED_OFFSET, '$1+$2'));
  } catch {
    return null;
  }
}

function inRange(at: Temporal.Instant): boolean {
  return Temporal.Instant.compare(FIRST, at) <= 0 && Temporal.Instant.compare(at, AFTER_LAST) < 0;
}
