import { partialWords } from '../../rules/partial-date.ts';
import type { FamilyLine } from '../types.ts';

/** What stands on the copy before the list, for a reader of eleven. */
export const ABOUT: readonly string[] = [
  'This is a list of who has looked at your record here. We keep it so that you can see how your record is used.',
  'It says what kind of worker looked, where they work, and why they could. It does not give their names.',
  'A few lines may be left out. We do this when a line could put someone in danger.',
];

/** What one can do about it. */
export const NEXT: readonly string[] = [
  'Is there something here that you do not understand? Ask the person who gave you this.',
  'Do you think someone should not have looked? Tell us, and we will find out and let you know.',
];

/** Where no line stands: also where every line was left out, so it may not say that no one looked. */
export const NOTHING_MORE = 'There is nothing more to list.';

/** "November 2026" */
export const monthWords = ({ month }: FamilyLine) => partialWords(month.toString().slice(0, 7));

/** "On 3 days." */
export const daysWords = ({ days }: FamilyLine) => (days === 1 ? 'On 1 day.' : `On ${days} days.`);

/** Why they could look; an emergency is checked. */
export const whyWords = ({ why, emergency }: FamilyLine) =>
  [
    ...(why.length > 0 ? why : ['They looked for the right record.']),
    ...(emergency ? ['Each time, we check if that was right.'] : []),
  ].join(' ');
