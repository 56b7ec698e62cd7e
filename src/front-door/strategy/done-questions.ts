import { story } from '../refer/questions.ts';

/** What is asked when something agreed was done. */
export const doneQuestions = {
  words: story({
    label: 'What came of it',
    hint: 'Where it is late, also why.',
    ask: 'Write what came of it',
    rows: 4,
  }),
};
