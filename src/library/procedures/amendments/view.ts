import { emptyState, type Html, html, NOTHING, pager, time } from '../../../platform/html/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { dateWords } from '../../../platform/time/words.ts';
import { changeHeading, impactView, piecesView } from '../changes-view.ts';
import { becameWords, type Renumbered } from '../rules/amendments.ts';
import type { AreaName, SectionChange, Version, Withdrawal } from '../types.ts';

export interface AmendmentRow {
  id: string;
  at: Temporal.Instant;
  version: Version;
  position: number;
  isNew: boolean;
  changes: readonly SectionChange[];
  /** The chapter was withdrawn; undefined for a version that began. */
  withdrawn: (Withdrawal & { insteadTitle: string | undefined }) | undefined;
  /** It only got another number. */
  renumbered: Renumbered | undefined;
}

interface AmendmentsModel {
  rows: readonly AmendmentRow[];
  areas: readonly AreaName[];
  chapter: { slug: string; title: string } | undefined;
  /** What the next page begins with. */
  next: string | undefined;
  first: boolean;
}

/** Every version that began, every withdrawal and every other number, by its day: which sections changed, how, and what that means for practice. */
export function amendmentsView({ rows, areas, chapter, next, first }: AmendmentsModel): Html {
  const path = `/procedures/amendments${chapter ? `?chapter=${chapter.slug}` : ''}`;
  const of = chapter
    ? html`<p class="govuk-body">Of the chapter <a class="govuk-link" href="/procedures/${chapter.slug}">${chapter.title}</a>. <a class="govuk-link" href="/procedures/amendments">Of all chapters</a></p>`
    : NOTHING;
  const parts =
    rows.length === 0
      ? emptyState({
          title: 'Nothing has changed yet',
          words: 'Each new version of a chapter is listed here on the day it begins.',
          next: { label: 'All procedures', href: '/procedures' },
        })
      : html`${table(rows, areas)}${rows.map((row) => details(row, areas))}`;
  const join = path.includes('?') ? '&' : '?';
  return html`<p><a class="govuk-link" href="/procedures">All procedures</a></p><h1 class="govuk-heading-xl">What changed in the procedures</h1>${of}${parts}${pager(
    {
      of: 'changes',
      size: 12,
      first: first ? path : undefined,
      next: next ? `${path}${join}from=${next}` : undefined,
    },
  )}`;
}

function table(rows: readonly AmendmentRow[], areas: readonly AreaName[]): Html {
  return html`<table class="ws-table"><caption class="govuk-visually-hidden">Changes by date</caption><thead><tr><th scope="col">From</th><th scope="col">Chapter</th><th scope="col">What changed</th></tr></thead><tbody>${rows.map(
    (row) =>
      html`<tr><td data-label="From">${time(dateWords(londonDate(row.at)))}</td><th scope="row" data-label="Chapter"><a class="govuk-link" href="#v-${row.id}">${row.position}. ${row.version.title}${areaOf(row, areas)}</a></th><td data-label="What changed">${inShort(row)}</td></tr>`,
  )}</tbody></table>`;
}

function areaOf({ version }: AmendmentRow, areas: readonly AreaName[]): string {
  if (version.area === null) return '';
  return `, ${areas.find(({ code }) => code === version.area)?.name ?? version.area}`;
}

function inShort({ isNew, changes, version, withdrawn, renumbered }: AmendmentRow): string {
  if (withdrawn) return 'Withdrawn';
  if (renumbered) return `Number: ${becameWords(renumbered)}`;
  if (isNew) return `New chapter, ${version.sections.length} sections`;
  if (changes.length === 0) return 'The sections say the same; title, summary or sources changed';
  const count = (kind: SectionChange['kind'], words: string) => {
    const n = changes.filter((change) => change.kind === kind).length;
    return n > 0 ? [`${n} ${words}`] : [];
  };
  return [
    ...count('added', 'new'),
    ...count('changed', 'changed'),
    ...count('moved', 'moved'),
    ...count('removed', 'taken out'),
  ].join(', ');
}

function withdrawnCard(
  { id, position, version }: AmendmentRow,
  withdrawn: Withdrawal & { insteadTitle: string | undefined },
): Html {
  const { from, reason, instead, insteadTitle, by, chapter } = withdrawn;
  const place = instead
    ? html`<p>Read in its place: <a href="/procedures/${instead}">${insteadTitle ?? instead}</a></p>`
    : html`<p>Nothing takes its place.</p>`;
  const stood = londonDate(from).subtract({ days: 1 }).toString();
  return html`<section class="ws-card" aria-labelledby="v-${id}"><h2 class="ws-card__title" id="v-${id}">${position}. ${version.title}: withdrawn</h2><p>${reason}</p>${place}<p><a href="/procedures/${chapter}?on=${stood}">Read it as it stood<span class="govuk-visually-hidden">: ${version.title}</span></a></p><p class="ws-quiet">Withdrawn from ${time(dateWords(londonDate(from)))} by ${by}.</p></section>`;
}

function renumberedCard({ id, at, position, version }: AmendmentRow, renumbered: Renumbered): Html {
  return html`<section class="ws-card" aria-labelledby="v-${id}"><h2 class="ws-card__title" id="v-${id}">${position}. ${version.title}: another number</h2><p>${becameWords(renumbered)}, and the numbers of its sections with it. What it says and its address are as they were. <a href="/procedures/${version.chapter}">Read it<span class="govuk-visually-hidden">: ${version.title}</span></a></p><p class="ws-quiet">Changed on ${time(dateWords(londonDate(at)))} by ${renumbered.by}.</p></section>`;
}

function details(row: AmendmentRow, areas: readonly AreaName[]): Html {
  const { version, position, isNew, changes, withdrawn, renumbered } = row;
  if (withdrawn) return withdrawnCard(row, withdrawn);
  if (renumbered) return renumberedCard(row, renumbered);
  if (isNew)
    return html`<section class="ws-card" aria-labelledby="v-${version.id}"><h2 class="ws-card__title" id="v-${version.id}">${position}. ${version.title}: new chapter</h2><p>${version.summary} <a href="/procedures/${version.chapter}">Read it</a></p></section>`;
  const place = version.area
    ? `, ${areas.find(({ code }) => code === version.area)?.name ?? version.area}`
    : '';
  return html`<section class="ws-card" aria-labelledby="v-${version.id}"><h2 class="ws-card__title" id="v-${version.id}">${position}. ${version.title}${place}: version ${version.number}</h2>${changes.map(
    (change) =>
      html`<h3 class="govuk-heading-s">${change.kind === 'removed' ? changeHeading(change) : html`<a class="govuk-link" href="/procedures/${version.chapter}/${change.id}">${changeHeading(change)}</a>`}</h3>${piecesView(change)}${impactView(version.impacts[change.id])}`,
  )}<p class="ws-quiet">In force from ${time(dateWords(londonDate(version.from)))}${version.publishedBy ? `, published by ${version.publishedBy}` : ''}.</p></section>`;
}
