import { audit } from '../../platform/audit/index.ts';
import { attemptChange, refused } from '../../platform/forms/index.ts';
import type { Page } from '../../platform/http/index.ts';
import { readWhy } from '../form.ts';
import { agree, agreementsTo, publishMinutes, takeBackMinutes } from '../store/meeting.ts';
import { TO_AGREE } from '../types.ts';
import { kept, tellOfFiles } from './kept.ts';
import { showMeeting } from './page.ts';

/** POST /meetings/ID/agree: to the minutes as they were read; with the second person they are published. */
export function agreeToMinutes(page: Page): Promise<Response> {
  const { id: me, name } = page.practitioner;
  return attemptChange(
    kept,
    page,
    showMeeting,
    () => ({ ok: true, value: undefined }),
    async (db, head) => {
      if (head.minutes === '') throw refused('agree', 'There are no minutes yet');
      if (head.publishedAt) throw refused('agree', 'They are published already');
      await agree(db, head, { id: me, name });
      await audit(db, { action: 'agree to minutes', kind: 'meeting', id: head.id });
      if ((await agreementsTo(db, head)).length >= TO_AGREE) {
        await publishMinutes(db, head.id);
        await tellOfFiles(page, db, head.id);
        await audit(db, { action: 'publish minutes', kind: 'meeting', id: head.id });
      }
      return `/meetings/${head.id}`;
    },
  );
}

/** POST /meetings/ID/take-back: nobody else reads the minutes any more, to be put right and agreed anew. */
export function takeBack(page: Page): Promise<Response> {
  return attemptChange(
    kept,
    page,
    showMeeting,
    () => readWhy(page.body),
    async (db, head, { why }) => {
      if (!head.publishedAt) throw refused('why', 'They are not published');
      await takeBackMinutes(db, head.id, why);
      await tellOfFiles(page, db, head.id);
      await audit(db, { action: 'take back minutes', kind: 'meeting', id: head.id });
      return `/meetings/${head.id}`;
    },
  );
}
