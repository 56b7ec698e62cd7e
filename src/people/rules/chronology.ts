import { londonDate } from '../../platform/time/london.ts';
import type { Entry, EventWeight, Filters, ToldEvent } from '../chronology/types.ts';

export const WEIGHT_WORDS: Readonly<Record<EventWeight, string>> = {
  routine: 'Routine',
  significant: 'Significant',
  critical: 'Critical',
};

/** Whether what another slice tells is among what the chronology is narrowed to. The store asks the same of its own. */
export function fits(filters: Filters, event: Pick<ToldEvent, 'kind' | 'weight' | 'agency' | 'at'>): boolean {
  const { kind, weight, agency, from, until } = filters;
  const day = londonDate(event.at).toString();
  return (
    (kind === '' || kind === event.kind) &&
    (weight === '' || weight === event.weight) &&
    (agency === '' || agency === event.agency) &&
    (from === '' || day >= from) &&
    (until === '' || day <= until)
  );
}

type Placed = Pick<Entry, 'at' | 'id'>;

/** The order of a chronology, the latest first; of one instant, by id. */
export function latestFirst(one: Placed, other: Placed): number {
  return Temporal.Instant.compare(other.at, one.at) || (one.id < other.id ? 1 : one.id > other.id ? -1 : 0);
}

/** Whether something stands after (that is, before in time) the last line of a page. */
export function isBeyond(placed: Placed, after: Placed | undefined): boolean {
  return after === undefined || latestFirst(after, placed) < 0;
}

/** Another slice's event as a line of a chronology. */
export function entryOf(told: ToldEvent, labels: ReadonlyMap<string, string>): Entry {
  const { id, at, what, kind, weight, agency, by, href } = told;
  const people = told.people.flatMap((person) => {
    const label = labels.get(person);
    return label === undefined ? [] : [{ id: person, label }];
  });
  return {
    ...{ id, at, said: null, what, kind, weight, agency, by, source: '', impact: '', shielded: false },
    ...{ shieldedWhy: null, people, struck: null, corrects: null, correctedBy: null, href },
  };
}

export const noFilters: Filters = { with: [], kind: '', weight: '', agency: '', from: '', until: '' };

/** How many of them narrow it, or widen it to the family. */
export function filtersOn(filters: Filters): number {
  const { with: family, ...others } = filters;
  return Object.values(others).filter(Boolean).length + (family.length > 0 ? 1 : 0);
}

/** The filters as the query of an address; '' where there are none. */
export function queryOf({ with: family, ...others }: Filters): string {
  const query = new URLSearchParams();
  for (const id of family) query.append('with', id);
  for (const [name, value] of Object.entries(others)) if (value !== '') query.set(name, value);
  return query.size > 0 ? `?${query}` : '';
}
