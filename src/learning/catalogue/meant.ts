import { wordsMeant } from '../../partnership/index.ts';
import type { Db } from '../../platform/db/index.ts';
import type { Page } from '../../platform/http/index.ts';
import { ask } from '../../platform/questions/index.ts';
import { asTyped, saysAll, type Wanted } from '../rules/catalogue.ts';
import type { Course } from '../types.ts';

interface Meant {
  meant?: NonNullable<Wanted['meant']>;
  /** Words that stand in no course, and how each was read. */
  read: { typed: string; as: string }[];
}

/** Words that fit a course are meant as they are typed; any others as the search of the whole site reads them. */
export async function meantBy(page: Page, db: Db, courses: readonly Course[], find: string): Promise<Meant> {
  const stands = (parts: readonly (readonly string[])[]) => courses.some((course) => saysAll(course, parts));
  if (find === '' || stands(asTyped(find))) return { read: [] };
  const { units, read } = await ask(page.services, wordsMeant, db, { words: find });
  if (units.length === 0) return { read: [] };
  const readings = read.flatMap(({ typed, as }) => {
    if (stands(asTyped(typed))) return [];
    const ways = units.find((unit) => unit.includes(typed)) ?? [as];
    return { typed, as: ways.find((way) => stands([[way]])) ?? as };
  });
  return { meant: units, read: readings };
}
