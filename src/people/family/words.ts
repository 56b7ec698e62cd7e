import { dateWords } from '../../platform/time/words.ts';
import { tieWords } from '../rules/kinship.ts';
import type { FamilyPart } from '../types.ts';
import type { Family, HouseholdMember, Relation, Relative, Tie } from './types.ts';

/** What somebody of the family is called; "somebody" where nothing is told of them. */
export function calledIn(family: Family, id: string): string {
  return relativeIn(family, id)?.label ?? 'somebody';
}

export function relativeIn({ you, relatives }: Family, id: string): Relative | undefined {
  return id === you.id ? you : relatives.find((each) => each.id === id);
}

/** "Ana Marlow, parent of Tia Marlow" */
export function relationWords(family: Family, { from, to, kind }: Relation): string {
  return `${calledIn(family, from)}, ${tieWords(kind, 'from')} ${calledIn(family, to)}`;
}

/** "since 3 May 2020", "until 1 June 2024", both, or nothing. */
export function spanWords({ fromOn, untilOn }: Pick<Relation, 'fromOn' | 'untilOn'>): string {
  return [fromOn && `since ${dateWords(fromOn).text}`, untilOn && `until ${dateWords(untilOn).text}`]
    .filter(Boolean)
    .join(', ');
}

const memberWords = (family: Family, { personId, household }: HouseholdMember) =>
  `${calledIn(family, personId)} lives in ${household}`;
const tieSaid = ({ words, kind, strength }: Tie) => `${words} (${kind}, ${strength})`;

/** One part of the family in words, for a page that changes it; undefined where it is not there. */
export function partIn(
  family: Family,
  part: FamilyPart,
  which: string,
): (Pick<Relation, 'fromOn' | 'shielded'> & { line: string }) | undefined {
  const isIt = ({ id }: { id: string }) => id === which;
  if (part === 'relationship') {
    const relation = family.relations.find(isIt);
    return relation && { ...relation, line: relationWords(family, relation) };
  }
  if (part === 'member') {
    const member = family.members.find(isIt);
    return member && { ...member, line: memberWords(family, member) };
  }
  const tie = family.ties.find(isIt);
  return tie && { ...tie, line: tieSaid(tie) };
}
