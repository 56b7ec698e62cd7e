import {
  currentArrangements,
  drawingOf,
  filesHere,
  namedAt,
  TEXT_KEPT,
  writtenErrors,
} from '../../partnership/index.ts';
import type { Db } from '../../platform/db/index.ts';
import type { FormError } from '../../platform/forms/index.ts';
import { type Drawing, namesOfMarkdown } from '../../platform/html/index.ts';
import type { Page } from '../../platform/http/index.ts';
import { ask } from '../../platform/questions/index.ts';
import type { Course } from '../types.ts';

/**
 * What the words of a course are drawn with: for the one area that it is for, or for each. `hangsOn`: what is drawn is
 * another as soon as this is.
 */
export async function drawingOfWords(
  page: Page,
  db: Db,
  { words, areas }: { words: string; areas: readonly string[] },
): Promise<{ drawing: Drawing; hangsOn: readonly string[] }> {
  const arrangements = await currentArrangements(page.services.database, page.now, db);
  const area = areas.length === 1 ? (areas[0] ?? null) : null;
  const files = await ask(page.services, filesHere, db, { bodies: [words] });
  const said = namedAt(arrangements, area, page.now).words;
  return {
    drawing: drawingOf({ arrangements, area, at: page.now, files }),
    hangsOn: [...files, ...namesOfMarkdown(words).map((name) => said(name) ?? '')],
  };
}

/** What is wrong with the words of a course: with their pictures, and with the local facts that they name. */
export const errorsOfWords = async (page: Page, db: Db, words: string): Promise<FormError[]> =>
  writtenErrors(words, await ask(page.services, filesHere, db, { bodies: [words] }), 'words');

/** Tells which files the words of a course show: they stay, and anybody opens them once the course is no draft. */
export const tellOfWords = (
  { services }: Page,
  db: Db,
  { id, words, state }: Pick<Course, 'id' | 'words' | 'state'>,
): Promise<void> =>
  services.events.publish(db, TEXT_KEPT, {
    ...{ kind: 'course', ref: id, bodies: [words], shown: state !== 'draft' },
  });
