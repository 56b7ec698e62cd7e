/** The library: what the partnership publishes, and what people ask about it. */
import { filesHere, type TextKept } from '../partnership/index.ts';
import type { Db } from '../platform/db/index.ts';
import { answer } from '../platform/questions/index.ts';
import { contentCleanUps } from './clean-ups.ts';
import { linkHandlers } from './links/outside.ts';
import { pagesPanel } from './list/panel.ts';
import { namedInLibrary } from './local/used.ts';
import { changedPanel, procedureCleanUps } from './procedures/index.ts';
import { meantHere } from './search/find.ts';
import { addressesHere, noteTextFiles } from './store/files.ts';
import * as touch from './touch/index.ts';

export { seedSampleReceipts } from './procedures/index.ts';
export { navigation, routes } from './routes.ts';
export { meetsAim, type Readability, type ReadingClass, readability } from './rules/plain-language.ts';
export { seedLibrary } from './sample/seed.ts';
export { type Change, noteChange, seedChanges } from './store/changes.ts';
export { dropFromSearch, indexForSearch, type SearchEntry, seedSearch } from './store/search-index.ts';
export { seedSampleQuestions, watchViews } from './touch/index.ts';

export const cleanUps = [...contentCleanUps, ...touch.cleanUps, ...procedureCleanUps];
export const handlers = [...linkHandlers, ...touch.handlers];
export const answers = [
  namedInLibrary,
  meantHere,
  answer(filesHere, (db, { bodies }) => addressesHere(db, bodies)),
];
/** For `app.ts`: notes the files of texts that other slices keep. */
export const keepTextFiles = (db: Db, text: TextKept): Promise<void> => noteTextFiles(db, text);
export const panels = [changedPanel, pagesPanel, ...touch.panels];
