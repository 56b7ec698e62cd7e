import { escapeText, type Html, html, raw } from '../../platform/html/index.ts';
import { RATING_WORDS, STATE_WORDS, WAITING_WORDS } from '../rules/words.ts';
import { filtersOn, type InboxFilters, inboxHref, noFilters, SOURCE_GROUPS } from './filters.ts';
import type { InboxCounts, Tally } from './types.ts';

/** `kinds`: which tallies it leaves, of the select's own; the value itself unless told. */
type Option = { value: string; words: string; kinds?: readonly (string | null)[] };
/** `by`: what its answers are counted by; nothing where the figures' index does not hold it. */
type Select = {
  name: keyof InboxFilters;
  by?: Tally['by'];
  label: string;
  every: string;
  options: readonly Option[];
};

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
      by: 'rating',
      label: 'Rating',
      every: 'Any',
      options: [
        ...(['red', 'amber', 'green'] as const).map((value) => ({
          value,
          words: RATING_WORDS[value],
        })),
        { value: 'none', words: 'Not rated', kinds: [null] },
      ],
    },
    {
      name: 'state',
      by: 'state',
      label: 'State',
      every: 'Any',
      options: states.map((value) => ({ value, words: STATE_WORDS[value] })),
    },
    {
      name: 'whose',
      by: 'whose',
      label: 'Whose',
      every: 'Everyone’s',
      options: [
        { value: 'mine', words: 'Mine' },
        { value: 'nobody', words: 'Nobody’s yet' },
      ],
    },
    ...(open ? [dueSelect, waitSelect] : []),
    {
      name: 'area',
      by: 'area',
      label: 'Area',
      every: 'All',
      options: [
        ...areas.map(({ code, name }) => ({ value: code, words: name })),
        { value: 'unknown', words: 'Not known yet', kinds: [null] },
      ],
    },
    {
      name: 'source',
      by: 'source',
      label: 'From',
      every: 'Anyone',
      options: Object.entries(SOURCE_GROUPS).map(([value, { label, codes }]) => ({
        value,
        words: label,
        kinds: codes,
      })),
    },
  ];
}

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
  by: 'due',
  label: 'Due',
  every: 'Any time',
  options: [
    { value: 'late', words: 'Past its time' },
    { value: 'today', words: 'Today' },
  ],
};

function selectOf(
  { name, by, label, every, options }: Select,
  filters: InboxFilters,
  { open, bounded }: InboxCounts,
): Html {
  const chosen = filters[name];
  const items = options.map(({ value, words, kinds = [value] }) => {
    const count = by ? counted(open, by, kinds) : 0;
    const many = filters.show === 'open' && by ? ` (${count}${bounded && count > 0 ? '+' : ''})` : '';
    return `<option value="${value}"${value === chosen ? ' selected' : ''}>${escapeText(words + many)}</option>`;
  });
  return raw(
    `<label><span>${label}</span><select class="govuk-select" name="${name}"><option value="">${escapeText(every)}</option>${items.join('')}</select></label>`,
  );
}

/** How many open concerns are of any of these kinds. */
export function counted(open: readonly Tally[], by: Tally['by'], kinds: readonly (string | null)[]): number {
  let sum = 0;
  for (const tally of open) if (tally.by === by && kinds.includes(tally.value)) sum += tally.count;
  return sum;
}
