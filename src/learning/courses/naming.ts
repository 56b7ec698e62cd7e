import { namedIn } from '../../partnership/index.ts';
import { namesOfMarkdown } from '../../platform/html/index.ts';
import { answer } from '../../platform/questions/index.ts';
import { allCourses } from '../store/course.ts';

/** Which courses that anybody sees name any of these local facts. */
export const namedInCourses = answer(namedIn, async (db, { names }) =>
  (await allCourses(db))
    .filter(({ state }) => state !== 'draft')
    .map(({ code, title, words }) => ({
      ...{ href: `/learning/courses/${code}`, label: title, names: namesOfMarkdown(words) },
    }))
    .filter((course) => course.names.some((name) => names.includes(name))),
);
