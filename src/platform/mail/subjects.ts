/**
 * Every subject that a message may have. A subject shows on a locked screen, over a shoulder, in a shared
 * inbox: it never says what this is about. Add to the list; do not write one elsewhere.
 */
export const subjects = {
  'your code': 'Your code',
  'something to read': 'There is something for you to read',
  received: 'We have received what you sent',
  answered: 'There is an answer to what you sent',
  asked: 'Somebody has asked you a question',
  reminder: 'A reminder',
  booking: 'About your booking',
  invoice: 'Your invoice',
  confirm: 'Please confirm',
  news: 'What is new',
  invitation: 'Your invitation',
  'account notice': 'A notice about your account',
} as const;

export type Subject = keyof typeof subjects;

const telling =
  /child|abus|safeguard|neglect|harm|violen|exploit|social (work|care)|police|protect|victim|concern|referr|famil|\bhub\b|mash\b|lado\b/i;

/** Whether words may stand in a subject, a sender's name or a sender's address. */
export function isNeutral(words: string): boolean {
  return !telling.test(words);
}
