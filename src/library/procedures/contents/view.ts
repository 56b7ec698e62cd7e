import { emptyState, govuk, type Html, html, NOTHING } from '../../../platform/html/index.ts';
import { kept } from '../addresses.ts';
import { dayBanner, dayForm } from '../day-view.ts';
import type { FoundSection } from '../rules/looking.ts';
import type { AreaName, Standing } from '../types.ts';

export interface ContentsModel {
  chapters: readonly Standing[];
  areas: readonly AreaName[];
  area: string | null;
  on: Temporal.PlainDate | undefined;
  today: Temporal.PlainDate;
  words: string;
  /** Undefined where nothing was looked for. */
  found: readonly FoundSection[] | undefined;
  mayEdit: boolean;
  mayCount: boolean;
}

/** The contents of the manual, with a search within. */
export function contentsView(model: ContentsModel): Html {
  const { chapters, found, mayEdit, mayCount, on, area } = model;
  return html`<h1 class="govuk-heading-xl">Procedures</h1>
<p class="govuk-body-l">What professionals here do together to keep children safe. If a child is in danger now, call 999.</p>
${dayBanner(model, `/procedures${kept({ on: undefined, area })}`)}${searchForm(model)}
${found ? results(model, found) : html`${list(model, chapters)}`}
<h2 class="govuk-heading-m">More</h2>
<ul class="govuk-list"><li><a class="govuk-link" href="/procedures/helpers">Help with a decision, question by question</a></li><li><a class="govuk-link" href="/procedures/amendments">What changed, and what it means for practice</a></li>${mayEdit ? html`<li><a class="govuk-link" href="/library/procedures">Edit the procedures</a></li>` : NOTHING}${mayCount ? html`<li><a class="govuk-link" href="/library/coverage">Who has read what: numbers</a></li>` : NOTHING}</ul>
${dayForm('/procedures', on, area)}${areaForm(model)}`;
}

function searchForm({ words, on, area }: ContentsModel): Html {
  const box = govuk.input({
    id: 'q',
    name: 'q',
    type: 'search',
    label: { text: 'Search within the procedures', classes: 'govuk-label--s' },
    value: words,
    autocomplete: 'off',
  });
  return html`<form method="get" action="/procedures" role="search">${on ? html`<input type="hidden" name="on" value="${on.toString()}">` : NOTHING}${area ? html`<input type="hidden" name="area" value="${area}">` : NOTHING}${box}<button class="govuk-button">Search</button></form>`;
}

function list(model: ContentsModel, chapters: readonly Standing[]): Html {
  if (chapters.length === 0)
    return emptyState({
      title: 'No chapter stood then',
      words: 'The manual has no chapter that was in force on this day.',
      next: { label: 'Read what stands today', href: '/procedures' },
    });
  const items = chapters.map(
    ({ slug, position, version }) =>
      html`<li><h3 class="govuk-heading-s"><a class="govuk-link" href="/procedures/${slug}${kept(model)}">${position}. ${version.title}</a></h3><p class="govuk-body">${version.summary}</p></li>`,
  );
  return html`<h2 class="govuk-heading-m">Chapters</h2><ol class="govuk-list">${items}</ol>`;
}

function results(model: ContentsModel, found: readonly FoundSection[]): Html {
  if (found.length === 0)
    return emptyState({
      title: 'Nothing found',
      words: 'No section has all of these words. Try fewer, or others.',
      next: { label: 'Show all chapters', href: `/procedures${kept(model)}` },
    });
  const items = found.map(
    ({ slug, chapter, number, section, excerpt: [before, hit, after] }) =>
      html`<li><h3 class="govuk-heading-s"><a class="govuk-link" href="/procedures/${slug}/${section.id}${kept(model)}">${number} ${section.title}</a></h3><p class="govuk-body"><span class="ws-quiet">${chapter}.</span> ${before}${hit ? html`<mark>${hit}</mark>` : NOTHING}${after}</p></li>`,
  );
  return html`<h2 class="govuk-heading-m">${found.length === 1 ? 'One section' : `${found.length} sections`} with “${model.words}”</h2><ol class="govuk-list">${items}</ol><p class="govuk-body"><a class="govuk-link" href="/procedures${kept(model)}">Show all chapters</a></p>`;
}

function areaForm({ areas, area, on }: ContentsModel): Html {
  const select = govuk.select({
    id: 'area',
    name: 'area',
    label: { text: 'Area', classes: 'govuk-label--s' },
    hint: { text: 'A chapter that an area has of its own is shown in place of the shared one.' },
    items: [
      { value: '', text: 'Shared by all areas', selected: area === null },
      ...areas.map(({ code, name }) => ({ value: code, text: name, selected: code === area })),
    ],
  });
  return html`<form method="get" action="/procedures">${on ? html`<input type="hidden" name="on" value="${on.toString()}">` : NOTHING}${select}<button class="govuk-button govuk-button--secondary">Show this area</button></form>`;
}
