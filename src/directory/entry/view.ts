import {
  type Fact,
  facts,
  type Html,
  html,
  NOTHING,
  notice,
  telephone,
  time,
} from '../../platform/html/index.ts';
import { longDateWords } from '../../platform/time/words.ts';
import { type ListKind, nameOf } from '../rules/codes.ts';
import { ageWords, areasWords, costWords, sessionWords } from '../rules/words.ts';
import type { Entry, EntryPlace } from '../types.ts';

export interface EntryModel {
  id: string;
  entry: Entry;
  areas: readonly { code: string; name: string }[];
  checkedOn: Temporal.PlainDate | null;
  /** Where it came from it is not listed any more, since then. */
  goneOn: Temporal.PlainDate | null;
}

/** One entry: what, for whom, how, when, what it costs, access, and whether to trust it. */
export function entryView(model: EntryModel): Html {
  const { id, entry } = model;
  return html`<h1 class="govuk-heading-xl">${entry.title}</h1><p class="govuk-body-l">${entry.organization.name}</p>
${closed(entry)}${gone(model)}${entry.alert ? notice('clock', { strong: 'Good to know now.', body: entry.alert }) : NOTHING}
${paragraphs(entry.description)}
<h2 class="govuk-heading-m">For whom</h2>${facts(forWhom(model))}
<h2 class="govuk-heading-m">How to get it</h2>${ways(entry)}${facts(reach(entry))}
${when(entry)}<h2 class="govuk-heading-m">What it costs</h2><p class="govuk-body">${costWords(entry)}</p>
${where(entry)}${access(entry)}
<p class="ws-quiet">${checked(model.checkedOn)} <a href="/feedback?about=${encodeURIComponent(`/directory/${id}`)}">Tell us if this is wrong</a></p>
<p class="ws-quiet">Do you work with a family? <a href="/directory/${id}/signpost">Point them here and ask later if they got there</a></p>`;
}

function closed({ status }: Entry): Html {
  if (status === 'active') return NOTHING;
  const says = status === 'temporarily closed' ? 'It is closed for now.' : 'It is not offered any more.';
  return notice('late', { strong: says, body: html`<a href="/directory">Look for another service</a>` });
}

function gone({ goneOn }: EntryModel): Html {
  if (goneOn === null) return NOTHING;
  return notice('late', {
    strong: 'It may not be offered any more.',
    body: html`The directory that it came from has not listed it since ${time(longDateWords(goneOn))}. We are finding out. Call before you go.`,
  });
}

const paragraphs = (text: string) =>
  text
    .split(/\n{2,}|\r?\n/)
    .map((words) => (words.trim() ? html`<p class="govuk-body">${words}</p>` : NOTHING));

const names = (kind: ListKind, codes: readonly string[]) =>
  codes.map((code) => nameOf(kind, code)).join(', ');

function fact(label: string, value: string | Html | undefined): Fact[] {
  return value === undefined || value === '' ? [] : [{ label, value }];
}

function forWhom({ entry, areas }: EntryModel): Fact[] {
  return [
    { label: 'Age', value: ageWords(entry.minimumAge, entry.maximumAge) || 'Any age' },
    ...fact('It is about', names('need', entry.needs)),
    ...fact('Especially for', names('audience', entry.audiences)),
    { label: 'For families in', value: areasWords(entry.areas, areas) },
    ...fact('Languages', entry.languages.map(capital).join(', ')),
    ...fact(
      'Level of need',
      entry.levels.map((level) => `Level ${level}: ${nameOf('level', level)}`).join('. '),
    ),
  ];
}

const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1);

function ways({ ways: codes, howTo }: Entry): Html {
  const how = howTo ? paragraphs(howTo) : NOTHING;
  return html`${codes.length > 0 ? html`<ul class="govuk-list govuk-list--bullet">${codes.map((code) => html`<li>${nameOf('way', code)}</li>`)}</ul>` : NOTHING}${how}`;
}

function reach({ phone, email, url }: Entry): Fact[] {
  return [
    ...fact('Telephone', phone ? telephone(phone) : ''),
    ...fact('Email', email ? html`<a href="mailto:${email}">${email}</a>` : ''),
    ...fact('Website', url ? html`<a href="${url}" rel="noreferrer">${host(url)}</a>` : ''),
  ];
}

const host = (url: string) => url.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '');

function when({ sessions }: Entry): Html {
  const lines = sessions.map(sessionWords).filter(Boolean);
  if (lines.length === 0) return NOTHING;
  return html`<h2 class="govuk-heading-m">When</h2><ul class="govuk-list govuk-list--bullet">${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
}

function where({ places }: Entry): Html {
  const shown = places.filter(({ address, town }) => address || town);
  if (shown.length === 0) return NOTHING;
  return html`<h2 class="govuk-heading-m">Where</h2><ul class="govuk-list">${shown.map((place) => html`<li>${addressOf(place)}</li>`)}</ul>`;
}

const addressOf = ({ name, address, town, postcode }: EntryPlace) =>
  [name, address, town, postcode].filter(Boolean).join(', ');

function access({ access: codes, accessWords }: Entry): Html {
  const lines = [...codes.map((code) => nameOf('access', code)), ...accessWords];
  if (lines.length === 0) return NOTHING;
  return html`<h2 class="govuk-heading-m">Access</h2><ul class="govuk-list govuk-list--bullet">${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
}

function checked(on: Temporal.PlainDate | null): Html {
  return on
    ? html`Checked on ${time(longDateWords(on))}.`
    : html`Nobody has checked this entry yet. Call first.`;
}
