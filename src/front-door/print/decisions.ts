import { factList, heading, type Part, paragraph } from '../../platform/documents/index.ts';
import { fullWords } from '../../platform/time/words.ts';
import { type DecisionInFull, fiveRows, goes } from '../record/decision-view.ts';
import type { Citations } from '../record/history-view.ts';
import type { CitedIndicator, ConcernRecord, DecisionMade, Disagreement, Proposal } from '../record/types.ts';
import { OUTCOME_WORDS } from '../rules/words.ts';
import { citedList } from './told.ts';

const at = (instant: Temporal.Instant) => fullWords(instant).text;

/** The decision that stands, those that it superseded, what waits for a second person, and who does not agree. */
export function decisionParts(record: ConcernRecord, citations: Citations): Part[] {
  const { decisions, proposals, disagreements } = record;
  const made = decisions
    .toReversed()
    .flatMap((decision, index) => decided(decision, index > 0, citations.get(decision.id) ?? []));
  const put = proposals
    .filter(({ answer }) => answer !== 'agreed')
    .flatMap((proposal) => proposed(proposal, citations.get(proposal.id) ?? []));
  return [
    heading(1, 'Decision'),
    ...(made.length > 0 ? made : [paragraph('Nothing is decided yet.')]),
    ...put,
    ...disagreements.flatMap(disagreed),
  ];
}

function decided(decision: DecisionMade, superseded: boolean, cited: readonly CitedIndicator[]): Part[] {
  const { level, outcome, second } = decision;
  return [
    heading(2, `${superseded ? 'Superseded: ' : ''}Level ${level}, ${OUTCOME_WORDS[outcome]}`),
    ...factList([
      { label: 'Decided', value: `${at(decision.at)}, by ${decision.by}` },
      {
        label: 'Agreed by a second person',
        value: second && [second.by, second.words].filter(Boolean).join(': '),
      },
      { label: 'Why', value: decision.reason },
    ]),
    ...citedList('It rests on', cited),
    ...inFull(decision),
    ...factList([
      { label: 'Why it was late', value: decision.lateReason },
      { label: 'Words for the referrer', value: decision.forReferrer },
    ]),
  ];
}

function inFull(decision: DecisionInFull): Part[] {
  const rows = [...goes(decision), ...fiveRows(decision.five)].map(({ label, value }) => ({
    label,
    value: String(value),
  }));
  return factList([...rows, { label: 'Also considered', value: decision.alternatives }]);
}

function proposed(proposal: Proposal, cited: readonly CitedIndicator[]): Part[] {
  const { decision, rule, by, answer, answeredBy, words } = proposal;
  const stands = { 'sent back': 'Sent back', replaced: 'Replaced by another' };
  const answered = answer && answer !== 'agreed' ? stands[answer] : 'Waits for a second person';
  return [
    heading(2, `${answered}: level ${decision.level}, ${OUTCOME_WORDS[decision.outcome]}`),
    ...factList([
      { label: 'Put before a second person', value: `${at(proposal.at)}, by ${by}, because ${rule}` },
      { label: 'Why', value: decision.reason },
      { label: 'What they said', value: [answeredBy, words].filter(Boolean).join(': ') },
    ]),
    ...citedList('It rests on', cited),
    ...inFull({ ...decision, five: decision }),
  ];
}

function disagreed({
  who,
  about,
  wanted,
  by,
  at: when,
  outcomeWords,
  resolvedAt,
  resolvedBy,
}: Disagreement): Part[] {
  return [
    heading(2, 'Professionals who do not agree'),
    ...factList([
      { label: 'Who', value: who },
      { label: 'About', value: about },
      { label: 'What they want', value: wanted },
      { label: 'Recorded', value: `${at(when)}, by ${by}` },
      {
        label: 'What came of it',
        value: resolvedAt ? `${outcomeWords} (${at(resolvedAt)}, ${resolvedBy})` : 'Not settled yet',
      },
    ]),
  ];
}
