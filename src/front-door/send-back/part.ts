import {
  card,
  type Html,
  html,
  NOTHING,
  notice,
  type StoryEvent,
  story,
  time,
} from '../../platform/html/index.ts';
import { isBefore } from '../../platform/time/london.ts';
import { whenWords } from '../../platform/time/words.ts';
import type { SentBack } from './types.ts';
import { REASON_WORDS } from './words.ts';

/** On the record: what was asked of the referrer and what came back, in their words. */
export function sendBackPart(sendBacks: readonly SentBack[], now: Temporal.Instant): Html {
  const last = sendBacks.at(-1);
  if (!last) return NOTHING;
  const events = sendBacks.flatMap((each) => eventsOf(each, now));
  return card({ title: 'Returned to the referrer', body: html`${standOf(last, now)}${story(events)}` });
}

function standOf({ endedAt, endedHow, answerDueAt }: SentBack, now: Temporal.Instant): Html {
  const due = time(whenWords(answerDueAt, now));
  if (endedAt === null && isBefore(answerDueAt, now))
    return notice('late', {
      strong: 'No answer came in time.',
      body: html`It was due ${due}. Ask another way, or decide on what is known.`,
    });
  if (endedAt === null)
    return notice('clock', { strong: html`Answer due ${due}.`, body: 'It stays open and ours meanwhile.' });
  return endedHow === 'answered'
    ? notice('calm', {
        strong: 'The referrer answered.',
        body: 'Their words stand below. Rate it again if they change what you think.',
      })
    : NOTHING;
}

function eventsOf(sent: SentBack, now: Temporal.Instant): StoryEvent[] {
  const asked: StoryEvent = {
    what: `We need to know: ${sent.need}`,
    when: whenWords(sent.at, now),
    by: sent.by,
    now: sent.endedAt === null,
    more: html`<p class="ws-quiet">${REASON_WORDS[sent.reason]}${sent.why ? `: ${sent.why}` : ''}</p>`,
  };
  if (sent.endedAt === null || sent.endedHow === null) return [asked];
  const what = {
    answered: 'Answered by the referrer',
    'taken back': 'No longer waited for',
    decided: 'Decided without an answer',
  }[sent.endedHow];
  const by = sent.answeredBy ?? undefined;
  return [
    asked,
    {
      what,
      when: whenWords(sent.endedAt, now),
      by,
      more: sent.answer ? html`<p class="ws-words">${sent.answer}</p>` : NOTHING,
    },
  ];
}
