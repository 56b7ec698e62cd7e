import {
  errorMessage,
  errorSummary,
  type FormError,
  hiddenFields,
  type Typed,
} from '../../platform/forms/index.ts';
import {
  dataTable,
  emptyState,
  govuk,
  type Html,
  html,
  NOTHING,
  pager,
  time,
} from '../../platform/html/index.ts';
import { whenWords } from '../../platform/time/words.ts';

interface Row {
  id: string;
  organization: string;
  name: string;
  agency: string;
  invitedBy: string;
  may: boolean;
  since: Temporal.Instant;
}

export interface ProvidersModel {
  rows: readonly Row[];
  organizations: readonly { id: string; name: string }[];
  /** There are more of them than are listed. */
  more: boolean;
  /** Undefined until somebody was looked for. */
  found: readonly { id: string; name: string; jobTitle: string; agency: string }[] | undefined;
  typed: Typed;
  errors: readonly FormError[];
  now: Temporal.Instant;
  csrf: string;
  key: string;
  size: number;
  next: string | undefined;
  first: string | undefined;
}

/** Who may edit the entries of which organisation. */
export function providersView(model: ProvidersModel): Html {
  const { rows, now, csrf } = model;
  return html`${errorSummary(model.errors)}<h1 class="govuk-heading-xl">Who edits for whom</h1>
<p class="govuk-body">Somebody who is invited writes the entries of that organisation and of no other. What they write waits for approval. They also need the role of a service provider, which an administrator gives.</p>
${dataTable<Row>({
  caption: 'Invited',
  columns: [
    { label: 'Organisation', kind: 'name', cell: ({ organization }) => organization },
    { label: 'Who', cell: whoOf },
    {
      label: 'Invited',
      cell: ({ since, invitedBy }) => html`${time(whenWords(since, now))} by ${invitedBy}`,
    },
    {
      label: 'End it',
      cell: (row) =>
        html`<form method="post" action="/directory/providers/${row.id}">${hiddenFields({ csrf, key: model.key })}<button class="govuk-button govuk-button--secondary">End it<span class="govuk-visually-hidden"> for ${row.name}, ${row.organization}</span></button></form>`,
    },
  ],
  rows,
  empty: emptyState({
    title: 'Nobody is invited',
    words: 'Until then, only the business team writes entries.',
  }),
})}${pager({ next: model.next, first: model.first, size: model.size, of: 'invitations' })}
<h2 class="govuk-heading-m">Invite somebody</h2>${form(model)}`;
}

function whoOf({ name, agency, may }: Row): Html {
  return html`${name}, ${agency}${may ? NOTHING : html` <span class="ws-quiet">cannot write yet: has not the role of a service provider</span>`}`;
}

function form(model: ProvidersModel): Html {
  const { organizations, typed, errors, csrf, key, found } = model;
  const chosen = typed.value('organization');
  return html`<form method="post" action="/directory/providers" novalidate>${hiddenFields({ csrf, key })}${narrow(model)}${govuk.select(
    {
      id: 'organization',
      name: 'organization',
      label: { text: 'Organisation' },
      items: [
        { value: '', text: 'Choose' },
        ...organizations.map(({ id, name }) => ({ value: id, text: name, selected: id === chosen })),
      ],
      ...errorMessage(errors, 'organization'),
    },
  )}${govuk.input({
    id: 'find',
    name: 'find',
    label: { text: 'Name of the person' },
    value: typed.value('find'),
    autocomplete: 'off',
    ...errorMessage(errors, 'find'),
  })}${govuk.button({ text: 'Find', name: 'press', value: 'find', classes: 'govuk-button--secondary' })}${people(found, typed)}${found && found.length > 0 ? govuk.button({ text: 'Invite' }) : NOTHING}</form>`;
}

/** Where there are more organisations than one box lists, or it was narrowed, part of the name finds them. */
function narrow({ more, typed }: ProvidersModel): Html {
  const words = typed.value('organization-words');
  if (!more && words === '') return NOTHING;
  return govuk.input({
    id: 'organization-words',
    name: 'organization-words',
    label: { text: 'Part of the organisation’s name' },
    hint: {
      text: 'There are more than the list below has room for. Write part of the name, then choose Find.',
    },
    value: words,
    autocomplete: 'off',
  });
}

function people(found: ProvidersModel['found'], typed: Typed): Html {
  if (!found) return NOTHING;
  if (found.length === 0) return html`<p class="govuk-body">Nobody here has that name.</p>`;
  return govuk.radios({
    name: 'person',
    idPrefix: 'person',
    classes: 'govuk-radios--small',
    fieldset: { legend: { text: 'Who is it?' } },
    items: found.map(({ id, name, jobTitle, agency }) => ({
      value: id,
      text: name,
      hint: { text: `${jobTitle}, ${agency}` },
      checked: typed.value('person') === id,
    })),
  });
}
