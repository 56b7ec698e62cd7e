import type { Certainty } from '../../platform/clocks/rule.ts';
import type { Db } from '../../platform/db/index.ts';
import type { FormError, Parsed, Typed } from '../../platform/forms/index.ts';
import type { Fact, Html } from '../../platform/html/index.ts';
import type { Body } from '../../platform/http/index.ts';
import type { Arrangements } from '../arrangements/types.ts';
import type { ChangeKind } from './versions.ts';

/** A change as it is written: its id, the day from which it holds, and on what grounds. */
export interface Writing {
  id: string;
  from: string;
  source: string;
  certainty: Certainty;
}

/**
 * One thing that has versions, such as the opening hours of a service: how it is read, asked for, said and written.
 * A value of null says that there is nothing (of its own).
 */
export interface Subject<Value> {
  kind: ChangeKind;
  subject: string;
  /** Whose it is; null: every area's. */
  area: string | null;
  title: string;
  path: string;
  /** First day from which a change may hold; days on which it was already acted on are past. */
  earliest: 'today' | 'tomorrow';
  /** Set where the change is about one day and nothing else. */
  day?: Temporal.PlainDate;
  /** One or two sentences above the form. */
  lead?: string;
  /** The same in each area, where it is every area's and they may have their own. */
  inAreas?: readonly { name: string; path: string }[];
  on(arrangements: Arrangements, day: string): Value | null;
  /** The form as if what holds had been typed. */
  typed(value: Value | null): Readonly<Record<string, string | readonly string[]>>;
  read(body: Body): Parsed<Value | null>;
  fields(typed: Typed, errors: readonly FormError[]): Html;
  says(value: Value | null): readonly Fact[];
  write(db: Db, writing: Writing, value: Value): Promise<void>;
  /** Why it cannot stand, once it is written: one message, said of a field. */
  refuses?(before: Arrangements, after: Arrangements, from: Temporal.PlainDate): FormError | undefined;
  /** What it means, by an example. */
  means?(before: Arrangements, after: Arrangements, from: Temporal.PlainDate): Html;
}

/** A change as it is listed: when it was made, by whom, from when it holds, and whether it was taken back. */
export interface MadeChange {
  id: string;
  kind: ChangeKind;
  subject: string;
  area: string | null;
  from: Temporal.PlainDate;
  source: string;
  certainty: Certainty;
  why: string;
  madeBy: string;
  madeAt: Temporal.Instant;
  withdrawnBy: string | null;
  withdrawnAt: Temporal.Instant | null;
}
