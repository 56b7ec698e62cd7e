import type { FormError, Typed } from '../../../platform/forms/index.ts';
import type { Clause, RuleBook, Yearly } from '../types.ts';

/** What a rule is of: a credential that it earns, or a tool that it opens. */
export interface RuleOf {
  kind: 'credential' | 'tool';
  code: string;
  name: string;
  about: string;
}

/** A rule from a day on, as it was asked for. `area` and a `clause` of null are of tools alone, the rest of credentials. */
export interface RuleWanted {
  from: Temporal.PlainDate;
  /** Everywhere that has none of its own when null. */
  area: string | null;
  /** Nothing is asked when null. */
  clause: Clause | null;
  keep: Yearly | undefined;
  remindDays: readonly number[];
}

/** Whom a rule affects on its first day, of one thing that is held or begun. */
export interface EffectShown {
  /** "be Exploitation champion", "begin Graded Care Profile 2" */
  what: string;
  /** Names with where, as many as are shown. */
  losing: readonly string[];
  gaining: readonly string[];
  more: { losing: number; gaining: number };
}

export interface RuleModel {
  of: RuleOf;
  path: string;
  editions: readonly { from: Temporal.PlainDate; cells: readonly string[] }[];
  areas: readonly { code: string; name: string }[];
  book: RuleBook;
  /** Shown before it is set: whom it affects, and what proves that it was seen. */
  affects: { seen: string; effects: readonly EffectShown[]; from: Temporal.PlainDate } | undefined;
  typed: Typed;
  errors: readonly FormError[];
  csrf: string;
  key: string;
}

/** So many ways to one thing at most. */
export const MOST_WAYS = 6;

/** What a field of a way is called: those of the first have the plain name. */
export const inWay = (field: string, way: number): string => (way === 1 ? field : `${field}-${way}`);

/** The ways that a form shows, by their numbers: those it had, and one more where that was asked. */
export function waysOf(typed: Typed): number[] {
  const had = Math.max(1, Number(typed.value('ways')) || 1);
  return Array.from(
    { length: Math.min(MOST_WAYS, had + Number(typed.value('more') !== '')) },
    (_, at) => at + 1,
  );
}
