import { line, one, options, story } from '../refer/questions.ts';
import type { PassedTo } from './types.ts';

const SAID: Readonly<Record<PassedTo, readonly [accepted: string, refused: string]>> = {
  authority: ['They accepted it in writing', 'They do not accept it: it comes back to us'],
  worker: ['The worker, or their manager, has it', 'It is not theirs: it comes back to us'],
};

/** What is asked when they have answered. */
export function answerQuestions(kind: PassedTo) {
  const [accepted, refused] = SAID[kind];
  return {
    answer: one({
      label: 'What they said',
      options: options([
        ['accepted', accepted],
        ['refused', refused],
        ['withdrawn', 'We take it back ourselves'],
      ]),
      ask: 'Choose what they said',
    }),
    who: line({
      label: 'Who said so',
      hint: 'Name and role. Leave it empty when we take it back ourselves.',
    }),
    words: story({
      label: kind === 'authority' ? 'Their words, or the reference of their letter' : 'What they said',
      ask: 'Write what they said, or why we take it back',
      rows: 3,
    }),
  };
}

/** What is asked when it is taken back. */
export const takeBackQuestions = {
  words: story({ label: 'Why we take it back', ask: 'Write why we take it back', rows: 3 }),
};
