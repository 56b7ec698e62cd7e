import type { Booking, Course, Session, SessionPart } from '../types.ts';

export const MARKS = ['here', 'late', 'left early', 'away'] as const;
export type Mark = (typeof MARKS)[number];

export const isMark = (word: unknown): word is Mark => (MARKS as readonly unknown[]).includes(word);

export const MARK_WORDS: Readonly<Record<Mark, string>> = {
  here: 'Here',
  late: 'Came late',
  'left early': 'Left early',
  away: 'Not here',
};

/** What stands in a part's place where the results of the assessment are said. */
export const ASSESSMENT = 0;

export const RESULT_WORDS: Readonly<Record<'yes' | 'no', string>> = { yes: 'Passed', no: 'Not passed' };

/** How a mark came: by the list, a phone without a connection, a code, or at the door. */
export type MarkedHow = 'list' | 'phone' | 'wall code' | 'own code' | 'door';

/** What somebody says of a person on a part. */
export interface NewMark {
  /** Made where the mark was made, so that it counts once however often it is sent. */
  id: string;
  bookingId: string;
  part: number;
  mark: Mark;
  /** How late, or how much too early. */
  minutes: number | null;
  note: string;
  at: Temporal.Instant;
}

/** What a register says of somebody on a part. The latest made counts. */
export interface Marked extends NewMark {
  byName: string;
  how: MarkedHow;
}

/** A mark that came after the register was closed, and that nobody has confirmed or refused. */
export interface Correction extends Marked {
  name: string;
}

/** A session as whoever keeps its register sees it. */
export interface Register {
  session: Session;
  course: Course;
  parts: readonly SessionPart[];
  bookings: readonly Booking[];
  marks: readonly Marked[];
  /** Who passed the assessment, or did not; whoever has no result yet is not in it. */
  passed: ReadonlyMap<string, boolean>;
  closed: { byName: string; at: Temporal.Instant } | undefined;
}

/** A register as it is read: of whom a course that comes first is not on record, by the booking's id. */
export interface RegisterRead extends Register {
  missing: ReadonlyMap<string, readonly { title: string }[]>;
}
