/** The lengths and amounts that a partnership sets, in words. */
export const SETTINGS = [
  { name: 'offer-hours', words: 'Hours that an offered place is kept' },
  { name: 'joining-link-days', words: 'Days before a session at which the link to join is sent' },
  { name: 'reminder-days', words: 'Days before a session at which people are reminded' },
  { name: 'payer-kept-days', words: 'Days after a session for which payers and needs are kept' },
  { name: 'external-check-days', words: 'Days after which an event of others should be looked at again' },
  { name: 'feedback-open-days', words: 'Days in which somebody may answer what a course asks' },
  { name: 'feedback-reminder-days', words: 'Days after which somebody who was asked is reminded, once' },
  { name: 'feedback-later-days', words: 'Days after a session at which people are asked what changed' },
  { name: 'invoice-reminder-days', words: 'Days after an invoice was due at which its payer is reminded' },
  {
    name: 'invoice-again-days',
    words: 'Days after that at which they are reminded again, and later a coordinator',
  },
  { name: 'refund-alone-pounds', words: 'Pounds of an invoice that one person gives back alone' },
] as const;
