import type { SampleChild } from '../../people/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { hubOf, type Rows, type SampleConcern } from './concern.ts';
import type { Planned } from './seed.ts';

/**
 * Which child of the people's sample a story is told of, each of one story at most: a professional knew the name, the hub
 * has looked at it since, and the child is of the area, the age and the sex that the story is about.
 */
export function knownAmong(children: readonly SampleChild[]): (planned: Planned) => SampleChild | undefined {
  const left = [...children];
  return ({ story, area, receivedAt, fate }) => {
    if (fate === 'received' || story.by !== 'professional' || story.siblings) return undefined;
    const today = londonDate(receivedAt);
    const [youngest, oldest] = story.ages;
    const place = left.findIndex((child) => {
      const years = yearsOf(child, today);
      return (
        child.area === area &&
        youngest <= years &&
        years <= oldest &&
        [undefined, child.sex].includes(story.sex)
      );
    });
    return place < 0 ? undefined : left.splice(place, 1)[0];
  };
}

export const yearsOf = ({ born }: Pick<SampleChild, 'born'>, today: Temporal.PlainDate) =>
  born.until(today, { largestUnit: 'years' }).years;

/** That the hub found whose record it is, as its page would have written it. */
export function knownRows({ id, known, telling, receivedAt }: SampleConcern): Rows {
  const [child] = telling.children;
  if (!known || !child) return {};
  const { screening } = hubOf(telling.area);
  return {
    'front_door.identification': [
      {
        ...{ id: crypto.randomUUID(), concern_id: id, child_id: child.id, person_id: known.personId },
        ...{ taken_back: false, reason: 'The same name, date of birth and address' },
        ...{ said_by: screening.id, said_by_name: screening.name, said_at: receivedAt.add({ minutes: 9 }) },
      },
    ],
    'access.about': [{ record_id: id, person_id: known.personId }],
  };
}
