import {
  dataTable,
  emptyState,
  facts,
  govuk,
  type Html,
  html,
  NOTHING,
  notice,
  pager,
  stateTag,
  time,
} from '../../../platform/html/index.ts';
import { whenWords } from '../../../platform/time/words.ts';
import { act, line, type PlaceForm, pick, placeForm, yesOrNo } from '../fields.ts';

interface Agency {
  id: string;
  name: string;
  kind: string;
  place: string | null;
  statutory: boolean;
  dutyEmail: string | null;
  dutyEmailSafe: boolean;
  dutyPhone: string | null;
  closedAt: Temporal.Instant | null;
  teams: number;
  people: number;
}
interface Team {
  id: string;
  name: string;
  purpose: string;
  place: string | null;
  closedAt: Temporal.Instant | null;
  members: number;
}

const standing = ({ closedAt }: { closedAt: Temporal.Instant | null }) =>
  stateTag(closedAt ? 'closed' : 'open');

export function agenciesView(model: {
  agencies: readonly Agency[];
  search: string;
  size: number;
  next: string | undefined;
  first: string | undefined;
}): Html {
  const { agencies, search, size, next, first } = model;
  return html`<h1>Agencies and teams</h1>
<p>Who takes part in the partnership. See also <a href="/administration/areas">areas</a>, <a href="/administration/people">people</a> and <a href="/arrangements">arrangements</a>.</p>
${govuk.button({ text: 'Add an agency', href: '/administration/agencies/add' })}
<form method="get" action="/administration/agencies" role="search">${govuk.input({
    id: 'search',
    name: 'search',
    type: 'search',
    value: search,
    label: { text: 'Find by name' },
    classes: 'govuk-input--width-20',
  })}${govuk.button({ text: 'Find', classes: 'govuk-button--secondary' })}</form>
${dataTable<Agency>({
  caption: 'Agencies',
  columns: [
    {
      label: 'Name',
      kind: 'name',
      cell: ({ id, name }) => html`<a href="/administration/agencies/${id}">${name}</a>`,
    },
    { label: 'Kind', cell: ({ kind, statutory }) => `${kind}${statutory ? ', statutory partner' : ''}` },
    { label: 'Area', cell: ({ place }) => place ?? 'all' },
    { label: 'Teams', cell: ({ teams }) => teams, kind: 'number' },
    { label: 'People', cell: ({ people }) => people, kind: 'number' },
    { label: 'Standing', cell: standing },
  ],
  rows: agencies,
  empty: emptyState({
    title: search ? `No agency has “${search}” in its name` : 'No agencies further',
    words: search ? 'Try a part of the name, or add it.' : 'There are no more to show.',
    next: { label: 'Show all agencies', href: '/administration/agencies' },
  }),
})}
${next || first ? pager({ next, first, size, of: 'agencies' }) : NOTHING}`;
}

function dutyWords({ dutyEmail, dutyEmailSafe, dutyPhone }: Agency): string {
  const email =
    dutyEmail && `${dutyEmail}${dutyEmailSafe ? '' : ' (nothing is sent there: not said to be safe)'}`;
  return (
    [email, dutyPhone].filter(Boolean).join(', ') ||
    'no address: only those of its people who sign in are asked'
  );
}

export function agencyView(model: {
  agency: Agency;
  teams: readonly Team[];
  may: boolean;
  refusedBecause: string | undefined;
  now: Temporal.Instant;
  csrf: string;
}): Html {
  const { agency, teams, may, refusedBecause, now } = model;
  const path = `/administration/agencies/${agency.id}`;
  return html`${refusedBecause ? notice('late', { strong: 'It was not closed.', body: refusedBecause }) : NOTHING}
<h1>${agency.name}</h1>${agency.closedAt ? html`<p class="ws-lead">Closed ${time(whenWords(agency.closedAt, now))}.</p>` : NOTHING}
${facts([
  { label: 'Kind', value: agency.kind },
  { label: 'Area', value: agency.place ?? 'all' },
  { label: 'Statutory partner', value: agency.statutory ? 'yes' : 'no' },
  { label: 'People who work in it', value: agency.people },
  { label: 'Asked what it knows at', value: dutyWords(agency) },
])}
${may ? html`<p><a href="${path}/change">Change its name, kind or area</a></p>` : NOTHING}
<h2>Teams</h2>
${dataTable<Team>({
  caption: `Teams of ${agency.name}`,
  columns: [
    {
      label: 'Name',
      kind: 'name',
      cell: ({ id, name }) => html`<a href="/administration/teams/${id}">${name}</a>`,
    },
    { label: 'For', cell: ({ purpose }) => purpose },
    { label: 'Area', cell: ({ place }) => place ?? 'all' },
    { label: 'People', cell: ({ members }) => members, kind: 'number' },
    { label: 'Standing', cell: standing },
  ],
  rows: teams,
  empty: emptyState({ title: 'No teams', words: 'A team holds records: everybody in it may open them.' }),
})}
${agency.closedAt ? NOTHING : html`<p><a href="${path}/add-team">Add a team</a></p>`}
${may ? closing(model) : NOTHING}
<p><a href="/administration/agencies">Back to the agencies</a></p>`;
}

function closing({ agency, csrf }: { agency: Agency; csrf: string }): Html {
  const path = `/administration/agencies/${agency.id}`;
  return agency.closedAt
    ? act(`${path}/reopen`, csrf, 'Open it again', 'It may then have teams and people again.')
    : act(
        `${path}/close`,
        csrf,
        'Close this agency',
        'Closed, nobody new is invited to it and it is asked nothing. What it did stays on record under its name.',
      );
}

export function agencyFormView(
  form: PlaceForm & { areas: readonly { code: string; name: string }[]; kinds: readonly string[] },
): Html {
  const areas = [
    { value: '', text: 'All areas' },
    ...form.areas.map(({ code, name }) => ({ value: code, text: name })),
  ];
  const kinds = ['', ...form.kinds].map((kind) => ({ value: kind, text: kind || 'Choose one' }));
  return placeForm(
    form,
    '',
    html`${line(form, 'name', 'Name')}${pick(form, 'kind', 'Kind', kinds)}${pick(form, 'area', 'Area', areas, 'Where it works.')}${yesOrNo(form, 'statutory', 'Is it one of the statutory safeguarding partners?')}${line(form, 'duty-email', 'Address at which it is asked what it knows (optional)', 'One that somebody reads at any hour.')}${yesOrNo(form, 'duty-safe', 'May questions be sent to that address?')}${line(form, 'duty-phone', 'Telephone number for the same (optional)')}`,
  );
}
