import type {
  Clause,
  Credential,
  CredentialRule,
  LearningFacts,
  RuleBook,
  Span,
  Standing,
  Yearly,
} from '../credentials/types.ts';
import { ALWAYS, intersect, unite, within } from './credential-spans.ts';
import { askWords, eitherWords, keepWords, oneOfWords } from './credential-words.ts';

type Day = Temporal.PlainDate;
const { compare } = Temporal.PlainDate;

/** Against what a rule is read: whose facts, in which area. */
export interface Reading {
  facts: LearningFacts;
  area: string;
  book: RuleBook;
}

/** The days on which a condition is met. A credential that leads back to itself is never held. */
export function spansOf(clause: Clause, reading: Reading, above: readonly string[] = []): Span[] {
  if (clause.inAreas && !clause.inAreas.includes(reading.area)) return [ALWAYS];
  if ('all' in clause)
    return clause.all.reduce<Span[]>(
      (spans, each) => intersect(spans, spansOf(each, reading, above)),
      [ALWAYS],
    );
  if ('any' in clause) return unite(clause.any.flatMap((each) => spansOf(each, reading, above)));
  if ('holds' in clause) {
    const held = reading.book.credentials.find(({ code }) => code === clause.holds);
    return held && !above.includes(held.code) ? heldSpans(held, reading, [...above, held.code]) : [];
  }
  const { withinMonths } = clause;
  return unite(
    happened(clause, reading.facts).map(({ on, until }) => {
      const end = withinMonths === undefined ? null : on.add({ months: withinMonths });
      return { from: on, until: until && end && compare(end, until) < 0 ? end : (until ?? end) };
    }),
  );
}

/** What fits a condition about one thing: completions of its course, or what was told of its kind. */
function happened(clause: Clause, facts: LearningFacts) {
  if ('course' in clause) return facts.completions.filter(({ course }) => course === clause.course);
  if (!('told' in clause)) return [];
  return facts.told.filter(
    ({ kind, body }) => kind === clause.told && (clause.body === undefined || clause.body === body),
  );
}

/** The days on which somebody holds a credential in an area, each day by the rule of that day. */
export function heldSpans(credential: Credential, reading: Reading, above = [credential.code]): Span[] {
  const { areas, editions } = credential;
  if (areas.length > 0 && !areas.includes(reading.area)) return [];
  return unite(
    editions.flatMap(({ from, rule }, at) =>
      intersect(byRule(rule, reading, above), [{ from, until: editions[at + 1]?.from ?? null }]),
    ),
  );
}

function byRule({ earn, keep }: CredentialRule, reading: Reading, above: readonly string[]): Span[] {
  const earned = spansOf(earn, reading, above);
  if (!keep) return earned;
  const asked = keep.each.filter(({ inAreas }) => !inAreas || inAreas.includes(reading.area));
  return unite(
    earned.flatMap((span) =>
      asked.reduce((spans, each) => intersect(spans, renewals(each, keep, span, reading.facts)), [span]),
    ),
  );
}

/** The days that something done yearly covers: until the first day it is due, and after each time it was done. */
function renewals(clause: Clause, keep: Yearly, { from }: Span, facts: LearningFacts): Span[] {
  const first = dueAfter(from.add({ months: keep.settleMonths }), keep.dueBy);
  return unite([
    { from, until: first.add({ days: 1 }) },
    ...happened(clause, facts).map(({ on }) => {
      const next = dueAfter(on.subtract({ days: 1 }), keep.dueBy);
      return { from: on, until: next.add({ years: 1, days: 1 }) };
    }),
  ]);
}

/** The first day on which it is due after a day. */
export function dueAfter(day: Day, dueBy: string): Day {
  const [month = 1, date = 1] = dueBy.split('-').map(Number);
  const inYear = Temporal.PlainDate.from({ year: day.year, month, day: date });
  return compare(inYear, day) > 0 ? inYear : inYear.add({ years: 1 });
}

/** How somebody stands with a credential on a day: since when and until when, or what is needed, in words. */
export function standing(credential: Credential, reading: Reading, on: Day): Standing {
  const held = heldSpans(credential, reading).find((span) => within(on, span));
  const rule = ruleOn(credential.editions, on)?.rule;
  if (!rule) return { held, needed: held ? [] : ['It is not given yet.'], toKeep: [] };
  if (!held) {
    const needed = missing(rule.earn, reading, on);
    return { held, needed: needed.length > 0 ? needed : yearlyWords(rule.keep, reading), toKeep: [] };
  }
  const { until } = held;
  if (until === null) return { held, needed: [], toKeep: [] };
  // The rule that holds on the day it lapses: it may be another by then.
  const then = ruleOn(credential.editions, until)?.rule ?? rule;
  const lost = missing(then.earn, reading, until);
  return { held, needed: [], toKeep: lost.length > 0 ? lost : yearlyWords(then.keep, reading) };
}

/** What of a condition is not met on a day, in words: one line for each thing to do. */
export function missing(clause: Clause, reading: Reading, on: Day, amongOthers = false): string[] {
  if (spansOf(clause, reading).some((span) => within(on, span))) return [];
  if ('all' in clause) {
    const several = amongOthers && clause.all.length > 1;
    return clause.all.flatMap((each) => missing(each, reading, on, several));
  }
  if ('any' in clause) {
    if (clause.any.length === 0) return ['Nobody can get it at present.'];
    const ways = clause.any.map((each) => missing(each, reading, on, true));
    const plain = ways.every((things) => things.length < 2);
    return [plain && amongOthers ? oneOfWords(ways.flat()) : eitherWords(ways)];
  }
  const before = spansOf(clause, reading).findLast(
    ({ until }) => until !== null && compare(until, on) <= 0,
  )?.until;
  return [askWords(clause, reading.book, before ?? undefined)];
}

function yearlyWords(keep: Yearly | undefined, { area, book }: Reading): string[] {
  if (!keep) return [];
  const each = keep.each.filter(({ inAreas }) => !inAreas || inAreas.includes(area));
  return keepWords({ ...keep, each }, book);
}

/** The edition in force on a day. */
export function ruleOn<E extends { from: Day }>(editions: readonly E[], on: Day): E | undefined {
  return editions.findLast(({ from }) => compare(from, on) <= 0);
}
