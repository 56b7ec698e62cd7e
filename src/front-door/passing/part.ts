import { card, facts, type Html, html, NOTHING, notice, time } from '../../platform/html/index.ts';
import { whenWords } from '../../platform/time/words.ts';
import type { PassedOn } from './types.ts';
import { passedFacts } from './view.ts';
import { TITLES } from './words.ts';

/** On the record: to whom it was passed and what they said, the last one whole. */
export function passingPart(passed: readonly PassedOn[], now: Temporal.Instant): Html {
  return html`${passed.map((each) => card({ title: TITLES[each.kind].passed, body: html`${standOf(each, now)}${passedFacts(each, now)}${answerFacts(each, now)}` }))}`;
}

const SAID = {
  authority: {
    accepted: 'They accepted it.',
    refused: 'They did not accept it: it is ours.',
    withdrawn: 'We took it back.',
  },
  worker: {
    accepted: 'The worker has it.',
    refused: 'It is not theirs: it is ours.',
    withdrawn: 'We took it back.',
  },
} as const;

function standOf({ kind, answer, area }: PassedOn, _now: Temporal.Instant): Html {
  if (answer === null)
    return notice('clock', {
      strong: 'It is still ours, and open.',
      body:
        kind === 'authority'
          ? 'Until they have accepted it in writing.'
          : 'Until they say that they have it.',
    });
  const next = answer === 'accepted' && area === null ? 'Decide it now, so that whoever spoke up hears.' : '';
  return notice('calm', { strong: SAID[kind][answer], body: next });
}

function answerFacts(
  { answer, answeredAt, answeredBy, words, recordedBy }: PassedOn,
  now: Temporal.Instant,
): Html {
  if (answer === null) return NOTHING;
  const who = answeredAt ? html`${answeredBy}, ${time(whenWords(answeredAt, now))}` : html`${recordedBy}`;
  return facts([
    { label: answeredAt ? 'Who said so' : 'Taken back by', value: who },
    { label: 'Words or reference', value: words ?? '' },
    ...(answeredAt ? [{ label: 'Recorded by', value: recordedBy ?? '' }] : []),
  ]);
}
