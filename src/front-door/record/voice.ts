import type { AccountPart, RaisedBy } from '../types.ts';

const CHILD = /\b(child|young person)\b/i;
const SAYING = /\b(said|says|say|wish(es)?|wants?|feels?|told you)\b/i;

/**
 * Whether a line of the account carries the child's own words, which a record must not bury: what a young person
 * wrote about what is going on, or what somebody wrote down that the child said or wishes.
 */
export function isVoice(line: AccountPart['lines'][number], raisedBy: RaisedBy): boolean {
  if (raisedBy === 'young person') return isStory(line);
  return CHILD.test(line.label) && SAYING.test(line.label);
}

/** Whether a line is told at length, so that it reads as paragraphs and not as a fact beside its label. */
export function isStory({ words }: AccountPart['lines'][number]): boolean {
  return words.join(' ').length > 90;
}
