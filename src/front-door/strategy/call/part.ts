import { card, facts, type Html, html, NOTHING, time } from '../../../platform/html/index.ts';
import { isBefore } from '../../../platform/time/london.ts';
import { lateWords, whenWords } from '../../../platform/time/words.ts';
import type { StrategyCall } from './types.ts';

/** On the record: the discussion that is called, how long there is to hold it; and those that were called off. */
export function callsPart(
  calls: readonly StrategyCall[],
  {
    dueAt,
    at,
    now,
    mayRecord,
  }: { dueAt: Temporal.Instant | undefined; at: string; now: Temporal.Instant; mayRecord: boolean },
): Html {
  return html`${calls.map((call) => {
    if (call.heldAs !== null) return NOTHING;
    return call.calledOff ? offCard(call, now) : waitingCard(call, dueAt, at, now, mayRecord);
  })}`;
}

function waitingCard(
  call: StrategyCall,
  dueAt: Temporal.Instant | undefined,
  at: string,
  now: Temporal.Instant,
  mayRecord: boolean,
): Html {
  const due = dueAt
    ? isBefore(dueAt, now)
      ? html`<span class="ws-alarm">${time(lateWords(dueAt, now))}</span>`
      : html`by ${time(whenWords(dueAt, now))}`
    : 'no limit is set here';
  return card({
    title: 'Strategy discussion called',
    body: facts([
      { label: 'To be held', value: html`${time(whenWords(call.plannedAt, now))}; at the latest ${due}` },
      { label: 'Who is to come', value: call.invited.join(', ') },
      { label: 'Why', value: html`<span class="ws-words">${call.why}</span>` },
      { label: 'Called', value: html`${time(whenWords(call.at, now))} by ${call.by}` },
    ]),
    ...(mayRecord
      ? {
          foot: html`<a href="${at}/strategy">Record it as held</a> · <a href="${at}/strategy/call">Call it off</a>`,
        }
      : {}),
  });
}

function offCard({ at, by, calledOff }: StrategyCall, now: Temporal.Instant): Html {
  if (!calledOff) return NOTHING;
  return card({
    title: 'Strategy discussion called off',
    body: html`<p>${calledOff.why} <span class="ws-quiet">${calledOff.by}, ${time(whenWords(calledOff.at, now))}. It was called ${time(whenWords(at, now))} by ${by}.</span></p>`,
  });
}
