import {
  errorMessage,
  errorSummary,
  hiddenFields,
  type PeopleModel,
  peopleBoxes,
  type RecordForm,
} from '../../../platform/forms/index.ts';
import { dataTable, emptyState, govuk, type Html, html, pager, time } from '../../../platform/html/index.ts';
import { whenWords } from '../../../platform/time/words.ts';
import type { UnreadEvent } from './types.ts';

export interface UnreadModel {
  events: readonly UnreadEvent[];
  /** Names of teams by id. */
  teams: ReadonlyMap<string, string>;
  now: Temporal.Instant;
  size: number;
  next: string | undefined;
  first: string | undefined;
}

/** That there are shielded events which nobody can read: where, and not a word of any. */
export function unreadView({ events, teams, now, size, next, first }: UnreadModel): Html {
  return html`<h1 class="govuk-heading-xl">Shielded events that nobody can read</h1>
<p class="govuk-body">Everybody who was named for these has left. What they say is not shown here. Name somebody who works with the person, so that it is known again to those who need it.</p>
${dataTable<UnreadEvent>({
  caption: 'Events, those written last first',
  columns: [
    {
      label: 'On the record',
      kind: 'name',
      cell: ({ id, reference }) => html`<a href="/people/unread/${id}">${reference}</a>`,
    },
    { label: 'Record held by', cell: ({ teamId }) => teams.get(teamId) ?? 'another team' },
    { label: 'People it concerns', kind: 'number', cell: ({ people }) => String(people) },
    { label: 'Written', cell: ({ at }) => time(whenWords(at, now)) },
  ],
  rows: events,
  empty: emptyState({
    title: 'None',
    words: 'Every shielded event has somebody who can sign in and read it.',
    next: { label: 'Desk', href: '/desk' },
  }),
})}${pager({ next, first, size, of: 'events' })}`;
}

export interface NameAnewModel extends Omit<RecordForm, 'changed'> {
  event: UnreadEvent;
  team: string | undefined;
  choice: Pick<PeopleModel, 'team' | 'others' | 'find' | 'found' | 'next'>;
  me: string;
}

/** Who may read a shielded event from now on. */
export function nameAnewView({ event, team, choice, me, typed, errors, csrf, key }: NameAnewModel): Html {
  return html`${errorSummary(errors)}<span class="govuk-caption-l">${event.reference}, held by ${team ?? 'another team'}</span><h1 class="govuk-heading-l">Who may read it from now on?</h1>
<p>You learn that the event is there and not what it says, and you cannot name yourself. Those you name may then name others.</p>
<form method="post" action="/people/unread/${event.id}" novalidate>${hiddenFields({ csrf, key })}${peopleBoxes(
    {
      ...choice,
      me,
      errors,
      legend: 'People',
      ticked: typed.values('people'),
      warning: 'they still see it only if the record is open to them in another way',
    },
  )}${govuk.textarea({
    id: 'why',
    name: 'why',
    rows: '3',
    value: typed.value('why'),
    label: { text: 'Why these people', classes: 'govuk-label--m' },
    ...errorMessage(errors, 'why'),
  })}<div class="govuk-button-group"><button class="govuk-button">Name them</button><a class="govuk-link" href="/people/unread">Leave it as it is</a></div></form>`;
}
