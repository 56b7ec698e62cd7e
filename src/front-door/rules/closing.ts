import type { ClosingReason } from '../close/types.ts';

export const CLOSING_WORDS: Readonly<Record<ClosingReason, string>> = {
  'taken up': 'Whoever it was handed to has taken it up',
  'with the family': 'The family has what it was pointed to',
  'nothing further': 'Nothing further is to be done here',
  duplicate: 'It is the same as another concern, where it goes on',
  other: 'Another reason',
};

/** What may be left to do with a concern; front_door.loose_ends finds them, and closes nothing that has one. */
export type LooseEnd =
  | 'decision'
  | 'second person'
  | 'referrer'
  | 'family'
  | 'agency'
  | 'disagreement'
  | 'called'
  | 'agreed'
  | 'clock';

/** Why a concern cannot be closed: what to do first. Nobody who is owed word, and nothing agreed, may be lost with it. */
export const HINDRANCES: Readonly<Record<LooseEnd, string>> = {
  decision: 'It is not decided yet. Decide it first',
  'second person': 'Another decision waits for its second person',
  referrer: 'Whoever told us is still to be told, or say why not',
  family: 'The family is still to be told, or say why not',
  agency: 'An agency has not answered what it was asked. Take its answer, or withdraw the question',
  disagreement: 'Somebody does not agree, and it is not settled',
  called: 'A strategy discussion was called. Record it as held, or call it off',
  agreed: 'What was agreed at a strategy discussion is not all done',
  clock: 'A limit still runs. Say that it is done first',
};

/** Where each is done: below the concern's own address. */
export const DONE_AT: Readonly<Record<LooseEnd, string>> = {
  decision: '/decision',
  'second person': '/second',
  referrer: '/tell/referrer',
  family: '/tell/family',
  agency: '#asked',
  disagreement: '#disagreements',
  called: '/strategy',
  agreed: '#agreed',
  clock: '#limits',
};
