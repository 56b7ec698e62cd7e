import { hiddenFields } from '../../platform/forms/index.ts';
import {
  card,
  type Drawing,
  dataTable,
  emptyState,
  facts,
  govuk,
  type Html,
  html,
  NOTHING,
  notice,
  time,
} from '../../platform/html/index.ts';
import { dateWords, whenWords } from '../../platform/time/words.ts';
import { readingView } from '../edit/reading-view.ts';
import { type ListedKept, standingTags } from '../list/view.ts';
import { textView } from '../pages/text-view.ts';
import type { Readability } from '../rules/plain-language.ts';
import type { Kind, Place, Text } from '../types.ts';

interface VersionLine {
  number: number;
  title: string;
  why: string;
  by: string;
  at: Temporal.Instant;
}
interface ShowingLine {
  number: number;
  from: Temporal.Instant;
  until: Temporal.Instant | null;
  why: string;
  by: string;
}

export interface OnePageModel {
  kept: Omit<ListedKept, 'owner'> & { work: string; nextFrom: Temporal.Instant | null } & {
    kind: string;
    goneWhy: string;
    goneInstead: string | null;
  };
  /** Pages by the same name of other areas, and areas for which the reader may write one. */
  others: readonly { id: string; area: string }[];
  lacking: readonly Place[];
  version: VersionLine & { text: Text };
  kind: Kind;
  versions: readonly VersionLine[];
  earlier: string | undefined;
  showings: readonly ShowingLine[];
  deadLinks: readonly { href: string; why: string }[];
  area: string;
  owner: string | undefined;
  /** Whoever reads it keeps it. */
  mine: boolean;
  people: readonly { id: string; name: string }[];
  href: string;
  drawing: Drawing;
  weighed: Readability;
  mayEdit: boolean;
  mayPublish: boolean;
  today: Temporal.PlainDate;
  now: Temporal.Instant;
  csrf: string;
  key: () => string;
}

/** A page before those who keep it. */
export function onePageView(model: OnePageModel): Html {
  const { kept, version, kind, area, owner, href, weighed, today, now, mayEdit } = model;
  const { text } = version;
  return html`<h1>${version.title}</h1><p class="ws-meta">${standingTags(kept, today)}</p>
${noticesView(model)}
${facts([
  { label: 'Kind', value: kind.label },
  { label: 'Area', value: area },
  { label: 'Kept by', value: owner ?? 'the business team' },
  { label: 'Read at', value: kept.shownNumber === null ? href : html`<a href="${href}">${href}</a>` },
  ...elsewhereFacts(model),
  {
    label: 'To be read again by',
    value: text.reviewDue ? time(dateWords(text.reviewDue)) : 'nobody said when',
  },
  {
    label: 'Newest version',
    value: html`${version.number}, by ${version.by}, ${time(whenWords(version.at, now))}`,
  },
])}
${mayEdit ? doingView(model) : html`<p>You may read this page here. Those who keep the pages of its area change it.</p>`}
${readingView(weighed)}
<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Read the newest version</span></summary><div class="govuk-details__text">${textView(text, kind, { today, drawing: model.drawing }, IDS)}</div></details>
${versionsView(model)}${showingsView(model)}
${mayEdit ? ownerView(model) : NOTHING}
<p><a href="/library">Back to the library</a></p>`;
}

/** The same page of other areas, with the way to write one; and of an archived one what its address says. */
function elsewhereFacts({ kept, others, lacking }: OnePageModel) {
  const path = `/library/new?${new URLSearchParams({ kind: kept.kind, like: kept.id })}`;
  const here = [
    ...others.map(({ id, area }) => html`<a href="/library/${id}">${area}</a>`),
    ...lacking.map(({ code, name }) => html`<a href="${path}&amp;area=${code}">Write one for ${name}</a>`),
  ];
  return [
    ...(here.length > 0
      ? [
          {
            label: 'In other areas',
            value: html`${here.map((link, at) => html`${at > 0 ? html`<br>` : NOTHING}${link}`)}`,
          },
        ]
      : []),
    ...(kept.goneWhy ? [{ label: 'Its address says', value: kept.goneWhy }] : []),
    ...(kept.goneInstead
      ? [
          {
            label: 'Its address leads to',
            value: html`<a href="${kept.goneInstead}">${kept.goneInstead}</a>`,
          },
        ]
      : []),
  ];
}

const IDS = ['owner', 'owner-hint', 'numbers'];

function noticesView({ kept, deadLinks, version, mayEdit }: OnePageModel): Html {
  const offered = kept.offered
    ? notice('calm', {
        strong: 'A newer text of this page came with the product.',
        body: html`Yours is untouched. <a href="/library/${kept.id}/shipped">${mayEdit ? 'Compare, then take or leave it' : 'Compare'}</a>.`,
      })
    : NOTHING;
  const dead =
    deadLinks.length > 0
      ? notice('clock', {
          strong: 'Some links lead nowhere.',
          body: html`${deadLinks.map(({ href, why }, at) => html`${at > 0 ? '; ' : ''}${href} (${why})`)}`,
        })
      : NOTHING;
  const check = version.text.facts.check
    ? notice('calm', { strong: 'To check.', body: version.text.facts.check })
    : NOTHING;
  return html`${offered}${dead}${check}`;
}

type Press = readonly [press: string, text: string, classes?: string];

/** Buttons that change where a page is in its life. */
function presses(model: OnePageModel, path: string, list: readonly Press[]): Html {
  if (list.length === 0) return NOTHING;
  const { kept, csrf, key } = model;
  return html`<form method="post" action="/library/${kept.id}/${path}">${hiddenFields({ csrf, key: key() })}<input type="hidden" name="version" value="${kept.latest}"><div class="govuk-button-group">${list.map(([press, text, classes = 'govuk-button--secondary']) => govuk.button({ text, name: 'press', value: press, classes, preventDoubleClick: true }))}</div></form>`;
}

function doingView(model: OnePageModel): Html {
  const { kept, mayPublish } = model;
  const path = `/library/${kept.id}`;
  const archived = kept.archivedAt !== null;
  const review: Press[] = [];
  if (!archived && kept.work === 'draft') review.push(['send', 'Send for review']);
  if (!archived && kept.work === 'in review') review.push(['back', 'Back to draft']);
  const away: Press[] = [];
  if (kept.nextFrom) away.push(['call-off', 'Call off what is planned']);
  if (kept.shownNumber !== null) away.push(['take-down', 'Take it down now']);
  if (archived) away.push(['return', 'Bring it back as a draft']);
  const links = html`<div class="govuk-button-group">${archived ? NOTHING : govuk.button({ text: 'Edit', href: `${path}/edit` })}${mayPublish && !archived ? govuk.button({ text: 'Publish…', href: `${path}/publish`, classes: 'govuk-button--secondary' }) : NOTHING}${mayPublish && !archived ? govuk.button({ text: 'Archive…', href: `${path}/archive`, classes: 'govuk-button--secondary' }) : NOTHING}</div>`;
  return html`<section class="ws-card"><h2 class="ws-card__title">What to do</h2>${links}${presses(model, 'review', review)}${mayPublish ? presses(model, 'away', away) : archived ? html`<p>It is archived. Whoever publishes can bring it back.</p>` : NOTHING}</section>`;
}

function versionsView({ kept, versions, earlier, now }: OnePageModel): Html {
  const path = `/library/${kept.id}`;
  return html`<h2>Versions</h2>
${dataTable<VersionLine>({
  caption: 'Versions, the newest first',
  columns: [
    {
      label: 'Version',
      kind: 'name',
      cell: ({ number }) =>
        html`<a href="${path}/versions/${number}">${number}</a>${number === kept.shownNumber ? ' (shown)' : ''}`,
    },
    { label: 'Title', cell: ({ title }) => title },
    { label: 'By', cell: ({ by }) => by },
    { label: 'When', cell: ({ at }) => time(whenWords(at, now)) },
    { label: 'Why', cell: ({ why }) => why || '–' },
    {
      label: 'Changes',
      cell: ({ number }) =>
        number > 1
          ? html`<a href="${path}/compare?from=${number - 1}&amp;to=${number}">what changed<span class="govuk-visually-hidden"> in version ${number}</span></a>`
          : html`–`,
    },
  ],
  rows: versions,
  empty: emptyState({ title: 'No earlier versions', words: 'There are none before this.' }),
})}${earlier ? html`<p><a href="${earlier}">Earlier versions</a></p>` : NOTHING}`;
}

function showingsView({ showings, now }: OnePageModel): Html {
  return html`<h2>When it was shown</h2>
${dataTable<ShowingLine>({
  caption: 'What was shown, is or will be',
  columns: [
    { label: 'Version', kind: 'name', cell: ({ number }) => number },
    { label: 'From', cell: ({ from }) => time(whenWords(from, now)) },
    { label: 'Until', cell: ({ until }) => (until ? time(whenWords(until, now)) : html`further notice`) },
    { label: 'By', cell: ({ by }) => by },
    { label: 'Why', cell: ({ why }) => why || '–' },
  ],
  rows: showings,
  empty: emptyState({ title: 'It was never shown', words: 'Nobody outside has read it yet.' }),
})}`;
}

function ownerView({ kept, owner, mine, people, mayPublish, csrf, key }: OnePageModel): Html {
  if (mine && !mayPublish)
    return card({
      title: 'Who keeps it',
      body: html`<p>You do. You are reminded when it is due to be read again.</p>`,
    });
  const path = `/library/${kept.id}/owner`;
  const everybody = [
    { value: '', text: 'The business team' },
    ...people.map(({ id, name }) => ({ value: id, text: name })),
  ];
  const fields = mayPublish
    ? govuk.select({
        ...{ id: 'owner', name: 'owner', label: { text: 'Who keeps this page?' } },
        hint: { text: 'They are reminded when it is due to be read again.' },
        items: everybody.map((item) => ({ ...item, selected: item.text === (owner ?? 'The business team') })),
      })
    : html`<p>Whoever keeps a page is reminded when it is due to be read again.</p><input type="hidden" name="owner" value="me">`;
  return card({
    title: 'Who keeps it',
    body: html`<form method="post" action="${path}">${hiddenFields({ csrf, key: key() })}<input type="hidden" name="version" value="${kept.latest}">${fields}${govuk.button({ text: mayPublish ? 'Save' : 'I keep this page', classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`,
  });
}
