import { EDITIONS, editionInForce, samplePractitioners } from '../../partnership/index.ts';
import type { NewDecision } from '../decide/types.ts';
import type { Destination } from '../rules/destinations.ts';
import type { OutcomeCode } from '../rules/thresholds.ts';
import type { Person, SampleConcern } from './concern.ts';
import { signsOf } from './signs.ts';

/** The areas of the sample in which level 4 is decided by two people. */
const IN_PAIRS = ['essex', 'southend'];

const GOES: Readonly<Record<OutcomeCode, Destination>> = {
  'no-further-action': 'none',
  'information-and-advice': 'signpost',
  'early-help': 'early-help',
  assessment: 'social-care',
  'strategy-discussion': 'social-care',
  'allocated-worker': 'social-care',
  'another-authority': 'none',
  other: 'none',
};

const INSTEAD: Readonly<Record<OutcomeCode, string>> = {
  'no-further-action': 'Information and advice; the family has what it needs already.',
  'information-and-advice': 'Early help; the family would rather begin with the school.',
  'early-help': 'An assessment; the family works with us and nothing points to harm.',
  assessment: 'Early help; it was tried and things got worse.',
  'strategy-discussion': 'An assessment first; it would leave the child where the danger is.',
  'allocated-worker': 'A new assessment; the worker knows the family and can act today.',
  'another-authority': 'Keeping it here; the child lives elsewhere.',
  other: 'The usual ways; none of them fits.',
};

/** The decision that a story comes to, in full, in the words in force when it was made. */
export function decisionOf(sample: SampleConcern, at: Temporal.Instant): NewDecision {
  const { story, life, telling } = sample;
  const { level, outcome } = story;
  const edition = editionInForce(EDITIONS, telling.area, at);
  const familySolutions = outcome === 'early-help' && level === 3 && telling.area !== 'thurrock';
  return {
    level,
    outcome,
    destination: familySolutions && telling.area !== null ? 'family-solutions' : GOES[outcome],
    edition: edition?.id ?? null,
    cited: edition ? signsOf(story, level, edition) : [],
    protection: outcome === 'strategy-discussion',
    services: outcome === 'early-help' ? 'A lead professional, with school and health' : '',
    section17: level >= 3 && outcome !== 'early-help',
    section47: outcome === 'strategy-discussion',
    specialist: '',
    signposted: outcome === 'information-and-advice' ? 'The school nurse, and the family hub nearby' : '',
    assessment: '',
    reason: story.because,
    alternatives: INSTEAD[outcome],
    forReferrer: story.toReferrer,
    lateReason: life.clocks.find((clock) => clock.lateReason)?.lateReason ?? null,
    familyAgreed: outcome === 'early-help' ? true : null,
  };
}

/** A decision that was made, as its row: by two people where the area decides level 4 so. */
export function decisionRow(sample: SampleConcern, by: Person, at: Temporal.Instant) {
  const given = decisionOf(sample, at);
  const { second } = samplePractitioners;
  const inPair = given.level === 4 && IN_PAIRS.includes(sample.telling.area ?? '');
  return {
    level: given.level,
    outcome: given.outcome,
    reason: given.reason,
    for_referrer: given.forReferrer,
    late_reason: given.lateReason,
    family_agreed: given.familyAgreed,
    decided_by: by.id,
    decided_by_name: by.name,
    decided_at: at,
    supersedes: null,
    edition: given.edition,
    cited: given.edition === null ? null : given.cited,
    protection: given.protection,
    services: given.services,
    section_17: given.section17,
    section_47: given.section47,
    specialist: given.specialist,
    alternatives: given.alternatives,
    destination: given.destination,
    signposted: given.signposted,
    assessment: given.assessment,
    proposed_at: inPair ? at.subtract({ minutes: 12 }) : null,
    agreed_by: inPair ? second.id : null,
    agreed_by_name: inPair ? second.name : null,
    agreed_words: inPair ? 'Agreed: read with the referrer on the line.' : null,
  };
}
