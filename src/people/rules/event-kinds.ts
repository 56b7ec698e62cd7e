/** One sort of thing that happens, with the days on which it is offered. */
export interface EventKind {
  code: string;
  words: string;
  from: string;
  until?: string;
}

/**
 * What sorts of things stand in a chronology: a dated list. A kind that is no longer offered stays readable on what
 * was written while it was; a kind that changes its meaning gets a new code.
 */
export const EVENT_KINDS: readonly EventKind[] = [
  { code: 'contact', words: 'Concern or contact', from: '2019-01-01' },
  { code: 'decision', words: 'Decision', from: '2019-01-01' },
  { code: 'meeting', words: 'Meeting, discussion or conference', from: '2019-01-01' },
  { code: 'visit', words: 'Visit or assessment', from: '2019-01-01' },
  { code: 'voice', words: 'What the child said or showed', from: '2019-01-01' },
  { code: 'injury', words: 'Injury or illness', from: '2019-01-01' },
  { code: 'mental-health', words: 'Mental health or self-harm', from: '2019-01-01' },
  { code: 'domestic-abuse', words: 'Domestic abuse', from: '2019-01-01' },
  { code: 'alcohol-drugs', words: 'Alcohol or drugs', from: '2019-01-01' },
  { code: 'missing', words: 'Missing from home or care', from: '2019-01-01' },
  { code: 'exploitation', words: 'Exploitation', from: '2019-01-01' },
  { code: 'police', words: 'Police, crime or court', from: '2019-01-01' },
  { code: 'attendance', words: 'School: attendance, exclusion or move', from: '2019-01-01' },
  { code: 'not-brought', words: 'Appointment missed or child not brought', from: '2019-01-01' },
  { code: 'household', words: 'Move, or change of who lives there', from: '2019-01-01' },
  { code: 'birth-or-loss', words: 'Birth, death or loss', from: '2019-01-01' },
  { code: 'money-housing', words: 'Money or housing', from: '2019-01-01' },
  { code: 'strength', words: 'Progress or strength', from: '2019-01-01' },
  { code: 'other', words: 'Something else', from: '2019-01-01' },
];

/** The kinds that may be chosen on a day. */
export function kindsOn(day: Temporal.PlainDate): readonly EventKind[] {
  const on = day.toString();
  return EVENT_KINDS.filter(({ from, until }) => from <= on && (until === undefined || on <= until));
}

/** A kind in words, whether or not it is still offered. */
export function kindWords(code: string): string {
  return EVENT_KINDS.find((kind) => kind.code === code)?.words ?? code;
}
