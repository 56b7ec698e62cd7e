import { GROUPS, stands } from '../facts/groups.ts';
import { type Fresh, SECTIONS, type Section } from '../facts/types.ts';
import { type Wanted, wantedOf } from '../rules/wanted.ts';
import type { PersonRecord, Shielded } from '../types.ts';
import type { KnownSection, ToAsk } from './types.ts';

const sectionOf = new Map(GROUPS.map(({ name, section }) => [name, section]));
const SHIELDED_IN: Partial<Record<Shielded['part'], Section>> = {
  address: 'Where they live',
  contact: 'How to reach them',
  registration: 'School, health and others who know them',
  fact: 'About them',
};

/** A record by its headings. */
export function sectionsOf(
  { hidden }: PersonRecord,
  fresh: readonly Fresh[],
  today: Temporal.PlainDate,
): KnownSection[] {
  return SECTIONS.map((section) => {
    const of = fresh.filter(({ group }) => sectionOf.get(group) === section);
    return {
      section,
      now: of.filter((each) => stands(each, today)),
      before: of.filter((each) => !stands(each, today)),
      hidden: hidden.filter(({ part, readable }) => !readable && SHIELDED_IN[part] === section),
      adds: GROUPS.filter((group) => group.section === section).map(({ name, adds }) => ({
        group: name,
        words: adds,
      })),
    };
  });
}

/** What is missing or old. What is shielded from the reader is not missing. */
export function toAsk(person: PersonRecord, fresh: readonly Fresh[], today: Temporal.PlainDate): ToAsk {
  if (person.diedOn) return { missing: [], stale: [] };
  const now = fresh.filter((each) => stands(each, today));
  const behind = new Set(
    person.hidden.filter(({ readable }) => !readable).map(({ part }) => SHIELDED_IN[part]),
  );
  const isThere = ({ group, slot }: Wanted) =>
    now.some((each) => each.group === group && (slot === undefined || each.slot === slot));
  const mayBeHidden = ({ group }: Wanted) => {
    const section = sectionOf.get(group);
    return section !== 'About them' && behind.has(section);
  };
  return {
    missing: wantedOf(person, today).filter((each) => !isThere(each) && !mayBeHidden(each)),
    stale: now.filter(({ stale }) => stale),
  };
}
