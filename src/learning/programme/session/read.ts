import { activePeople, currentArrangements, peopleNamed } from '../../../partnership/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import { type FormError, formError, Undone } from '../../../platform/forms/index.ts';
import { notFound, type Page } from '../../../platform/http/index.ts';
import { courseById } from '../../store/course.ts';
import type { SessionTexts } from '../../store/programme.ts';
import { trainersOf } from '../../store/programme.ts';
import { partsOf, sessionById } from '../../store/session.ts';
import { joiningOf } from '../../store/told.ts';
import type { Course, SessionPart } from '../../types.ts';
import { type PlaceForm, readParts, readPlace } from './form.ts';

/** A course and the areas there are. @throws HttpError 404 for a course that is not there */
export async function readGround(db: Db, page: Page, courseId: string) {
  const course = await courseById(db, courseId);
  if (!course) throw notFound({ kind: 'course', id: courseId });
  const { areas, calendar } = await currentArrangements(page.services.database, page.now, db);
  return { course, areas, calendar };
}

/** A session with everything that its form shows. @throws HttpError 404 */
export async function readSession(db: Db, page: Page) {
  const id = page.uuid();
  const session = await sessionById(db, id);
  if (!session) throw notFound({ kind: 'session', id });
  const people = await activePeople(db, id, await trainersOf(db, id));
  return {
    ...(await readGround(db, page, session.courseId)),
    session,
    parts: (await partsOf(db, [id])).get(id) ?? [],
    trainers: people.map(({ name }) => name),
    joining: await joiningOf(db, id),
  };
}

/** The ids of trainers by the names that were typed. @throws Undone for a name that nobody, or more than one, has */
export async function peopleCalled(db: Db, names: readonly string[], field = 'trainers'): Promise<string[]> {
  const ids: string[] = [];
  const errors: FormError[] = [];
  for (const name of names) {
    const same = (await peopleNamed(db, name)).filter(
      (each) => each.name.toLowerCase() === name.toLowerCase(),
    );
    const [one, ...others] = same;
    if (one && others.length === 0) ids.push(one.id);
    else
      errors.push(
        formError(
          field,
          one ? `More than one person here is called ${name}` : `Nobody here is called ${name}`,
        ),
      );
  }
  if (errors.length > 0) throw new Undone({ errors, changed: false });
  return [...new Set(ids)];
}

/** Reads a whole session. @throws Undone with every error at once */
export async function sessionIn(
  db: Db,
  page: Page,
  against: {
    course: Course;
    areas: readonly { code: string }[];
    taken: number;
    /** As they stand until now. */
    parts?: readonly SessionPart[];
  },
): Promise<SessionTexts> {
  const place = placeIn(page, against);
  const parts = readParts(page.body, page.now, against.parts);
  const errors = [...(parts.ok ? [] : parts.errors), ...(place.ok ? [] : place.errors)];
  if (!place.ok || !parts.ok) throw new Undone({ errors, changed: false });
  return { ...place.value, parts: parts.value, trainers: await peopleCalled(db, place.value.trainers) };
}

/** Reads where and with whom. */
export function placeIn(
  page: Page,
  against: { course: Course; areas: readonly { code: string }[]; taken: number },
) {
  return readPlace(page.body, {
    areas: against.areas.map(({ code }) => code),
    virtual: against.course.delivery === 'virtual',
    taken: against.taken,
  });
}

export type { PlaceForm };
