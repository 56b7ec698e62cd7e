import {
  type Column,
  dataTable,
  emptyState,
  govuk,
  type Html,
  html,
  NOTHING,
  pager,
  stateTag,
  time,
} from '../../../platform/html/index.ts';
import { whenWords } from '../../../platform/time/words.ts';
import type { Standing } from '../../rules/standing.ts';
import { sentence } from '../staffing/fields.ts';

/** Somebody in the list. */
export interface ListedPerson {
  id: string;
  name: string;
  job_title: string;
  agency: string;
  roles: readonly { role: string; area: string }[];
  standing: Standing;
  lastSignedInAt: Temporal.Instant | null;
}

export interface PeopleModel {
  people: readonly ListedPerson[];
  search: string;
  now: Temporal.Instant;
  next: string | undefined;
  first: string | undefined;
}

/** Who works here. */
export function peopleView(model: PeopleModel): Html {
  const columns: Column<ListedPerson>[] = [
    {
      label: 'Name',
      kind: 'name',
      cell: ({ id, name }) => html`<a href="/administration/people/${id}">${name}</a>`,
    },
    { label: 'Work', cell: ({ job_title, agency }) => `${job_title}, ${agency}` },
    { label: 'Roles', cell: ({ roles }) => [...new Set(roles.map(({ role }) => role))].join(', ') || 'none' },
    { label: 'Access', cell: ({ standing }) => stateTag(sentence(standing)) },
    {
      label: 'Last signed in',
      cell: ({ lastSignedInAt: at }) => (at === null ? 'not in a year' : time(whenWords(at, model.now))),
    },
  ];
  return html`<h1>People who work here</h1>
<p>See also <a href="/administration/agencies">agencies and teams</a>, <a href="/administration/areas">areas</a> and <a href="/arrangements">arrangements</a>.</p>
${govuk.button({ text: 'Invite somebody', href: '/administration/people/invite' })}
<form method="get" action="/administration/people" role="search">${govuk.input({
    id: 'search',
    name: 'search',
    type: 'search',
    value: model.search,
    label: { text: 'Find by name' },
    classes: 'govuk-input--width-20',
  })}${govuk.button({ text: 'Find', classes: 'govuk-button--secondary' })}</form>
${dataTable({ caption: 'People who work here', columns, rows: model.people, empty: nobody(model.search) })}
${model.next || model.first ? pager({ next: model.next, first: model.first, size: 25, of: 'people' }) : NOTHING}`;
}

function nobody(search: string): Html {
  if (search === '')
    return emptyState({
      title: 'Nobody further',
      words: 'There are no more people to show.',
      next: { label: 'Back to the start of the list', href: '/administration/people' },
    });
  return emptyState({
    title: `Nobody here has “${search}” in their name`,
    words: 'Try a part of the name, or invite them.',
    next: { label: 'Show everybody', href: '/administration/people' },
  });
}
