import { dateWords } from '../../platform/time/words.ts';
import type { Listable } from '../store/invoice-lines.ts';

/** A line of an invoice or a credit note: whose place on what course, and why it was charged or lifted. */
export const lineOf = ({ ledgerLineId, pence, words, course, startsOn, person }: Listable) => ({
  ...{ ledgerLineId, pence },
  words: `${course}, ${dateWords(startsOn).text}, ${person}. ${words}`,
});
