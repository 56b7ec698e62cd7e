import { filesHere } from '../../partnership/index.ts';
import { audit } from '../../platform/audit/index.ts';
import { attemptChange } from '../../platform/forms/index.ts';
import { notFound, one, type Page } from '../../platform/http/index.ts';
import { ask } from '../../platform/questions/index.ts';
import { readPaper } from '../form.ts';
import { addPaper, dropPaper } from '../store/meeting.ts';
import { kept, tellOfFiles } from './kept.ts';
import { showMeeting } from './page.ts';

/** POST /meetings/ID/papers: a file of ours or a page, for whoever reads the meeting or for everybody. */
export function bringPaper(page: Page): Promise<Response> {
  return attemptChange(
    kept,
    page,
    showMeeting,
    async (_, db) =>
      readPaper(page.body, await ask(page.services, filesHere, db, { bodies: [one(page.body, 'href')] })),
    async (db, { id }, paper) => {
      await addPaper(db, id, paper);
      await tellOfFiles(page, db, id);
      await audit(db, { action: 'add paper', kind: 'meeting', id });
      return `/meetings/${id}`;
    },
  );
}

/** POST /meetings/ID/papers/PAPER/remove */
export function takeAwayPaper(page: Page): Promise<Response> {
  const paper = page.uuid('paper');
  return attemptChange(
    kept,
    page,
    showMeeting,
    () => ({ ok: true, value: undefined }),
    async (db, { id }) => {
      if (!(await dropPaper(db, id, paper))) throw notFound({ kind: 'meeting', id });
      await tellOfFiles(page, db, id);
      await audit(db, { action: 'remove paper', kind: 'meeting', id });
      return `/meetings/${id}`;
    },
  );
}
