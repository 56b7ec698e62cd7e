import { escapeText, type Html, html, raw } from '../../platform/html/index.ts';
import { RATING_WORDS, STATE_WORDS, WAITING_WORDS } from '../rules/words.ts';
import { filtersOn, type InboxFilters, inboxHref, noFilters, SOURCE_GROUPS } from './filters.ts';
import type { InboxCounts, Tally } from './types.ts';

type Option = { value: string; words: string; fits?: (tally: Tally) => boolean };
type Select = { name: keyof InboxFilters; label: string; every: string; options: readonly Option[] };

/**
 * The filters as a form that works without a script, each answer with how many it leaves. Past concerns are too
 * many to count, so there the answers stand alone.
 */
export function filterForm(
  filters: InboxFilters,
  counts: InboxCounts,
  areas: readonly { code: string; name: string }[],
  base: InboxFilters = noFilters,
): Html {
  const on = filtersOn(filters);
  const selects = selectsFor(filters, areas).map((select) => selectOf(select, filters, counts));
  const kept = filters.show === 'past' ? raw('<input type="hidden" name="show" value="past">') : '';
  const clear = on > 0 ? html`<a href="${inboxHref({ ...base, show: filters.show })}">Clear</a>` : '';
  return html`<details class="ws-filters"${on > 0 ? raw(' open') : ''}><summary>Filter${on > 0 ? ` (${on} on)` : ''}</summary><form method="get" action="/front-door">${kept}${selects}<div class="ws-filters__go"><button class="govuk-button govuk-button--secondary">Show</button>${clear}</div></form></details>`;
}

function selectsFor(filters: InboxFilters, areas: readonly { code: string; name: string }[]): Select[] {
  const open = filters.show === 'open';
  const states = open
    ? (['received', 'screening', 'gathering', 'returned'] as const)
    : (['decided', 'transferred'] as const);
  return [
    {
      name: 'rating',
      label: 'Rating',
      every: 'Any',
      options: [
        ...(['red', 'amber', 'green'] as const).map((value) => ({
          value,
          words: RATING_WORDS[value],
          fits: (tally: Tally) => tally.rating === value,
        })),
        { value: 'none', words: 'Not rated', fits: (tally) => tally.rating === null },
      ],
    },
    {
      name: 'state',
      label: 'State',
      every: 'Any',
      options: states.map((value) => ({
        value,
        words: STATE_WORDS[value],
        fits: (tally: Tally) => tally.state === value,
      })),
    },
    {
      name: 'whose',
      label: 'Whose',
      every: 'Everyone’s',
      options: [
        { value: 'mine', words: 'Mine', fits: (tally) => tally.whose === 'mine' },
        { value: 'nobody', words: 'Nobody’s yet', fits: (tally) => tally.whose === 'nobody' },
      ],
    },
    ...(open ? [dueSelect, waitSelect] : []),
    {
      name: 'area',
      label: 'Area',
      every: 'All',
      options: [
        ...areas.map(({ code, name }) => ({
          value: code,
          words: name,
          fits: (tally: Tally) => tally.area === code,
        })),
        { value: 'unknown', words: 'Not known yet', fits: (tally: Tally) => tally.area === null },
      ],
    },
    {
      name: 'source',
      label: 'From',
      every: 'Anyone',
      options: Object.entries(SOURCE_GROUPS).map(([value, { label, codes }]) => ({
        value,
        words: label,
        fits: (tally: Tally) => (codes as readonly string[]).includes(tally.source),
      })),
    },
  ];
}

/** Not counted: the figures' index does not hold it. */
const waitSelect: Select = {
  name: 'wait',
  label: 'Waits for',
  every: 'Anything',
  options: (['hand-over', 'answer', 'answered', 'acceptance', 'acknowledgement'] as const).map((value) => ({
    value,
    words: WAITING_WORDS[value],
  })),
};

const dueSelect: Select = {
  name: 'due',
  label: 'Due',
  every: 'Any time',
  options: [
    { value: 'late', words: 'Past its time', fits: (tally) => tally.due === 'late' },
    { value: 'today', words: 'Today', fits: (tally) => tally.due === 'today' },
  ],
};

function selectOf({ name, label, every, options }: Select, filters: InboxFilters, counts: InboxCounts): Html {
  const chosen = filters[name];
  const items = options.map(({ value, words, fits }) => {
    const count = fits ? counts.open.filter(fits).reduce((sum, tally) => sum + tally.count, 0) : 0;
    const many =
      filters.show === 'open' && fits ? ` (${count}${counts.bounded && count > 0 ? '+' : ''})` : '';
    return `<option value="${value}"${value === chosen ? ' selected' : ''}>${escapeText(words + many)}</option>`;
  });
  return raw(
    `<label><span>${label}</span><select class="govuk-select" name="${name}"><option value="">${escapeText(every)}</option>${items.join('')}</select></label>`,
  );
}
