import { randomUUID } from 'node:crypto';
import type { Db } from '../../platform/db/index.ts';
import { isId, type Page, SealBroken, seal, sha256, unseal } from '../../platform/http/index.ts';
import { createDraft, deleteDraft, readDraft } from '../store/draft.ts';
import type { Answers } from './types.ts';

const HOURS = 1;
/** What somebody typed on a page when their session had ended: kept by this browser until they sign in again. */
interface Stash {
  path: string;
  typed: Answers;
}

/**
 * When a page is posted with a session that has ended, keeps what was typed and returns where to sign in; then
 * the page comes back with it. Only whoever may open the page's draft sees it again. Else undefined.
 */
export async function stashForSignIn(page: Page): Promise<string | undefined> {
  if (page.actor.kind === 'practitioner' || page.sessionToken === undefined) return undefined;
  const visit = sha256(page.visit).toString('hex');
  const id = randomUUID();
  const stash: Stash = { path: page.url.pathname, typed: typedIn(page) };
  const known = await page.transaction(async (db) => {
    if (await readDraft(db, page.uuid('draft'))) return true;
    await createDraft(db, {
      id,
      kind: 'stash',
      holder: { visit },
      answers: seal(page.services.config.SECRET, 'stash', JSON.stringify(stash)),
      expiresAt: page.now.add({ hours: HOURS }),
    });
    return false;
  });
  return known ? undefined : `/sign-in?next=${encodeURIComponent(`${page.url.pathname}?kept=${id}`)}`;
}

/** What was kept of this page while its writer signed in; it is given back once. */
export async function takeStash(db: Db, page: Page): Promise<Answers | undefined> {
  const id = page.url.searchParams.get('kept') ?? '';
  if (!isId(id)) return undefined;
  const row = await readDraft(db, id, 'stash');
  if (!row) return undefined;
  const stash = stashIn(page, row.answers);
  if (stash?.path !== page.url.pathname) return undefined;
  deleteDraft(db, id);
  return stash.typed;
}

/** Undefined when the product's secret was changed since: then it is lost, and the page is shown without it. */
function stashIn(page: Page, answers: Uint8Array): Stash | undefined {
  try {
    return JSON.parse(unseal(page.services.config, 'stash', answers));
  } catch (error) {
    if (error instanceof SealBroken) return undefined;
    throw error;
  }
}

function typedIn(page: Page): Answers {
  const own = new Set(['csrf', 'mark', 'back', 'press', 'keep']);
  const fields = [...page.body].filter(([name]) => !own.has(name));
  return Object.fromEntries(
    fields.map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]),
  );
}
