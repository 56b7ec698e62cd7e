import { WAYS } from '../passing/words.ts';
import { line, one, options, story } from '../refer/questions.ts';

/** What is asked about the worker whom the child already has. */
export const workerQuestions = {
  whom: line({ label: 'The worker', ask: 'Write the worker’s name' }),
  team: line({ label: 'Their team', ask: 'Write their team' }),
  contact: line({
    label: 'The reference by which they know the child',
    hint: 'The number of the case in their system.',
    ask: 'Write the reference by which they know the child',
  }),
  how: one({
    label: 'How you told them',
    options: options(WAYS.map((way) => [way, way])),
    ask: 'Choose how you told them',
  }),
  reason: story({ label: 'What you told them', ask: 'Write what you told them', rows: 4 }),
};
