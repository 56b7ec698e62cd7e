/** When somebody is asked: with their booking, after the day itself, and three months later. */
export const MOMENTS = ['before', 'after', 'later'] as const;
export type Moment = (typeof MOMENTS)[number];

/** A number from 1 to 5, or words of one's own. */
export const KINDS = ['scale', 'words'] as const;
export type QuestionKind = (typeof KINDS)[number];

/** One question of a course. `code` stays while its words are put better, so that answers can be compared. */
export interface Question {
  code: string;
  moment: Moment;
  kind: QuestionKind;
  ask: string;
  required: boolean;
}

/** What a course asks, as a version of it stands. */
export interface FeedbackForm {
  id: string;
  courseId: string;
  version: number;
  questions: readonly Question[];
  /** Whether the certificate waits for what is asked after the day. */
  needed: boolean;
  byName: string;
  at: Temporal.Instant;
}

/** That somebody is asked, as their link opens it. */
export interface Asked {
  id: string;
  sessionId: string;
  formId: string;
  moment: Moment;
  openUntil: Temporal.Instant;
  answeredOn: Temporal.PlainDate | null;
  declinedAt: Temporal.Instant | null;
}

/** An answer to one question: a number or words. */
export interface Answer {
  code: string;
  value: number | null;
  words: string | null;
}

/** Words that somebody gave, as a coordinator reads them: never whose they are. */
export interface GivenWords {
  id: string;
  course: string;
  moment: Moment;
  ask: string;
  words: string;
  on: Temporal.PlainDate;
  state: 'new' | 'passed' | 'hidden';
}
