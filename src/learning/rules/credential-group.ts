import type { YoungGroup } from '../compliance/groups/types.ts';

interface PutForward {
  born: Temporal.PlainDate;
  risks: readonly string[];
  openCase: boolean;
}

/** Why somebody cannot come to a group, in words; nothing when they can. Ages are those of the first day. */
export function notEligible(group: YoungGroup, { born, risks, openCase }: PutForward): string[] {
  const [first] = group.meetsOn;
  const age = first ? born.until(first, { largestUnit: 'years' }).years : 0;
  return [
    ...(age < group.ageFrom || age > group.ageTo
      ? [`It is for ages ${group.ageFrom} to ${group.ageTo}; they are ${age} when it begins`]
      : []),
    ...(group.risks.length > 0 && !group.risks.some((risk) => risks.includes(risk))
      ? ['It is for young people at one of the risks that are named']
      : []),
    ...(group.needsOpenCase && !openCase ? ['It is for young people with an open case'] : []),
  ];
}
