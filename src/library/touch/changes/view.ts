import { emptyState, type Html, html, NOTHING, pager, raw, time } from '../../../platform/html/index.ts';
import { whenWords } from '../../../platform/time/words.ts';
import { inWords, readerOptions, topicOptions } from '../../search/words-view.ts';
import { WHAT_WORDS } from '../rules/words.ts';
import type { ChangeFilter, ChangesModel, Choices, ToldChange } from '../types.ts';

/** The address of the list, narrowed. */
export function changesHref(filter: ChangeFilter): string {
  const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ''));
  return query.size > 0 ? `/changes?${query}` : '/changes';
}

/** The address of the same list as a feed. */
export const feedHref = (filter: ChangeFilter): string =>
  `/changes.atom${changesHref(filter).slice('/changes'.length)}`;

/** What the list is called, narrowed to a topic or not. */
export function changesTitle({ topics }: Choices, { topic }: ChangeFilter): string {
  const named = topics.find(({ code }) => code === topic);
  return named ? `What is new: ${named.label}` : 'What is new';
}

/** What is new, changed or withdrawn. */
export function changesView(model: ChangesModel): Html {
  const { changes, filter, next, first, now } = model;
  const narrowed = Object.values(filter).some(Boolean);
  const list =
    changes.length === 0
      ? emptyState({
          title: 'Nothing is new',
          words: narrowed ? 'Nothing of this sort has changed.' : 'What is published appears here.',
          next: narrowed ? { label: 'Show all changes', href: '/changes' } : undefined,
        })
      : html`<ol class="ws-list">${changes.map((change) => item(change, model, now))}</ol>${pager({ next, first, size: 25, of: 'changes' })}`;
  return html`<h1 class="govuk-heading-xl">${changesTitle(model.choices, filter)}</h1>
<p class="govuk-body"><a href="/subscribe">Have it sent to you</a>, or follow it in <a href="${feedHref(filter)}" type="application/atom+xml">a feed for news readers</a>.</p>
${filters(model)}${list}`;
}

function item(change: ToldChange, { choices }: ChangesModel, now: Temporal.Instant): Html {
  const { what, kind, title, href, why, areas, at } = change;
  const places = areas.map((code) => choices.areas.find((area) => area.code === code)?.name ?? code);
  const named = what === 'withdrawn' ? html`${title}` : html`<a href="${href}">${title}</a>`;
  return html`<li class="ws-card"><h2 class="ws-card__title ws-card__title--small">${named}</h2><p class="ws-meta"><span>${WHAT_WORDS[what]}</span><span>${inWords(kind)}</span>${places.length > 0 ? html`<span>${places.join(', ')}</span>` : NOTHING}<span>${time(whenWords(at, now))}</span></p>${why ? html`<p>${why}</p>` : NOTHING}</li>`;
}

function filters({ choices, filter }: ChangesModel): Html {
  const selects = [
    {
      name: 'topic',
      label: 'Topic',
      every: 'Any topic',
      options: topicOptions(choices.topics, [filter.topic]),
    },
    { name: 'audience', label: 'For', every: 'Anybody', options: readerOptions(choices.audiences) },
    { name: 'area', label: 'Area', every: 'Any area', options: choices.areas },
  ] as const;
  const on = Object.values(filter).filter(Boolean).length;
  const boxes = selects
    .filter(({ options }) => options.length > 0)
    .map(({ name, label, every, options }) => {
      const items = options.map(
        ({ code, name: words }) =>
          html`<option value="${code}"${filter[name] === code ? raw(' selected') : NOTHING}>${words}</option>`,
      );
      return html`<label><span>${label}</span><select class="govuk-select" name="${name}"><option value="">${every}</option>${items}</select></label>`;
    });
  const clear = on > 0 ? html`<a href="/changes">Show all</a>` : NOTHING;
  return html`<details class="ws-filters"${on > 0 ? raw(' open') : NOTHING}><summary>Narrow it down${on > 0 ? ` (${on} on)` : NOTHING}</summary><form method="get" action="/changes">${boxes}<div class="ws-filters__go"><button class="govuk-button govuk-button--secondary">Show</button>${clear}</div></form></details>`;
}
