import {
  dataTable,
  emptyState,
  facts,
  type Html,
  html,
  NOTHING,
  notice,
  pager,
  time,
} from '../../../platform/html/index.ts';
import { whenWords } from '../../../platform/time/words.ts';
import { act, line, type PlaceForm, pick, placeForm } from '../fields.ts';

interface Team {
  id: string;
  name: string;
  purpose: string;
  place: string | null;
  agencyId: string;
  agency: string;
  closedAt: Temporal.Instant | null;
}
interface Member {
  id: string;
  name: string;
  jobTitle: string;
  agency: string;
  disabledAt: Temporal.Instant | null;
}

export interface TeamModel {
  team: Team;
  /** How many open records it holds. */
  open: number;
  members: readonly Member[];
  size: number;
  next: string | undefined;
  first: string | undefined;
  may: boolean;
  refusedBecause: string | undefined;
  now: Temporal.Instant;
  csrf: string;
}

export function teamView(model: TeamModel): Html {
  const { team, open, members, may, refusedBecause, now, size, next, first } = model;
  return html`${refusedBecause ? notice('late', { strong: 'It was not closed.', body: refusedBecause }) : NOTHING}
<h1>${team.name}</h1>${team.closedAt ? html`<p class="ws-lead">Closed ${time(whenWords(team.closedAt, now))}. Whoever is in it still sees what it held.</p>` : NOTHING}
${facts([
  { label: 'Agency', value: html`<a href="/administration/agencies/${team.agencyId}">${team.agency}</a>` },
  { label: 'For', value: team.purpose },
  { label: 'Area', value: team.place ?? 'all' },
  { label: 'Open concerns that it holds', value: open },
])}
${may ? html`<p><a href="/administration/teams/${team.id}/name">Rename it</a></p>` : NOTHING}
<h2>Who is in it</h2>
<p>A team opens the records it holds to everybody in it. People join and leave it on their own page.</p>
${dataTable<Member>({
  caption: `People in ${team.name}`,
  columns: [
    {
      label: 'Name',
      kind: 'name',
      cell: ({ id, name }) => html`<a href="/administration/people/${id}">${name}</a>`,
    },
    { label: 'Work', cell: ({ jobTitle, agency }) => `${jobTitle}, ${agency}` },
    { label: 'Access', cell: ({ disabledAt }) => (disabledAt ? 'disabled' : 'may sign in') },
  ],
  rows: members,
  empty: emptyState({
    title: 'Nobody is in it',
    words: 'What it holds is seen by nobody until somebody joins.',
    next: { label: 'Choose people', href: '/administration/people' },
  }),
})}
${next || first ? pager({ next, first, size, of: 'people' }) : NOTHING}
${may ? closing(model) : NOTHING}`;
}

function closing({ team, csrf }: TeamModel): Html {
  const path = `/administration/teams/${team.id}`;
  return team.closedAt
    ? act(`${path}/reopen`, csrf, 'Open it again', 'It may then take on work and people again.')
    : act(
        `${path}/close`,
        csrf,
        'Close this team',
        'Closed, nothing new comes to it and nobody joins it. Whoever is in it goes on seeing what it held. It cannot close while it holds anything open.',
      );
}

export function addTeamView(
  form: PlaceForm & { areas: readonly { code: string; name: string }[]; purposes: readonly string[] },
): Html {
  const areas = [
    { value: '', text: 'No one area' },
    ...form.areas.map(({ code, name }) => ({ value: code, text: name })),
  ];
  const purposes = ['', ...form.purposes].map((purpose) => ({
    value: purpose,
    text: purpose || 'Choose one',
  }));
  return placeForm(
    form,
    'What it is for, and its area, stay: a team that does something else is another team.',
    html`${line(form, 'name', 'Name')}${pick(form, 'purpose', 'What it is for', purposes, 'A front door receives the concerns of its area.')}${pick(form, 'area', 'Area', areas)}`,
  );
}

export function renameTeamView(form: PlaceForm): Html {
  return placeForm(form, 'Records that it holds show the new name.', line(form, 'name', 'Name'));
}
