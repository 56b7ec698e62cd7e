import { emptyState, type Html, html, NOTHING, pager } from '../../../platform/html/index.ts';
import type { Listed } from '../../types.ts';
import { listedView } from '../one/view.ts';

export interface GuidesModel {
  audiences: readonly { label: string; href: string; here: boolean }[];
  ages: readonly { label: string; href: string; here: boolean }[];
  /** Chosen already, or the topics to choose from. */
  topic: string | undefined;
  topics: readonly { label: string; href: string; count: number }[];
  pages: readonly (Listed & { href: string })[];
  total: number;
  next: string | undefined;
  first: string | undefined;
  size: number;
  /** Out of the topic, for the same readers. */
  all: string;
  others: readonly { label: string; href: string }[];
}

/** What there is to read: whom for, then about what. */
export function guidesView(model: GuidesModel): Html {
  const { audiences, ages, topic } = model;
  return html`<h1>${topic ?? 'Guides'}</h1>
${chooseView('Who it is for', 'For:', audiences)}${chooseView('Age of the child', 'Age of the child:', ages)}
${topic === undefined ? topicsView(model) : pagesView(model)}
${topic === undefined ? othersView(model) : html`<p><a href="${model.all}">All topics</a></p>`}`;
}

function chooseView(name: string, words: string, choices: GuidesModel['ages']): Html {
  const items = choices.map(
    ({ label, href, here }) =>
      html`<li>${here ? html`<strong aria-current="true">${label}</strong>` : html`<a href="${href}">${label}</a>`}</li>`,
  );
  return html`<nav class="ws-choose" aria-label="${name}"><p>${words}</p><ul>${items}</ul></nav>`;
}

function topicsView({ topics, all }: GuidesModel): Html {
  if (topics.length === 0)
    return emptyState({
      title: 'Nothing here yet',
      words: 'There is no page for these readers and this age yet. See what there is for everyone.',
      ...(all === '/guides' ? {} : { next: { label: 'Everything', href: '/guides' } }),
    });
  const items = topics.map(
    ({ label, href, count }) =>
      html`<li><a href="${href}">${label}</a> <span class="ws-quiet">${count} ${count === 1 ? 'page' : 'pages'}</span></li>`,
  );
  return html`<h2>What is it about?</h2><ul class="ws-topics">${items}</ul>`;
}

function pagesView({ pages, total, next, first, size, all }: GuidesModel): Html {
  if (pages.length === 0)
    return emptyState({
      title: 'Nothing about this for these readers and this age yet',
      words: 'Choose other readers or another age above, or another topic.',
      next: { label: 'All topics', href: all },
    });
  return html`<h2>${total} ${total === 1 ? 'page' : 'pages'}</h2><ul class="ws-list">${pages.map((page) => listedView(page, page.href))}</ul>
${next || first ? pager({ next, first, size, of: 'pages' }) : NOTHING}`;
}

function othersView({ others }: GuidesModel): Html {
  if (others.length === 0) return NOTHING;
  return html`<h2>More to read</h2><ul class="ws-topics">${others.map(({ label, href }) => html`<li><a href="${href}">${label}</a></li>`)}</ul>`;
}
