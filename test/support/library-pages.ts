import type { TestApp } from './app.ts';
import { behindContent, contentFiles, contentLines, settleContent } from './content-pages.ts';
import { behindTouch, settleTouch, touchFiles, touchLines } from './keeping-in-touch-pages.ts';
import { meetingLines } from './meeting-forms.ts';
import { behindProcedures, proceduresFiles, proceduresLines, settleProcedures } from './procedures-pages.ts';

/** The pages and forms of the library, and of the meetings that anybody reads of. */
export const libraryLines = { ...contentLines, ...proceduresLines, ...touchLines, ...meetingLines };
export const behindLibrary = { ...behindContent, ...behindProcedures, ...behindTouch };
export const libraryFiles = [...contentFiles, ...proceduresFiles, ...touchFiles];

export async function settleLibrary(app: TestApp): Promise<void> {
  await settleContent(app);
  await settleProcedures(app);
  await settleTouch(app);
}
