import {
  errorMessage,
  errorSummary,
  type FormError,
  hiddenFields,
  type Typed,
} from '../../../../platform/forms/index.ts';
import {
  card,
  dataTable,
  emptyState,
  govuk,
  type Html,
  html,
  NOTHING,
  time,
} from '../../../../platform/html/index.ts';
import { londonDate } from '../../../../platform/time/london.ts';
import { dateWords, whenWords } from '../../../../platform/time/words.ts';
import type { AreaName, DraftLine, Standing, Version, Withdrawal } from '../../types.ts';

interface EditListModel {
  chapters: readonly Standing[];
  /** Published, and not begun yet. */
  coming: readonly Version[];
  all: readonly { slug: string; position: number; title: string }[];
  /** Decided, and not begun yet. */
  withdrawals: readonly Withdrawal[];
  mayPublish: boolean;
  drafts: readonly DraftLine[];
  /** What chapters lead to, show or name and that is not there. */
  dead: readonly { chapter: string; title: string; section: string; href: string; why: string }[];
  areas: readonly AreaName[];
  errors: readonly FormError[];
  typed: Typed;
  csrf: string;
  key: string;
  now: Temporal.Instant;
}

/** What is written, what is coming, what stands. */
export function editListView(model: EditListModel): Html {
  return html`${errorSummary(model.errors)}<h1 class="govuk-heading-xl">Edit the procedures</h1>${draftTable(model)}${deadCard(model)}${comingCard(model)}${withdrawalCard(model)}${beginForm(model)}${newForm(model)}${publishersLinks(model)}<p class="govuk-body"><a class="govuk-link" href="/library/local-facts">Local facts that texts name</a></p><h2 class="govuk-heading-m">In force</h2>${chapterTable(model)}`;
}

const areaWords = (area: string | null, areas: readonly AreaName[]) =>
  area === null ? 'All areas' : (areas.find(({ code }) => code === area)?.name ?? area);

function draftTable({ drafts, areas, now }: EditListModel): Html {
  return html`<h2 class="govuk-heading-m">Being written</h2>${dataTable<DraftLine>({
    caption: 'Drafts',
    rows: drafts,
    empty: emptyState({
      title: 'No drafts',
      words: 'Begin a new version below: it starts from what is in force.',
    }),
    columns: [
      {
        label: 'Chapter',
        kind: 'name',
        cell: ({ id, title }) => html`<a class="govuk-link" href="/library/procedures/${id}">${title}</a>`,
      },
      { label: 'For', cell: ({ area }) => areaWords(area, areas) },
      {
        label: 'Last changed',
        cell: ({ changedAt, changedBy }) => html`${time(whenWords(changedAt, now))} by ${changedBy}`,
      },
    ],
  })}`;
}

function deadCard({ dead }: EditListModel): Html {
  if (dead.length === 0) return NOTHING;
  return card({
    title: 'Links, pictures and names that lead nowhere',
    body: html`<p>As they were found last. Begin a new version below to put them right.</p><ul>${dead.map(
      ({ chapter, title, section, href, why }) =>
        html`<li><a class="govuk-link" href="/procedures/${chapter}/${section}">${title}</a>: <code>${href}</code>, ${why}</li>`,
    )}</ul>`,
  });
}

function comingCard({ coming, areas }: EditListModel): Html {
  if (coming.length === 0) return NOTHING;
  return card({
    title: 'Published, and not begun yet',
    body: html`<ul class="govuk-list">${coming.map(
      ({ chapter, title, area, from }) =>
        html`<li><a class="govuk-link" href="/procedures/${chapter}?on=${londonDate(from).toString()}">${title}</a>, ${areaWords(area, areas)}: from ${time(dateWords(londonDate(from)))}</li>`,
    )}</ul>`,
  });
}

function withdrawalCard({ withdrawals, all, mayPublish, csrf, key }: EditListModel): Html {
  if (withdrawals.length === 0) return NOTHING;
  const titleOf = (slug: string) => all.find((each) => each.slug === slug)?.title ?? slug;
  const back = ({ id, chapter }: Withdrawal) =>
    mayPublish
      ? html`<form method="post" action="/library/procedures/withdraw/${id}/take-back">${hiddenFields({ csrf, key })}<button class="govuk-button govuk-button--secondary">Take it back<span class="govuk-visually-hidden">: ${titleOf(chapter)}</span></button></form>`
      : NOTHING;
  return card({
    title: 'To be withdrawn',
    body: html`<ul class="govuk-list">${withdrawals.map(
      (each) =>
        html`<li><a class="govuk-link" href="/procedures/${each.chapter}">${titleOf(each.chapter)}</a> from ${time(dateWords(londonDate(each.from)))}${each.instead ? html`; ${titleOf(each.instead)} takes its place` : NOTHING}${back(each)}</li>`,
    )}</ul>`,
  });
}

const publishersLinks = ({ mayPublish }: EditListModel): Html =>
  mayPublish
    ? html`<ul class="govuk-list"><li><a class="govuk-link" href="/library/procedures/withdraw">Withdraw a chapter</a></li><li><a class="govuk-link" href="/library/procedures/numbers">Change the numbers of the chapters</a></li></ul>`
    : NOTHING;

function beginForm({ all, areas, errors, typed, csrf, key }: EditListModel): Html {
  const chapter = govuk.select({
    id: 'chapter',
    name: 'chapter',
    label: { text: 'Chapter', classes: 'govuk-label--s' },
    items: all.map(({ slug, position, title }) => ({
      value: slug,
      text: `${position}. ${title}`,
      selected: typed.value('chapter') === slug,
    })),
    ...errorMessage(errors, 'chapter'),
  });
  const area = govuk.select({
    id: 'area',
    name: 'area',
    label: { text: 'For', classes: 'govuk-label--s' },
    hint: { text: 'An area’s own chapter is shown there in place of the shared one.' },
    items: [
      { value: '', text: 'All areas' },
      ...areas.map(({ code, name }) => ({
        value: code,
        text: `${name} only`,
        selected: typed.value('area') === code,
      })),
    ],
    ...errorMessage(errors, 'area'),
  });
  return html`<h2 class="govuk-heading-m">Begin a new version</h2><form method="post" action="/library/procedures/begin" novalidate>${hiddenFields({ csrf, key })}${chapter}${area}<button class="govuk-button">Begin a new version</button></form>`;
}

function newForm({ errors, typed, csrf, key }: EditListModel): Html {
  const box = govuk.input({
    id: 'new-title',
    name: 'new-title',
    label: { text: 'Title of a chapter that is not there yet', classes: 'govuk-label--s' },
    value: typed.value('new-title'),
    ...errorMessage(errors, 'new-title'),
  });
  return govuk.details({
    summaryText: 'Add a chapter',
    open: errors.some(({ field }) => field === 'new-title'),
    html: html`<form method="post" action="/library/procedures/chapters" novalidate>${hiddenFields({ csrf, key })}${box}<button class="govuk-button govuk-button--secondary">Add the chapter</button></form>`,
  });
}

function chapterTable({ chapters }: EditListModel): Html {
  return dataTable<Standing>({
    caption: 'Chapters in force',
    rows: chapters,
    empty: emptyState({ title: 'No chapter is in force', words: 'Add the first above.' }),
    columns: [
      {
        label: 'Chapter',
        kind: 'name',
        cell: ({ slug, position, version }) =>
          html`<a class="govuk-link" href="/procedures/${slug}">${position}. ${version.title}</a>`,
      },
      { label: 'Version', kind: 'number', cell: ({ version }) => version.number },
      { label: 'In force from', cell: ({ version }) => time(dateWords(londonDate(version.from))) },
      {
        label: 'Review by',
        cell: ({ version }) => (version.reviewBy ? time(dateWords(version.reviewBy)) : 'not set'),
      },
    ],
  });
}
