import { about } from '../about/group.ts';
import { addresses } from '../addresses/group.ts';
import { birth } from '../birth/group.ts';
import { contacts } from '../contacts/group.ts';
import { names } from '../names/group.ts';
import { numbers } from '../numbers/group.ts';
import { registrations } from '../registrations/group.ts';
import type { PersonRecord } from '../types.ts';
import type { FactGroup, Held } from './types.ts';

/** Every sort of fact, in the order of the page. */
export const GROUPS: readonly FactGroup[] = [
  names,
  birth,
  addresses,
  contacts,
  registrations,
  ...about,
  numbers,
];

/** The group of an address. */
export function groupNamed(name: string): FactGroup | undefined {
  return GROUPS.find((group) => group.name === name);
}

/** Everything ever told of somebody, as far as the reader sees it. */
export function heldOf(person: PersonRecord): Held[] {
  return GROUPS.flatMap((group) => group.held(person));
}

/** What holds now: neither withdrawn nor over. */
export function stands(
  { withdrawn, untilOn }: Pick<Held, 'withdrawn' | 'untilOn'>,
  today: Temporal.PlainDate,
): boolean {
  return withdrawn === null && (untilOn === null || Temporal.PlainDate.compare(untilOn, today) > 0);
}
