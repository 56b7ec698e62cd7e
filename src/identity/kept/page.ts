import { audit } from '../../platform/audit/index.ts';
import { notFound, type Page } from '../../platform/http/index.ts';
import { forgetText } from '../store/kept-text.ts';
import { readKept } from './keep.ts';
import { keptView } from './view.ts';

/** What a form carries and nobody typed. */
const UNSEEN: ReadonlySet<string> = new Set(['form-key', 'mark', 'press', 'stub', 'version']);

/** GET /account/kept/:id: what was typed, to read and copy; for forms that cannot be opened with it. */
export async function showKept(page: Page): Promise<Response> {
  const id = page.uuid();
  const kept = await readKept(page, id);
  if (!kept) throw notFound({ kind: 'kept text', id });
  return page.show({
    title: 'What you had typed',
    kind: 'workspace',
    current: '/account',
    main: keptView({
      id,
      fields: [...kept.body].filter(([name]) => !UNSEEN.has(name)),
      form: kept.formOpens ? `${kept.path}?kept=${id}` : undefined,
      keptAt: kept.keptAt,
      now: page.now,
      csrf: page.csrf,
    }),
  });
}

/** POST /account/kept/:id/remove */
export async function throwAway(page: Page): Promise<Response> {
  const id = page.uuid();
  await page.transaction(async (db) => {
    if (!(await forgetText(db, id))) throw notFound({ kind: 'kept text', id });
    await audit(db, { action: 'remove', kind: 'kept text', id });
  });
  return page.seeOther('/account');
}
