import { card, type Html, html, NOTHING, time } from '../../platform/html/index.ts';
import { isBefore } from '../../platform/time/london.ts';
import { lateWords, whenWords } from '../../platform/time/words.ts';
import { dueInside } from '../rules/clock-words.ts';
import { type Audience, SILENCE_WORDS, type Silence } from '../rules/telling.ts';
import type { Owed, Telling, Told } from './types.ts';

export interface ToldModel extends Told {
  concernId: string;
  now: Temporal.Instant;
  /** The reader may tell people. */
  works: boolean;
}

const WHO: Readonly<Record<Audience, string>> = { referrer: 'Whoever told us', family: 'The family' };

/** Who has been told of the decision, who is still to be, and how each message fares. */
export function tellingCard(model: ToldModel): Html {
  if (model.owed.length === 0) return NOTHING;
  const body = model.owed.map((owed) => audienceOf(owed, model));
  return card({ title: 'Who has been told', body: html`<span id="told"></span>${body}` });
}

function audienceOf(owed: Owed, { tellings, concernId, works, now, fared }: ToldModel): Html {
  const mine = tellings.filter(({ audience }) => audience === owed.audience);
  const words = owed.metAt
    ? 'Tell them again'
    : owed.audience === 'referrer'
      ? 'Tell the referrer'
      : 'Tell the family';
  const link = works
    ? html`<p><a href="/front-door/${concernId}/tell/${owed.audience}">${words}</a></p>`
    : NOTHING;
  return html`<h3>${WHO[owed.audience]}</h3><p>${stateOf(owed, now)}</p>${mine.map((telling) => tellingOf(telling, fared, now))}${link}`;
}

function stateOf({ metAt, metHow, dueAt }: Owed, now: Temporal.Instant): Html {
  if (metAt && metHow === 'not told') return html`Not told, with a reason, ${time(whenWords(metAt, now))}`;
  if (metAt)
    return isBefore(dueAt, metAt)
      ? html`Told ${time(whenWords(metAt, now))}, <span class="ws-alarm">${time(lateWords(dueAt, metAt))}</span>`
      : html`Told ${time(whenWords(metAt, now))}, in time`;
  if (!isBefore(dueAt, now)) return html`To be told ${time(dueInside(dueAt, now))} at the latest`;
  return html`<span class="ws-alarm">Not told yet, ${time(lateWords(dueAt, now))}</span>`;
}

const HOW: Readonly<Record<Telling['how'], string>> = {
  message: 'By message',
  'by telephone': 'By telephone',
  'in person': 'In person',
  letter: 'By letter',
  receipt: 'On the receipt: they left no way to reach them',
  'not told': 'Not told',
};

const FATES: Readonly<Record<string, string>> = {
  waiting: 'on its way',
  sending: 'on its way',
  sent: 'sent',
  failed: 'could not be delivered: tell them another way',
  withheld: 'not sent: the address is not safe',
};

function tellingOf(
  { how, whom, words, reason, why, messageId, openedAt, by, at }: Telling,
  fared: Told['fared'],
  now: Temporal.Instant,
): Html {
  const delivery = messageId === null ? undefined : fared.get(messageId);
  const fate = delivery
    ? html`: ${delivery.state === 'waiting' && delivery.not_before ? html`waits until a time that is safe, ${time(whenWords(delivery.not_before, now))}` : FATES[delivery.state]}`
    : NOTHING;
  const said =
    how === 'not told'
      ? html`<p>${SILENCE_WORDS[reason as Silence] ?? reason}. ${why}</p>`
      : html`<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">What ${whom === 'Whoever told us' ? 'they' : whom} read or heard</span></summary><div class="govuk-details__text">${words.split(/\n{2,}/).map((paragraph) => html`<p>${paragraph}</p>`)}</div></details>`;
  return html`<div class="ws-reply"><p class="ws-label">${HOW[how]}${fate}${openedAt ? html`, read ${time(whenWords(openedAt, now))}` : NOTHING}</p>${said}<p class="ws-quiet">${by}, ${time(whenWords(at, now))}</p></div>`;
}
