import { audit } from '../../platform/audit/index.ts';
import { attempt, formError, mustBeWorkable, Undone } from '../../platform/forms/index.ts';
import { HttpError, one, type Page } from '../../platform/http/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { entries, mayPublish } from '../edit/page.ts';
import { showHistory } from '../history/page.ts';
import { keepGone } from '../store/gone.ts';
import { markChecked, setPublished, workEntry } from '../store/work.ts';

/** POST /directory/work/ID/gone: what its source lists no more is withdrawn, or stays because it is still offered. */
export function answerGone(page: Page): Promise<Response> {
  const id = page.uuid();
  const withdraw = one(page.body, 'press') === 'withdraw';
  return attempt(
    page,
    async (db) => {
      const { goneOn, published } = mustBeWorkable(entries, id, await workEntry(db, id, true));
      if (goneOn === null || !published) throw new HttpError(409, { says: ANSWERED });
      if (withdraw && !mayPublish(page))
        throw new Undone({ errors: [formError('gone', MAY_NOT, '')], changed: false });
      if (withdraw) await setPublished(db, id, false, page.now);
      else {
        await keepGone(db, id, londonDate(page.now));
        await markChecked(db, id, londonDate(page.now));
      }
      await audit(db, { action: withdraw ? 'hide' : 'check', kind: 'service', id });
      return `/directory/work/${id}/history`;
    },
    (refusal) => showHistory(page, refusal),
  );
}

const ANSWERED =
  'Somebody answered this meanwhile, or the source lists it again. Nothing was changed. Look at the entry again.';
const MAY_NOT =
  'Only those who publish may withdraw an entry. Edit it and say that it is not offered any more: they see it at once';
