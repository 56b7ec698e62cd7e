import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import {
  attemptChange,
  mustBeWorkable,
  type Refusal,
  recordForm,
  statusOf,
} from '../../platform/forms/index.ts';
import { linksOfMarkdown } from '../../platform/html/index.ts';
import { HttpError, type Page } from '../../platform/http/index.ts';
import { moving } from '../head.ts';
import { forgetShown } from '../pages/shelf.ts';
import { inForce, withdrawal } from '../procedures/index.ts';
import { openTitle, tellSearch } from '../publish/announce.ts';
import { takeDown } from '../publish/moves.ts';
import { hrefOf } from '../rules/addresses.ts';
import { readManual } from '../store/chapter.ts';
import { saying } from '../store/dead-links.ts';
import { setArchived } from '../store/kept.ts';
import { shownCalled } from '../store/shown.ts';
import { readArchiving } from './form.ts';
import { archiveView } from './view.ts';

/** GET /library/:id/archive: what becomes of its address, and which pages lead to it. */
export async function showArchive(page: Page, refusal?: Refusal): Promise<Response> {
  const kept = moving(page.practitioner, 'library.publish');
  const id = page.uuid();
  const { head, leading } = await page.transaction(async (db) => {
    const head = mustBeWorkable(kept, id, await kept.readHead(db, id));
    return { head, leading: await leadingTo(db, id, hrefOf({ ...head, area: null })) };
  });
  if (head.archivedAt) return page.seeOther(`/library/${id}`);
  return page.show({
    title: `Archive: ${head.title}`,
    kind: 'workspace',
    current: '/library',
    ...statusOf(refusal),
    main: archiveView({ ...recordForm(page, refusal), page: head, leading }),
  });
}

/** POST /library/:id/archive: nobody reads it any more; its address says so, or leads on. */
export async function archive(page: Page): Promise<Response> {
  const response = await attemptChange(
    moving(page.practitioner, 'library.publish'),
    page,
    showArchive,
    (head, db) =>
      readArchiving(page.body, hrefOf({ ...head, area: null }), async (address) => {
        const chapter = /^\/procedures\/([a-z0-9-]+)$/.exec(address)?.[1];
        if (!chapter) return titleShown(db, address);
        const manual = await readManual(db);
        const version = inForce(manual, chapter, null, page.now);
        return version && !withdrawal(manual, version, page.now) ? version.title : undefined;
      }),
    async (db, head, { why, instead, insteadTitle }) => {
      if (head.archivedAt) throw new HttpError(403, { says: 'This page is archived already.' });
      await takeDown(db, page, head, instead ? `${why} Read “${insteadTitle}” in its place.`.trim() : why);
      await setArchived(db, head.id, { at: page.now, why, instead });
      await tellSearch(db, head);
      await audit(db, { action: 'archive page', kind: 'page', id: head.id });
      return `/library/${head.id}`;
    },
  );
  forgetShown(page.services.database);
  return response;
}

/** Pages that are shown and lead to it. */
async function leadingTo(db: Db, id: string, href: string): Promise<{ id: string; title: string }[]> {
  const leads = (body: string) => linksOfMarkdown(body).some((link) => link.replace(/[?#].*$/, '') === href);
  return (await saying(db, id, href)).filter(({ body }) => leads(body));
}

async function titleShown(db: Db, address: string): Promise<string | undefined> {
  const shown = await shownCalled(db, address.slice(address.lastIndexOf('/') + 1));
  const found = shown.find((one) => hrefOf({ ...one, area: null }) === address);
  return found && openTitle(found);
}
