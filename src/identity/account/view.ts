import { hiddenFields } from '../../platform/forms/index.ts';
import {
  type Column,
  dataTable,
  emptyState,
  facts,
  govuk,
  type Html,
  html,
  NOTHING,
  pager,
  stateTag,
  time,
} from '../../platform/html/index.ts';
import { whenWords } from '../../platform/time/words.ts';
import { passkeyMaking } from '../passkeys/view.ts';
import { sentence } from '../people/staffing/fields.ts';

type Used = { last_used_at: Temporal.Instant | null };
type Passkey = Used & { id: string; name: string; added_at: Temporal.Instant };
type Account = Used & { issuer: string; bound_at: Temporal.Instant };
type Session = { id: string; method: string; started_at: Temporal.Instant; last_seen_at: Temporal.Instant };

/** My account as it is shown. */
export interface AccountModel {
  person: {
    name: string;
    jobTitle: string;
    agencyName: string;
    sessionId: string;
    roles: readonly { role: string; area: string }[];
  };
  accounts: readonly Account[];
  passkeys: readonly Passkey[];
  /** What was typed when a session ended, not yet sent or thrown away. */
  kept: readonly { id: string; kept_at: Temporal.Instant }[];
  sessions: readonly Session[];
  /** Whether this session began lately enough to change how one signs in. */
  lately: boolean;
  now: Temporal.Instant;
  csrf: string;
  next: string | undefined;
  first: string | undefined;
}

const methods: Readonly<Record<string, string>> = {
  sample: 'As an invented person',
  oidc: 'Agency account',
  passkey: 'Passkey',
};

/** How I sign in, and where I am signed in. */
export function accountView(model: AccountModel): Html {
  const { person } = model;
  return html`<h1>Your account</h1>
${facts([
  { label: 'Name', value: person.name },
  { label: 'Work', value: `${person.jobTitle}, ${person.agencyName}` },
  { label: 'Roles', value: rolesInWords(person.roles) },
])}
${model.kept.length > 0 ? keptTexts(model) : NOTHING}
<h2>How you sign in</h2>
${model.accounts.map((account) => html`<p>Your agency account at ${new URL(account.issuer).host}, ${used(account, model.now)}.</p>`)}
${passkeys(model)}
<h2>Where you are signed in</h2>
<p>End any that you do not know, and tell the person who looks after Windscreen in your agency.</p>
${sessions(model)}
<form method="post" action="/account/sign-out-everywhere">${hiddenFields({ csrf: model.csrf })}
${govuk.button({ text: 'Sign out everywhere', classes: 'govuk-button--secondary' })}</form>`;
}

function rolesInWords(roles: AccountModel['person']['roles']): string {
  const names = [...new Set(roles.map(({ role }) => role))];
  const areas = (role: string) => roles.filter((held) => held.role === role).map(({ area }) => area);
  return (
    names.map((role) => `${sentence(role)} (${areas(role).map(sentence).join(', ')})`).join('; ') || 'None'
  );
}

function keptTexts({ kept, now }: AccountModel): Html {
  const items = kept.map(
    ({ id, kept_at }) =>
      html`<li><a href="/account/kept/${id}">What you had typed ${time(whenWords(kept_at, now))}</a></li>`,
  );
  return html`<h2>Kept for you</h2><p>You typed this when your session had ended. It goes after a day.</p><ul>${items}</ul>`;
}

function passkeys(model: AccountModel): Html {
  const columns: Column<Passkey>[] = [
    {
      label: 'Passkey',
      kind: 'name',
      cell: ({ id, name }) => html`<a href="/account/passkeys/${id}">${name}</a>`,
    },
    { label: 'Added', cell: ({ added_at }) => time(whenWords(added_at, model.now)) },
    { label: 'Last used', cell: (key) => used(key, model.now) },
  ];
  const empty = emptyState({
    title: 'No passkeys yet',
    words: 'A passkey lets you sign in with your finger, face or PIN on your own device, without a password.',
  });
  const table = dataTable({ caption: 'Your passkeys', columns, rows: model.passkeys, empty });
  const add = model.lately
    ? passkeyMaking({
        action: '/account/passkeys',
        options: '/account/passkeys/options',
        label: 'Add a passkey',
        csrf: model.csrf,
      })
    : html`<p><a href="/sign-in?again=yes&amp;next=%2Faccount">Sign in again to add a passkey</a></p>`;
  return html`${table}<h3>Add a passkey</h3>${add}`;
}

function used({ last_used_at: at }: Used, now: Temporal.Instant): Html {
  return at === null ? html`never used` : html`last used ${time(whenWords(at, now))}`;
}

function sessions(model: AccountModel): Html {
  const columns: Column<Session>[] = [
    { label: 'Started', kind: 'name', cell: ({ started_at }) => time(whenWords(started_at, model.now)) },
    { label: 'Last used', cell: ({ last_seen_at }) => time(whenWords(last_seen_at, model.now)) },
    { label: 'How', cell: ({ method }) => methods[method] ?? method },
    { label: 'Which', cell: (session) => whichSession(session, model) },
  ];
  const table = dataTable({
    caption: 'Where you are signed in',
    columns,
    rows: model.sessions,
    empty: NOTHING,
  });
  if (!model.next && !model.first) return table;
  return html`${table}${pager({ next: model.next, first: model.first, size: 10, of: 'sessions' })}`;
}

function whichSession(session: Session, { person, csrf, now }: AccountModel): Html {
  if (session.id === person.sessionId) return stateTag('This one');
  const started = whenWords(session.started_at, now).text;
  return html`<form method="post" action="/account/sessions/${session.id}/end">${hiddenFields({ csrf })}
<button class="govuk-button govuk-button--secondary">Sign out<span class="govuk-visually-hidden"> the one started ${started}</span></button></form>`;
}
