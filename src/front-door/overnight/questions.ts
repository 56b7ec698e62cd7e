import { story } from '../refer/questions.ts';

/** What is asked of whoever worked on it out of hours. */
export const noteQuestions = {
  note: story({
    label: 'What happened, where the child is, and what the day team must do',
    ask: 'Write what the day team must know',
    rows: 8,
  }),
};
