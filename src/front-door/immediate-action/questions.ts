import { line, one, options, story } from '../refer/questions.ts';

/** What is asked about something done at once. */
export const immediateQuestions = {
  kind: one({
    label: 'What was done',
    options: options([
      [
        'police protection',
        'Police protection (section 46)',
        'Seventy-two hours at most: the clock runs from when it was taken.',
      ],
      ['emergency order', 'Emergency protection order (section 44)'],
      ['medical', 'Medical examination or treatment'],
      ['safe place', 'Taken to a safe place, or kept in one, by agreement'],
      ['other', 'Something else'],
    ]),
    ask: 'Choose what was done',
  }),
  what: story({
    label: 'What exactly, and where the child is now',
    ask: 'Write what was done and where the child is now',
    rows: 4,
  }),
  by: line({ label: 'By whom', hint: 'Name, role and agency.', ask: 'Write by whom' }),
};
