import { RATINGS } from '../rules/thresholds.ts';
import type { Cursor } from './types.ts';

/** Who told us, in groups that a person filters by. The codes are those of the national list of referral sources. */
export const SOURCE_GROUPS = {
  family: { label: 'Family and public', codes: ['1A', '1B', '1C', '1D', '9', '10'] },
  education: { label: 'Schools and education', codes: ['2A', '2B'] },
  health: { label: 'Health', codes: ['3A', '3B', '3C', '3D', '3E', '3F'] },
  police: { label: 'Police', codes: ['6'] },
  council: { label: 'Councils', codes: ['5A', '5B', '5C', '5D'] },
  other: { label: 'Others', codes: ['4', '7', '8'] },
} as const;

const allowed = {
  show: ['open', 'past'],
  rating: [...RATINGS, 'none'],
  state: ['received', 'screening', 'gathering', 'decided', 'transferred', 'returned', 'closed'],
  whose: ['mine', 'nobody'],
  wait: ['hand-over', 'answer', 'answered', 'acceptance', 'acknowledgement'],
  source: Object.keys(SOURCE_GROUPS),
  due: ['late', 'today'],
} as const;

/** What the list is narrowed to; '' where it is not. `area` is a code or `unknown`. */
export interface InboxFilters {
  show: 'open' | 'past';
  area: string;
  rating: string;
  state: string;
  whose: string;
  /** What it waits for besides its decision. */
  wait: string;
  source: string;
  due: string;
  /** `yes`: everything, though one's list starts with a saved filter. */
  all: '' | 'yes';
}

export const noFilters: InboxFilters = {
  show: 'open',
  area: '',
  rating: '',
  state: '',
  whose: '',
  wait: '',
  source: '',
  due: '',
  all: '',
};

/** Reads the filters of an address. What is not offered is not filtered by. */
export function filtersFrom(query: URLSearchParams): InboxFilters {
  const of = (name: keyof typeof allowed) => {
    const value = query.get(name) ?? '';
    return (allowed[name] as readonly string[]).includes(value) ? value : '';
  };
  const area = query.get('area') ?? '';
  return {
    show: of('show') === 'past' ? 'past' : 'open',
    area: /^[a-z-]{1,40}$/.test(area) ? area : '',
    rating: of('rating'),
    state: of('state'),
    whose: of('whose'),
    wait: of('wait'),
    all: query.get('all') === 'yes' ? 'yes' : '',
    source: of('source'),
    due: of('due'),
  };
}

/** How many filters narrow the list. */
export function filtersOn(filters: InboxFilters): number {
  return Object.entries(filters).filter(([name, value]) => name !== 'show' && name !== 'all' && value !== '')
    .length;
}

/** The codes of a group of sources; undefined when there is no such group. */
export function codesOf(group: string): readonly string[] | undefined {
  return Object.entries(SOURCE_GROUPS).find(([name]) => name === group)?.[1].codes;
}

/** Reads where a page begins or ends; undefined for the first page or an address somebody altered. */
export function cursorFrom(query: URLSearchParams): Cursor | undefined {
  const side = query.has('before') ? 'before' : 'after';
  const [instant = '', id = ''] = (query.get(side) ?? '').split('~');
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return undefined;
  try {
    return { side, at: Temporal.Instant.from(instant), id };
  } catch {
    return undefined;
  }
}

/** The address of a page of the list. */
export function inboxHref(filters: InboxFilters, cursor?: Cursor): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filters))
    if (value !== '' && name !== 'all' && !(name === 'show' && value === 'open')) query.set(name, value);
  if (filters.all === 'yes' && query.size === 0) query.set('all', 'yes');
  if (cursor) query.set(cursor.side, `${cursor.at}~${cursor.id}`);
  const text = query.toString();
  return text === '' ? '/front-door' : `/front-door?${text}`;
}
