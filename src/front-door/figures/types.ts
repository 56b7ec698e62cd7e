import type { DisagreementStage } from '../rules/disagreement.ts';

/** Of the people owed an answer in a week (by its Monday, when it was due): how many were told, and when. */
export interface ToldFigure {
  week: Temporal.PlainDate;
  audience: 'referrer' | 'family';
  /** The referrer's agency, or what sort of source it was. */
  source: string;
  area: string | null;
  owed: number;
  inTime: number;
  late: number;
  /** Lawfully not told, with a reason on the record. */
  notTold: number;
  /** Still owed, past its time. */
  overdue: number;
}

/** Concerns decided in a week, and how many before any clock of theirs ran out. */
export interface DecidedFigure {
  week: Temporal.PlainDate;
  area: string | null;
  decided: number;
  inTime: number;
}

/** Concerns that came in in a week. `level` null: not decided. */
export interface VolumeFigure {
  week: Temporal.PlainDate;
  area: string | null;
  source: string;
  level: number | null;
  concerns: number;
}

/** What an agency did with what it was asked in a week. `silent`: no answer, and its time is over. */
export interface ReplyFigure {
  week: Temporal.PlainDate;
  agencyId: string;
  agency: string;
  area: string | null;
  asked: number;
  inTime: number;
  late: number;
  notShared: number;
  silent: number;
  waiting: number;
}

/** Professional disagreements raised in a week, by the stage they reached. The rest still run in their time. */
export interface DisagreementFigure {
  week: Temporal.PlainDate;
  area: string | null;
  stage: DisagreementStage;
  raised: number;
  settled: number;
  /** Past the time of the stage they are at. */
  overdue: number;
}

/** How many weeks back, this one among them, as at `now`. */
export interface Weeks {
  weeks: number;
  now: Temporal.Instant;
}
