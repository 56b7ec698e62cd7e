import type { Keyboard } from './keyboard.ts';

const FIVE = [
  'Must the child be protected at once?',
  'Is this a child in need, to be assessed?',
  'Is there reasonable cause to suspect significant harm?',
];

/** Chooses an answer within one question, where several have the same. */
export async function answer(me: Keyboard, question: string, words: string): Promise<void> {
  await me.choose(words, me.page.getByRole('group', { name: question, exact: true }));
}

/** Answers those of the five questions that are a yes or a no. */
export async function answerFive(me: Keyboard, words: 'Yes' | 'No'): Promise<void> {
  for (const question of FIVE) await answer(me, question, words);
}

/** Finds a sign of need by a word of it and ticks it; its name ends with its level. */
export async function cite(me: Keyboard, word: string, name: string): Promise<void> {
  await me.type('Find by word', word);
  await me.press('Show');
  await me.tick(name);
}
