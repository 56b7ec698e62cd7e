import { hiddenFields } from '../../platform/forms/index.ts';
import {
  card,
  dataTable,
  emptyState,
  type Html,
  html,
  NOTHING,
  pager,
  stateTag,
  time,
} from '../../platform/html/index.ts';
import { whenWords } from '../../platform/time/words.ts';
import type { LinkNamed } from '../same/types.ts';
import type { LikelyPair, PairFilter, Progress, ToCheck } from './types.ts';

export interface DuplicatesModel {
  waiting: readonly LinkNamed[];
  toCheck: readonly ToCheck[];
  pairs: readonly LikelyPair[];
  progress: Progress;
  teams: ReadonlyMap<string, string>;
  areas: readonly { code: string; name: string }[];
  filter: PairFilter;
  now: Temporal.Instant;
  mayWrite: boolean;
  csrf: string;
  key: string;
  first: string | undefined;
  next: string | undefined;
}

/** What waits for a second person, and pairs of records that nobody has looked at yet. */
export function duplicatesView(model: DuplicatesModel): Html {
  const { waiting, toCheck, pairs, first, next, now } = model;
  return html`<h1 class="govuk-heading-xl">Records that may be of one person</h1>
<p>Only pairs of which you may see both records stand here. Brothers, sisters and twins are not asked about.</p>
${first ? NOTHING : html`<h2 class="govuk-heading-l">Waiting for a second person</h2>${waitingTable(waiting, now)}`}
${toCheck.length > 0 ? html`<h2 class="govuk-heading-l">To look at again</h2><p>They were told apart, and everything that was found agreed. If they are two people, say so once more, and they are gone from here.</p>${checkTable(toCheck, now)}` : NOTHING}
<h2 class="govuk-heading-l">Found by comparing</h2>${progressWords(model)}${filterForm(model)}
${pairs.length > 0 ? pairs.map((pair) => pairCard(pair, model)) : nothing(model)}
${pager({ next, previous: undefined, first, size: 20, words: 'The likeliest first', of: 'pairs' })}`;
}

function waitingTable(waiting: readonly LinkNamed[], now: Temporal.Instant): Html {
  return dataTable<LinkNamed>({
    caption: 'Proposals that two records are of one person',
    columns: [
      {
        label: 'Records',
        kind: 'name',
        cell: (link) =>
          html`<a href="/people/links/${link.id}">${link.person}, ${link.personReference}, and ${link.head}, ${link.headReference}</a>`,
      },
      { label: 'Proposed by', cell: (link) => link.proposedByName },
      { label: 'When', cell: (link) => time(whenWords(link.proposedAt, now)) },
    ],
    rows: waiting,
    empty: emptyState({
      title: 'Nothing waits',
      words:
        'When somebody proposes that two records are of one person, it stands here until another person decides.',
    }),
  });
}

function checkTable(toCheck: readonly ToCheck[], now: Temporal.Instant): Html {
  return dataTable<ToCheck>({
    caption: 'Records that were told apart though they agree',
    columns: [
      {
        label: 'Records',
        kind: 'name',
        cell: ({ lowId, highId, low, lowReference, high, highReference }) =>
          html`<a href="/people/same?one=${lowId}&amp;other=${highId}">${low}, ${lowReference}, and ${high}, ${highReference}</a>`,
      },
      { label: 'Told apart', cell: ({ by, at }) => html`by ${by}, ${time(whenWords(at, now))}` },
      { label: 'Why', cell: ({ reason }) => reason },
    ],
    rows: toCheck,
    empty: NOTHING,
  });
}

function progressWords({ progress, now }: DuplicatesModel): Html {
  const { waiting, compared, endedAt } = progress;
  const left =
    waiting > 0
      ? `${waiting >= 1000 ? 'A thousand records or more wait' : waiting === 1 ? 'One record waits' : `${waiting} records wait`} to be compared. `
      : '';
  if (compared === null)
    return html`<p class="ws-quiet">${left}The records are compared within a minute.</p>`;
  return endedAt
    ? html`<p class="ws-quiet">${left}All records were compared ${time(whenWords(endedAt, now))}; each is again when it changes.</p>`
    : html`<p class="ws-quiet">${left}${compared.toLocaleString('en-GB')} records were compared so far; the others follow.</p>`;
}

const SHOW_WORDS: Readonly<Record<PairFilter['show'], string>> = {
  waiting: 'Everything that waits',
  same: 'Most likely the same',
  later: 'Left for later',
};

function filterForm({ filter, areas }: DuplicatesModel): Html {
  const option = (value: string, words: string, chosen: string) =>
    html`<option value="${value}"${value === chosen ? html` selected` : NOTHING}>${words}</option>`;
  const on = (filter.area ? 1 : 0) + (filter.show === 'waiting' ? 0 : 1);
  return html`<details class="ws-filters"${on > 0 ? html` open` : NOTHING}><summary>Filter${on > 0 ? ` (${on} on)` : ''}</summary><form method="get" action="/people/duplicates"><label><span>Area</span><select class="govuk-select" name="area">${option('', 'Any', filter.area)}${areas.map(({ code, name }) => option(code, name, filter.area))}</select></label>
<label><span>Show</span><select class="govuk-select" name="show">${Object.entries(SHOW_WORDS).map(([value, words]) => option(value, words, filter.show))}</select></label>
<div class="ws-filters__go"><button class="govuk-button govuk-button--secondary">Show</button>${on > 0 ? html`<a href="/people/duplicates">Clear</a>` : NOTHING}</div></form></details>`;
}

function nothing({ filter, first }: DuplicatesModel): Html {
  if (first) return emptyState({ title: 'Nothing further', words: 'These were all.' });
  if (filter.area || filter.show !== 'waiting')
    return emptyState({
      title: 'Nothing like this',
      words: 'Show everything that waits, in every area.',
      next: { label: 'Clear the filter', href: '/people/duplicates' },
    });
  return emptyState({
    title: 'No two records seem to be of one person',
    words:
      'Records are compared in the background, when they change. You can also compare two from a search.',
    next: { label: 'Find a person', href: '/people/search' },
  });
}

function pairCard(pair: LikelyPair, { teams, now, mayWrite, csrf, key }: DuplicatesModel): Html {
  const { lowId, highId, low, lowReference, high, highReference, evidence, guard, zone } = pair;
  const compare = `/people/same?${new URLSearchParams({ one: lowId, other: highId })}`;
  const names = `${low}, ${lowReference}, and ${high}, ${highReference}`;
  const held = [...new Set([pair.lowTeam, pair.highTeam])].map((team) => teams.get(team) ?? 'another team');
  const later = html`<form method="post" action="/people/duplicates/later" novalidate>${hiddenFields({ csrf, key })}<input type="hidden" name="one" value="${lowId}"><input type="hidden" name="other" value="${highId}"><button class="govuk-button govuk-button--secondary">Leave for later<span class="govuk-visually-hidden">: ${names}</span></button></form>`;
  return card({
    level: 3,
    title: `${low} and ${high}`,
    tag: stateTag(zone === 'same' ? 'Most likely the same' : 'Possible'),
    body: html`<p class="ws-quiet">${lowReference} and ${highReference}, held by ${held.join(' and ')}. Found ${time(whenWords(pair.foundAt, now))}.${pair.putOffBy ? ` ${pair.putOffBy} left it for later.` : ''}</p><ul class="ws-find__reasons">${evidence.map(({ says }) => html`<li>${says}</li>`)}</ul>${guard ? html`<p class="ws-find__guard">Look again: ${guard}.</p>` : NOTHING}`,
    foot: html`<div class="ws-steps"><a class="govuk-button" href="${compare}">Compare them<span class="govuk-visually-hidden">: ${names}</span></a>${mayWrite ? later : NOTHING}</div>`,
  });
}
