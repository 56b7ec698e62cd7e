import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import {
  changeRecord,
  mustBeWorkable,
  type Refusal,
  recordForm,
  statusOf,
  typedFrom,
} from '../../platform/forms/index.ts';
import { HttpError, notFound, type Page } from '../../platform/http/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { calledIn } from '../compare/called.ts';
import { differences } from '../compare/words.ts';
import { weighed } from '../edit/weighed.ts';
import { type Head, moving } from '../head.ts';
import { forgetShown } from '../pages/shelf.ts';
import { isDue } from '../rules/standing.ts';
import { setWork } from '../store/kept.ts';
import { addShowing, shownBefore } from '../store/showing.ts';
import { readVersion } from '../store/versions.ts';
import { tellFollowers, tellSearch } from './announce.ts';
import { type Publishing, readPublishing } from './form.ts';
import { publishView } from './view.ts';

/** GET /library/:id/publish: the newest version beside what is shown, and from when it shall be. */
export function showPublish(page: Page): Promise<Response> {
  return draw(page);
}

/** POST /library/:id/publish: shown from now on, or from a time to come. */
export async function publish(page: Page): Promise<Response> {
  const result = await changeRecord(
    moving(page.practitioner, 'library.publish'),
    page,
    () => readPublishing(page.body, page.now),
    async (db, head, publishing) => {
      if (head.archivedAt) throw new HttpError(403, { says: 'This page is archived. Bring it back first.' });
      await show(db, page, head, publishing);
      return `/library/${head.id}`;
    },
  );
  if (!('done' in result)) return draw(page, result);
  forgetShown(page.services.database);
  return page.seeOther(result.done);
}

async function show(db: Db, page: Page, head: Head, { from, until, why, told }: Publishing): Promise<void> {
  const version = await readVersion(db, head.id, head.latest);
  if (!version) throw notFound({ kind: 'page', id: head.id });
  const at = from ?? page.now;
  const known = await shownBefore(db, head.id, at, true);
  await addShowing(db, {
    ...{ pageId: head.id, versionId: version.id, from: at, until, why },
    ...{ byName: page.practitioner.name, told: from === null, followers: told },
  });
  await setWork(db, head.id, 'done');
  await audit(db, {
    ...{ action: from ? 'schedule page' : 'publish page', kind: 'page', id: head.id },
    fields: [`version ${head.latest}`, `from ${at}`, ...(until ? [`until ${until}`] : [])],
  });
  if (from !== null) return;
  await tellSearch(db, head);
  if (told) await tellFollowers(db, { ...head, ...version.text }, { what: known ? 'changed' : 'new', why });
}

async function draw(page: Page, refusal?: Refusal): Promise<Response> {
  const kept = moving(page.practitioner, 'library.publish');
  const id = page.uuid();
  const { head, version, shown, called } = await page.transaction(async (db) => {
    const head = mustBeWorkable(kept, id, await kept.readHead(db, id));
    const version = await readVersion(db, id, head.latest);
    const shown = head.shownNumber === null ? undefined : await readVersion(db, id, head.shownNumber);
    return { head, version, shown, called: await calledIn(db, head.kind) };
  });
  if (!version) throw notFound({ kind: 'page', id });
  const form = recordForm(page, refusal);
  const typed = refusal || page.kept ? form.typed : typedFrom({ when: 'now', tell: 'yes' });
  return page.show({
    title: `Publish: ${head.title}`,
    kind: 'workspace',
    current: '/library',
    ...statusOf(refusal),
    main: publishView({
      ...{ ...form, typed, page: head, by: version.by },
      differences: shown && differences(shown.text, version.text, called),
      weighed: weighed(version.text),
      overdue: isDue(version.text, londonDate(page.now)) ? version.text.reviewDue : null,
    }),
  });
}
