import {
  callCard,
  emptyState,
  govuk,
  type Html,
  html,
  NOTHING,
  telephone,
} from '../../platform/html/index.ts';
import { filterForm, MOST_COUNTED, pageLinks } from './filter-view.ts';
import type { Found, Results, SearchModel } from './types.ts';
import { inWords } from './words-view.ts';

/** The search box, whom to ring where the words are those of danger, and what was found. */
export function searchView(model: SearchModel): Html {
  const { asked, results, danger } = model;
  return html`<h1 class="govuk-heading-xl">Search</h1>
${danger ? dangerBox(model) : NOTHING}
<search>${searchForm(model)}</search>
${results === undefined ? beforeAsking() : foundPart(model, results)}
${asked.words === '' ? NOTHING : html`<p class="govuk-body ws-quiet">What you look for is not kept with anything about you.</p>`}`;
}

function searchForm({ asked }: SearchModel): Html {
  const { area, audience, age } = asked;
  const kept = Object.entries({ area, audience, age }).map(([name, value]) =>
    value === '' ? NOTHING : html`<input type="hidden" name="${name}" value="${value}">`,
  );
  const box = govuk.input({
    id: 'q',
    name: 'q',
    type: 'search',
    label: { text: 'What are you looking for?' },
    value: asked.words,
    attributes: { maxlength: '120' },
    autocomplete: 'off',
    spellcheck: false,
  });
  return html`<form method="get" action="/search" class="ws-find">${kept}${box}${govuk.button({ text: 'Search' })}</form>`;
}

/** A number first: whoever types this may have no time to read. */
function dangerBox({ call }: SearchModel): Html {
  return html`<section class="ws-card" aria-labelledby="ring-first"><h2 class="govuk-heading-m" id="ring-first">You can talk to somebody now</h2>
<p class="govuk-body">If you or somebody else is hurt or in danger now, call ${telephone('999')}. If you cannot speak, press 55 when you are asked.</p>
<p class="govuk-body">It is not your fault, and you do not need to know what to call it. <a href="/worried?for=me">Tell us in writing</a>, or <a href="/worried">tell us about somebody else</a>.</p></section>${callCard(call)}`;
}

function beforeAsking(): Html {
  return html`<p class="govuk-body">Guides, procedures, services near you and courses are all searched at once. A word spelled wrongly is usually understood.</p>
<p class="govuk-body">This is not a way to tell us about a child. For that, <a href="/worried">tell us what worries you</a>.</p>`;
}

function foundPart(model: SearchModel, results: Results): Html {
  const { asked } = model;
  const narrowed = asked.kind || asked.area || asked.audience || asked.topic || asked.age;
  if (results.total === 0)
    return html`${narrowed ? filterForm(model) : NOTHING}${nothingFound(model, Boolean(narrowed))}`;
  const read = results.read.map(
    ({ typed, as }) => html` Nothing has “${typed}”; it was read as <strong>${as}</strong>.`,
  );
  const loosely = results.loosely ? ' Nothing has all of these words; what follows has some of them.' : '';
  const count =
    results.total === 1
      ? '1 result'
      : results.total > MOST_COUNTED
        ? `More than ${MOST_COUNTED} results`
        : `${results.total} results`;
  return html`${filterForm(model)}<h2 class="govuk-heading-m" id="found">${count}</h2>
<p class="govuk-body" role="status">${asked.page > 1 ? `Page ${asked.page}.` : NOTHING}${read}${loosely}</p>
<ol class="ws-list ws-found" aria-labelledby="found">${results.found.map((each) => result(each, model))}</ol>${pageLinks(asked, results.total)}`;
}

function result({ kind, area, title, summary, href, excerpt }: Found, { areas }: SearchModel): Html {
  const place = areas.find(({ code }) => code === area)?.name;
  const fits = excerpt.some((piece) => piece.fits);
  const pieces = fits
    ? excerpt.map(({ words, fits: marked }) => (marked ? html`<mark>${words}</mark>` : html`${words}`))
    : [html`${summary}`];
  return html`<li class="ws-card"><h3 class="ws-card__title ws-card__title--small"><a href="${href}">${title}</a></h3>
<p class="ws-meta"><span>${inWords(kind)}</span>${place ? html`<span>${place}</span>` : NOTHING}</p><p>${pieces}</p></li>`;
}

function nothingFound({ call, danger }: SearchModel, narrowed: boolean): Html {
  return html`${emptyState({
    title: 'Nothing was found',
    words: narrowed
      ? 'Nothing of this sort has these words. Show all sorts, or try fewer or other words.'
      : 'Try fewer words, or another word for the same thing. You can also ring, and somebody will help you to find it.',
    next: { label: 'Ask us, or suggest what is missing', href: '/feedback?about=/search' },
  })}${danger ? NOTHING : callCard(call)}`;
}
