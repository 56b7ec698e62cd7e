import type { State, Waiting } from './status.ts';
import type { OutcomeCode, Rating } from './thresholds.ts';

/** What a clock is for, in the words of the field. */
export function clockName(rule: string): string {
  return CLOCKS[rule] ?? rule;
}

const CLOCKS: Readonly<Record<string, string>> = {
  'referral-decision': 'Decision and answer to the referrer',
  'tell-referrer': 'Tell the referrer',
  'tell-family': 'Tell the family',
  'rating-red': 'Red',
  'rating-amber': 'Amber',
  'rating-green': 'Green',
  'send-back-answer': 'Answer from the referrer',
  'transfer-acceptance': 'Acceptance in writing',
  'worker-acknowledges': 'Acknowledged by the worker',
  'emergency-duty-hand-over': 'What was left overnight is read',
  'strategy-discussion-held': 'Strategy discussion held',
  'police-protection': 'Police protection ends',
  'initial-child-protection-conference': 'Initial child protection conference',
  'child-and-family-assessment': 'Child and family assessment',
};

export const RATING_WORDS: Readonly<Record<Rating, string>> = { red: 'Red', amber: 'Amber', green: 'Green' };

export const STATE_WORDS: Readonly<Record<State, string>> = {
  received: 'New',
  screening: 'Screening',
  gathering: 'Waiting for agencies',
  decided: 'Decided',
  returned: 'Returned to the referrer',
  transferred: 'Passed to another authority',
  closed: 'Closed',
};

/** What an open concern waits for, beside its state. */
export const WAITING_WORDS: Readonly<Record<Waiting, string>> = {
  answer: 'Answer waited for',
  answered: 'The referrer answered',
  acceptance: 'Acceptance waited for',
  accepted: 'Accepted elsewhere: decide',
  refused: 'Not accepted: back with us',
  acknowledgement: 'The worker is to acknowledge',
  acknowledged: 'The worker has it: decide',
  'second person': 'A second person is to agree',
  'not theirs': 'Not the worker’s: back with us',
  'hand-over': 'Left overnight: read it',
};

/** An outcome in a few words, for lists and stories; what it means stands with the area's own rows. */
export const OUTCOME_WORDS: Readonly<Record<OutcomeCode, string>> = {
  'no-further-action': 'No further action',
  'information-and-advice': 'Information and advice',
  'early-help': 'Early help',
  assessment: 'Assessment (section 17)',
  'strategy-discussion': 'Strategy discussion (section 47)',
  'allocated-worker': 'To the child’s social worker',
  'another-authority': 'To another authority',
  other: 'Other outcome',
};

/** What everybody but a professional is told: it says nothing of the child, and is safe over a shoulder. */
export const PLAIN_ANSWER = 'We weighed what you told us, and acted on it.';
