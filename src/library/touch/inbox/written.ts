import { currentArrangements, drawingOf, writtenErrors } from '../../../partnership/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import type { Drawing } from '../../../platform/html/index.ts';
import { one, type Page } from '../../../platform/http/index.ts';
import { addressesHere } from '../../store/files.ts';

/** What answers are drawn with: the files that are here of those they show, and what is arranged in each area. */
export async function drawingOfAnswers(page: Page, db: Db, bodies: readonly string[]): Promise<Drawing> {
  const arrangements = await currentArrangements(page.services.database, page.now, db);
  return drawingOf({ arrangements, area: null, at: page.now, files: await addressesHere(db, bodies) });
}

/** What is wrong with the words in a box: with their pictures, and with the local facts that they name. */
export async function errorsIn(page: Page, db: Db, field: string) {
  const words = one(page.body, field);
  return writtenErrors(words, await addressesHere(db, [words]), field);
}
