import { card, facts, type Html, html, NOTHING, time } from '../../platform/html/index.ts';
import { isBefore } from '../../platform/time/london.ts';
import { lateWords, whenWords } from '../../platform/time/words.ts';
import type { ImmediateAction } from '../immediate-action/types.ts';
import type { ConcernRecord } from '../record/types.ts';
import { clockName } from '../rules/words.ts';
import { type StrategyAction, type StrategyDiscussion, standingOf } from './types.ts';

export const ENQUIRY = {
  joint: 'A section 47 enquiry begins, social care and police together',
  single: 'A section 47 enquiry begins, social care alone',
  none: 'No section 47 enquiry',
} as const;

export const AFTERWARDS = [
  'initial-child-protection-conference',
  'child-and-family-assessment',
  'police-protection',
];

/** On the record: what was done at once, the discussions, what they agreed, and the limits that run from them. */
export function strategyPart(
  record: ConcernRecord,
  {
    actions,
    discussions,
  }: { actions: readonly ImmediateAction[]; discussions: readonly StrategyDiscussion[] },
  now: Temporal.Instant,
  mayRecord: boolean,
): Html {
  const standing = new Set(standingOf(discussions).map(({ id }) => id));
  const at = `/front-door/${record.id}`;
  return html`${actions.length > 0 ? card({ title: 'Done at once', body: facts(actions.map((each) => ({ label: capital(each.kind), value: html`${each.what} <span class="ws-quiet">${each.byWhom}, ${time(whenWords(each.takenAt, now))}. Recorded by ${each.by}.</span>` }))) }) : NOTHING}${standing.size > 0 ? html`<span id="agreed"></span>` : NOTHING}${discussions.map((each) => (standing.has(each.id) ? discussionCard(each, at, now, mayRecord) : supersededCard(each, now)))}<span id="limits"></span>${limitsCard(record, at, now, mayRecord)}`;
}

function discussionCard(
  each: StrategyDiscussion,
  at: string,
  now: Temporal.Instant,
  mayRecord: boolean,
): Html {
  return card({
    title: 'Strategy discussion',
    body: html`${facts([
      {
        label: 'Held',
        value: html`${time(whenWords(each.heldAt, now))}, called ${time(whenWords(each.calledAt, now))}`,
      },
      {
        label: 'There',
        value: html`<ul class="govuk-list">${each.present.map(({ name, role, agency, kind }) => html`<li>${name}, ${role}, ${agency} <span class="ws-quiet">(${kind})</span></li>`)}</ul>`,
      },
      ...(each.missingWhy ? [{ label: 'Who was missing, and why', value: each.missingWhy }] : []),
      { label: 'Known', value: html`<span class="ws-words">${each.known}</span>` },
      { label: 'Agreed', value: html`<span class="ws-words">${each.agreed}</span>` },
      { label: 'Enquiry', value: html`<strong>${ENQUIRY[each.enquiry]}</strong>` },
    ])}${each.actions.length > 0 ? html`<h3 class="govuk-heading-s">Who does what by when</h3><ul class="govuk-list">${each.actions.map((action) => actionLine(action, at, now, mayRecord))}</ul>` : NOTHING}<p class="ws-quiet">Recorded ${time(whenWords(each.at, now))} by ${each.by}. Who must be there: ${each.policy}.</p>`,
    ...(mayRecord ? { foot: html`<a href="${at}/strategy?replaces=${each.id}">Record it anew</a>` } : {}),
  });
}

function actionLine(
  { id, what, who, dueAt, doneAt, doneWords, doneBy }: StrategyAction,
  at: string,
  now: Temporal.Instant,
  mayRecord: boolean,
): Html {
  if (doneAt)
    return html`<li>${what}, ${who}: <strong>done</strong> ${time(whenWords(doneAt, now))} (${doneBy}). ${doneWords}</li>`;
  return html`<li>${what}, ${who}: ${dueSaid(dueAt, now)}${mayRecord ? html` <a href="${at}/strategy/done/${id}">It is done<span class="govuk-visually-hidden">: ${what}</span></a>` : NOTHING}</li>`;
}

function dueSaid(dueAt: Temporal.Instant, now: Temporal.Instant): Html {
  if (isBefore(dueAt, now)) return html`<span class="ws-alarm">${time(lateWords(dueAt, now))}</span>`;
  return html`due by ${time(whenWords(dueAt, now))}`;
}

function supersededCard(each: StrategyDiscussion, now: Temporal.Instant): Html {
  return html`<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Superseded: strategy discussion as recorded ${time(whenWords(each.at, now))}</span></summary><div class="govuk-details__text ws-superseded"><p>${each.present.map(({ name, agency }) => `${name}, ${agency}`).join('; ')}</p><p class="ws-words">${each.known}</p><p class="ws-words">${each.agreed}</p><p>${ENQUIRY[each.enquiry]} <span class="ws-quiet">(${each.by})</span></p></div></details>`;
}

function limitsCard({ clocks }: ConcernRecord, at: string, now: Temporal.Instant, mayRecord: boolean): Html {
  const running = clocks.filter(
    ({ rule, metAt, endedAt }) => AFTERWARDS.includes(rule) && metAt === null && endedAt === null,
  );
  if (running.length === 0) return NOTHING;
  return card({
    title: 'Limits that run',
    body: facts(
      running.map(({ id, rule, dueAt }) => ({
        label: clockName(rule),
        value: html`${dueSaid(dueAt, now)}${mayRecord ? html` <a href="${at}/strategy/done/${id}">It is done<span class="govuk-visually-hidden">: ${clockName(rule)}</span></a>` : NOTHING}`,
      })),
    ),
  });
}

const capital = (words: string) => words.slice(0, 1).toUpperCase() + words.slice(1);
