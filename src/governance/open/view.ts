import {
  type Drawing,
  dataTable,
  emptyState,
  type Html,
  html,
  markdown,
  NOTHING,
  pager,
  time,
} from '../../platform/html/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { dateWords } from '../../platform/time/words.ts';
import { dueView, gapsView } from '../meeting/list-view.ts';
import type { Action, Group, Meeting, MeetingLine, Paper } from '../types.ts';

interface Day {
  groupId: string;
  heldOn: Temporal.PlainDate;
  startsAt: string;
  place: string;
}

/** Every group, what comes next, and what was agreed last. */
export function boardView(model: {
  groups: readonly Group[];
  days: readonly Day[];
  meetings: readonly MeetingLine[];
  gaps: readonly { group: string; quarters: readonly string[] }[];
  today: Temporal.PlainDate;
}): Html {
  const { groups, days, meetings, gaps, today } = model;
  const parts = groups.map(
    ({ id, slug, name, about }) =>
      html`<li class="ws-card"><h3 class="ws-card__title ws-card__title--small"><a href="/board/${slug}">${name}</a></h3><p>${about}</p>${nextView(
        days.filter(({ groupId }) => groupId === id),
        today,
      )}</li>`,
  );
  return html`<h1 class="govuk-heading-xl">The board and its groups</h1><p class="govuk-body-l">When they meet, and what they agreed. They never talk about one child or one family.</p>${gapsView(gaps)}
<h2 class="govuk-heading-l">Who meets</h2>${groups.length > 0 ? html`<ul class="ws-list">${parts}</ul>` : emptyState({ title: 'Nothing here yet', words: 'No group is named yet.', next: { label: 'The board in one minute', href: '/one-minute-guides/board' } })}
<h2 class="govuk-heading-l">What was agreed last</h2>${minutesList(meetings, true)}`;
}

function nextView(days: readonly Day[], today: Temporal.PlainDate): Html {
  const next = days.find(({ heldOn }) => Temporal.PlainDate.compare(heldOn, today) >= 0);
  return next
    ? html`<p>Next: ${time(dateWords(next.heldOn))} at ${next.startsAt}, ${next.place}.</p>`
    : html`<p class="ws-quiet">No day is set for the next meeting.</p>`;
}

function minutesList(meetings: readonly MeetingLine[], named: boolean): Html {
  if (meetings.length === 0)
    return html`<p>No minutes are published yet. They are as soon as two people agree to them.</p>`;
  return html`<ul class="govuk-list govuk-list--bullet">${meetings.map(({ slug, group, heldOn }) => html`<li><a href="/board/${slug}/${heldOn.toString()}">${named ? `${group}: ` : 'Minutes of '}${dateWords(heldOn).text}</a></li>`)}</ul>`;
}

export function openGroupView(model: {
  group: Group;
  days: readonly Day[];
  meetings: readonly MeetingLine[];
  earlier: string | undefined;
  today: Temporal.PlainDate;
}): Html {
  const { group, days, meetings, earlier, today } = model;
  return html`<p><a href="/board">The board and its groups</a></p><h1 class="govuk-heading-xl">${group.name}</h1><p class="govuk-body-l">${group.about}</p>${nextView(days, today)}
<h2 class="govuk-heading-l">Minutes</h2>${minutesList(meetings, false)}${earlier ? pager({ next: earlier, first: undefined, size: 40, of: 'meetings' }) : NOTHING}`;
}

/** What one meeting agreed, for anybody. */
export function openMeetingView(model: {
  meeting: Meeting;
  papers: readonly Paper[];
  actions: readonly Action[];
  drawing: Drawing;
  today: Temporal.PlainDate;
}): Html {
  const { meeting, papers, actions, drawing, today } = model;
  const { group, slug, heldOn, startsAt, place, publishedAt, minutes } = meeting;
  return html`<p><a href="/board/${slug}">${group}</a></p><h1 class="govuk-heading-xl">${group}: ${dateWords(heldOn).text}</h1>
<p>${time(dateWords(heldOn))} at ${startsAt}, ${place}.</p><div class="ws-text">${markdown(minutes, ['main', 'content', 'papers', 'actions'], drawing)}</div>
<h2 class="govuk-heading-l" id="actions">What it asked for</h2>${dataTable<Action>({
    caption: 'What the meeting asked for',
    columns: [
      { label: 'What', kind: 'name', cell: ({ words }) => words },
      { label: 'Who answers for it', cell: ({ ownerRole }) => ownerRole },
      { label: 'When', cell: (action) => dueView(action, today) },
      { label: 'What came of it', cell: ({ doneWords }) => doneWords || '–' },
    ],
    rows: actions,
    empty: html`<p>Nothing.</p>`,
  })}
${papers.length > 0 ? html`<h2 class="govuk-heading-l" id="papers">Papers</h2><ul class="govuk-list govuk-list--bullet">${papers.map(({ title, href }) => html`<li><a href="${href}" rel="noreferrer">${title}</a></li>`)}</ul>` : NOTHING}
<p class="ws-quiet">Agreed by two people${publishedAt ? html`, ${time(dateWords(londonDate(publishedAt)))}` : NOTHING}. <a href="/feedback?about=/board/${slug}/${heldOn.toString()}">Ask about this</a></p>`;
}
