/** An answer leads to another question or to a result. */
export interface Answer {
  text: string;
  to: string;
}

export interface Question {
  ask: string;
  hint?: string | undefined;
  /** Addresses of the sections of the procedures that it rests on. */
  cites: readonly string[];
  answers: readonly Answer[];
}

export interface Result {
  title: string;
  /** Markdown. */
  words: string;
  cites: readonly string[];
}

/** A short path of questions to what should be done. Plain data, which ships as a file. */
export interface Helper {
  slug: string;
  title: string;
  summary: string;
  asAt: Temporal.PlainDate;
  reviewBy: Temporal.PlainDate;
  first: string;
  questions: Readonly<Record<string, Question>>;
  results: Readonly<Record<string, Result>>;
}

/** A section that is cited, as it is called today. */
export interface Cited {
  href: string;
  label: string;
}

/** An answer that was given on the way. */
export interface Given {
  step: string;
  ask: string;
  answer: string;
}
