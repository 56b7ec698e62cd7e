import { AUDIENCES, type Audience, DELIVERIES, type Delivery } from '../types.ts';

/** What the catalogue is narrowed by; '' is everything. */
export interface Filters {
  find: string;
  level: string;
  delivery: Delivery | '';
  area: string;
  audience: Audience | '';
  /** "2027-01" */
  month: string;
  free: boolean;
  places: boolean;
  view: 'courses' | 'calendar';
  /** What the page before ended with: the short name of a course, or the id of a session. */
  after: string;
}

const among = <V extends string>(values: readonly V[], given: string): V | '' =>
  values.find((value) => value === given) ?? '';

/** Reads the filters of an address; what it does not know it leaves out. */
export function readFilters(query: URLSearchParams, areas: readonly string[]): Filters {
  const given = (name: string) => (query.get(name) ?? '').trim().slice(0, 100);
  const month = given('month');
  return {
    find: given('find'),
    level: given('level'),
    delivery: among(DELIVERIES, given('delivery')),
    area: among(areas, given('area')),
    audience: among(AUDIENCES, given('audience')),
    month: /^20\d\d-(0[1-9]|1[0-2])$/.test(month) ? month : '',
    free: given('free') === 'yes',
    places: given('places') === 'yes',
    view: given('view') === 'calendar' ? 'calendar' : 'courses',
    after: /^[a-z0-9-]{2,60}$/.test(given('after')) ? given('after') : '',
  };
}

/** The address that shows the catalogue so; `change` puts some of it otherwise, and leads to the first page of that. */
export function hrefOf(filters: Filters, change: Partial<Filters> = {}, path = '/learning'): string {
  const { free, places, view, ...words } = { ...filters, after: '', ...change };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(words)) if (value !== '') query.set(name, value);
  if (free) query.set('free', 'yes');
  if (places) query.set('places', 'yes');
  if (view === 'calendar') query.set('view', 'calendar');
  const asked = query.toString();
  return asked === '' ? path : `${path}?${asked}`;
}

/** How many filters are on, besides the words looked for and the view. */
export function filtersOn({ level, delivery, area, audience, month, free, places }: Filters): number {
  return [level, delivery, area, audience, month, free, places].filter(Boolean).length;
}
