import type { YoungGroup } from '../compliance/groups/types.ts';

interface PutForward {
  born: Temporal.PlainDate;
  risks: readonly string[];
  openCase: boolean;
}

/** Why somebody cannot come to a group, in words by what it is about; nothing when they can. Ages are those of the first day. */
export function notEligible(
  group: YoungGroup,
  { born, risks, openCase }: PutForward,
): { field: keyof PutForward; message: string }[] {
  const [first] = group.meetsOn;
  const age = first ? born.until(first, { largestUnit: 'years' }).years : 0;
  return [
    ...(age < group.ageFrom || age > group.ageTo
      ? [
          {
            field: 'born' as const,
            message: `It is for ages ${group.ageFrom} to ${group.ageTo}; they are ${age} when it begins`,
          },
        ]
      : []),
    ...(group.risks.length > 0 && !group.risks.some((risk) => risks.includes(risk))
      ? [{ field: 'risks' as const, message: 'It is for young people at one of the risks that are named' }]
      : []),
    ...(group.needsOpenCase && !openCase
      ? [{ field: 'openCase' as const, message: 'It is for young people with an open case' }]
      : []),
  ];
}
