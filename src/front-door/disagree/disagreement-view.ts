import { card, facts, type Html, html, NOTHING, time } from '../../platform/html/index.ts';
import { isBefore } from '../../platform/time/london.ts';
import { dueWords, lateWords, whenWords } from '../../platform/time/words.ts';
import type { Disagreement } from '../record/types.ts';
import { DISAGREEMENT_OUTCOME_WORDS, STAGE_WORDS } from '../rules/disagreement.ts';

/** The disagreements of a concern, latest first; nothing where there are none. */
export function disagreementsCard(
  disagreements: readonly Disagreement[],
  { id, workable, now }: { id: string; workable: boolean; now: Temporal.Instant },
): Html {
  if (disagreements.length === 0) return NOTHING;
  const items = disagreements.toReversed().map((each) => {
    const way =
      workable && !each.outcome
        ? html`<p><a href="/front-door/${id}/disagreement/${each.id}">Take it on, or settle it</a></p>`
        : NOTHING;
    return html`${disagreementBody(each, now)}${way}`;
  });
  return html`<div class="ws-disagreements" id="disagreements">${card({ title: 'Professionals do not all agree', body: items })}</div>`;
}

/** Who does not agree, with what, how far it went and when each stage is due, and what came of it. */
export function disagreementBody(disagreement: Disagreement, now: Temporal.Instant): Html {
  const { who, about, wanted, by, at, stages, outcome, outcomeWords, resolvedBy, resolvedAt } = disagreement;
  const settled =
    outcome && resolvedAt
      ? html`<p><strong>${DISAGREEMENT_OUTCOME_WORDS[outcome]}</strong>, ${time(whenWords(resolvedAt, now))} by ${resolvedBy}: ${outcomeWords}</p>`
      : NOTHING;
  return html`${facts([
    { label: 'Who', value: who },
    { label: 'Does not agree with', value: about },
    { label: 'Wants instead', value: wanted },
    { label: 'Written down', value: html`${time(whenWords(at, now))} by ${by}` },
  ])}<ol class="govuk-list govuk-list--number">${stages.map((stage) => stageItem(stage, now))}</ol>${settled}`;
}

function stageItem(
  { stage, dueAt, endedAt, words }: Disagreement['stages'][number],
  now: Temporal.Instant,
): Html {
  const until = endedAt ?? now;
  const late = isBefore(dueAt, until);
  const due = endedAt
    ? late
      ? html`ended ${time(lateWords(dueAt, endedAt))}`
      : html`ended ${time(whenWords(endedAt, now))}`
    : late
      ? html`<span class="ws-alarm">${time(lateWords(dueAt, now))}</span>`
      : html`due ${time(dueWords(dueAt, now))}`;
  return html`<li>${STAGE_WORDS[stage]}: ${due}${words ? html`<br><span class="ws-quiet">${words}</span>` : NOTHING}</li>`;
}
