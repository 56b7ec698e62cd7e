import {
  card,
  type Html,
  html,
  levelTag,
  NOTHING,
  ratingTag,
  type StoryEvent,
  story,
} from '../../platform/html/index.ts';
import { whenWords } from '../../platform/time/words.ts';
import { OUTCOME_WORDS } from '../rules/words.ts';
import { decisionInFull } from './decision-view.ts';
import type { CitedIndicator, ConcernRecord, DecisionMade, Proposal } from './types.ts';

type Dated = StoryEvent & { at: Temporal.Instant };

/** What the front door did, latest last: ratings, decisions (a superseded one struck through), who held it. */
export function historyCard(
  record: ConcernRecord,
  teams: ReadonlyMap<string, string>,
  now: Temporal.Instant,
  citations: Citations,
): Html {
  const events = [
    ...record.ratings.map(({ rating, reason, by, at }, index) =>
      event(html`Rated ${ratingTag(rating)}${index > 0 ? ' instead' : ''}`, at, by, html`<p>${reason}</p>`),
    ),
    ...record.decisions.map((decision, index) =>
      decisionEvent(decision, index < record.decisions.length - 1, citations.get(decision.id) ?? []),
    ),
    ...record.proposals.flatMap((proposal) => proposalEvents(proposal, citations.get(proposal.id) ?? [])),
    ...record.handOvers.map(({ fromTeam, toTeam, reason, by, at }) =>
      event(
        `Handed from ${named(teams, fromTeam)} to ${named(teams, toTeam)}`,
        at,
        by,
        html`<p>${reason}</p>`,
      ),
    ),
    ...record.restrictions.map(({ restricted, reason, by, at }) =>
      event(
        restricted ? 'Closed to all but named people' : 'Opened to the team again',
        at,
        by,
        html`<p>${reason}</p>`,
      ),
    ),
    ...record.takenOn.map(({ reason, by, at }) =>
      event('Opened an address that came in shielded', at, by, html`<p>${reason}</p>`),
    ),
  ].sort((a, b) => Temporal.Instant.compare(a.at, b.at));
  const shown = events.map((each, index) => ({
    ...each,
    when: whenWords(each.at, now),
    now: index === events.length - 1,
  }));
  const body =
    shown.length > 0
      ? story(shown)
      : html`<p>Nobody has rated it yet. A rating starts its clock and says why.</p>`;
  return card({ title: 'What the front door did', body });
}

function event(what: string | Html, at: Temporal.Instant, by: string, more: Html): Dated {
  return { what, at, by, more, when: { text: '', datetime: '' } };
}

/** What was cited, by the decision or proposal that cites it. */
export type Citations = ReadonlyMap<string, readonly CitedIndicator[]>;

/** A decision that was agreed stands as a decision, with both names; the others are told as they went. */
function proposalEvents(proposal: Proposal, cited: readonly CitedIndicator[]): Dated[] {
  const { decision, rule, by, at, answer, answeredBy, answeredAt, words } = proposal;
  if (answer === 'agreed') return [];
  const said = html`${levelTag(decision.level)} ${OUTCOME_WORDS[decision.outcome]}`;
  const put = event(
    html`Put before a second person: ${said}`,
    at,
    by,
    html`<p>${decision.reason}</p>${decisionInFull({ ...decision, five: decision }, cited)}<p class="ws-quiet">Needed because ${rule}.</p>`,
  );
  if (!answer || !answeredAt) return [put];
  const how = answer === 'sent back' ? html`Sent back: ${said}` : html`Replaced by another: ${said}`;
  return [put, event(how, answeredAt, answeredBy ?? '', words ? html`<p>${words}</p>` : NOTHING)];
}

function decisionEvent(decision: DecisionMade, superseded: boolean, cited: readonly CitedIndicator[]): Dated {
  const { level, outcome, reason, forReferrer, lateReason, second, at } = decision;
  const by = second ? `${decision.by} and ${second.by}` : decision.by;
  const said = html`${levelTag(level)} ${OUTCOME_WORDS[outcome]}`;
  const what = superseded
    ? html`<span class="govuk-visually-hidden">Superseded: </span><s class="ws-superseded">${said}</s>`
    : html`Decided: ${said}`;
  const agreed = second?.words
    ? html`<p><span class="ws-quiet">${second.by} agreed:</span> ${second.words}</p>`
    : NOTHING;
  const more = html`<p>${reason}</p>${decisionInFull(decision, cited)}${agreed}<p class="ws-quiet">Words for the referrer: ${forReferrer}</p>${lateReason ? html`<p class="ws-quiet">Why it was late: ${lateReason}</p>` : NOTHING}`;
  return event(what, at, by, superseded ? html`<div class="ws-superseded">${more}</div>` : more);
}

function named(teams: ReadonlyMap<string, string>, id: string): string {
  return teams.get(id) ?? 'another team';
}
