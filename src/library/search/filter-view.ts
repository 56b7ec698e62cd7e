import { type Html, html, NOTHING, raw } from '../../platform/html/index.ts';
import { AGES, ageWords } from '../rules/audiences.ts';
import type { Asked, SearchModel } from './types.ts';
import { inWords, readerOptions, topicOptions } from './words-view.ts';

const SHOWN = 10;
const MOST_PAGES = 20;
/** What fits is counted so far, and one further: as far as pages go. */
export const MOST_COUNTED = SHOWN * MOST_PAGES;

/** The address of a search. */
export function searchHref(asked: Asked, change: Partial<Asked> = {}): string {
  const { words, kind, area, audience, topic, age, page } = { ...asked, ...change };
  const query = new URLSearchParams({ q: words });
  for (const [name, value] of Object.entries({ kind, area, audience, topic, age }))
    if (value !== '') query.set(name, value);
  if (page > 1) query.set('page', String(page));
  return `/search?${query}`;
}

/** What a search may be narrowed by, as a form that works without a script. */
export function filterForm({ asked, narrowing, areas }: SearchModel): Html {
  const coded = (codes: readonly string[]) => codes.map((code) => ({ code, name: inWords(code) }));
  const selects = [
    { name: 'kind', label: 'Sort', every: 'All sorts', options: coded(narrowing.kinds) },
    { name: 'area', label: 'Area', every: 'Any area', options: areas },
    { name: 'audience', label: 'For', every: 'Anybody', options: readerOptions(narrowing.audiences) },
    {
      name: 'age',
      label: 'Age of the child',
      every: 'Any age',
      options: AGES.map((age) => ({ code: age, name: ageWords(age) })),
    },
    {
      name: 'topic',
      label: 'Topic',
      every: 'Any topic',
      options: topicOptions(narrowing.topics, [asked.topic]),
    },
  ] as const;
  const on = selects.filter(({ name }) => asked[name] !== '').length;
  const clear =
    on > 0
      ? html`<a href="${searchHref(asked, { kind: '', area: '', audience: '', topic: '', age: '', page: 1 })}">Show all</a>`
      : NOTHING;
  const boxes = selects
    .filter(({ name, options }) => options.length > 0 || asked[name] !== '')
    .map(({ name, label, every, options }) => select({ name, label, every, options, chosen: asked[name] }));
  return html`<details class="ws-filters"${on > 0 ? raw(' open') : NOTHING}><summary>Narrow it down${on > 0 ? ` (${on} on)` : NOTHING}</summary><form method="get" action="/search"><input type="hidden" name="q" value="${asked.words}">${boxes}<div class="ws-filters__go"><button class="govuk-button govuk-button--secondary">Show</button>${clear}</div></form></details>`;
}

interface Select {
  name: string;
  label: string;
  every: string;
  options: readonly { code: string; name: string }[];
  chosen: string;
}

function select({ name, label, every, options, chosen }: Select): Html {
  const items = options.map(
    (each) =>
      html`<option value="${each.code}"${each.code === chosen ? raw(' selected') : NOTHING}>${each.name}</option>`,
  );
  return html`<label><span>${label}</span><select class="govuk-select" name="${name}"><option value="">${every}</option>${items}</select></label>`;
}

/** Back and on through what was found, as far as anybody reads. */
export function pageLinks(asked: Asked, total: number): Html {
  const last = Math.min(MOST_PAGES, Math.ceil(total / SHOWN));
  if (last <= 1) return NOTHING;
  const { page } = asked;
  const back =
    page > 1
      ? html`<a href="${searchHref(asked, { page: page - 1 })}" rel="prev">Previous ${SHOWN}<span class="govuk-visually-hidden"> results</span></a>`
      : NOTHING;
  const on =
    page < last
      ? html`<a href="${searchHref(asked, { page: page + 1 })}" rel="next">Next ${SHOWN}<span class="govuk-visually-hidden"> results</span></a>`
      : NOTHING;
  return html`<nav class="ws-pager" aria-label="Pages of results">${back}${on}<p>Page ${page} of ${last}</p></nav>`;
}
