import { showWithNumbers } from '../../../partnership/index.ts';
import { cursorFrom, hrefAfter } from '../../../platform/html/index.ts';
import { type Page, sha256 } from '../../../platform/http/index.ts';
import { listChanges } from '../../store/changes.ts';
import { choicesOf, filterOf } from '../choices.ts';
import { atomFeed } from './atom.ts';
import { changesHref, changesTitle, changesView, feedHref } from './view.ts';

const SHOWN = 25;
const HOLDS_SECONDS = 60;
const FED = 50;

/** GET /changes?topic=…&audience=…&area=…: what is new, changed or withdrawn, the latest first. */
export async function showChanges(page: Page): Promise<Response> {
  const choices = await choicesOf(page);
  const query = page.url.searchParams;
  const filter = filterOf(query, choices);
  const after = cursorFrom(query);
  const rows = await page.transaction((db) => listChanges(db, filter, SHOWN + 1, after));
  const changes = rows.slice(0, SHOWN);
  const last = rows.length > SHOWN ? changes.at(-1) : undefined;
  return showWithNumbers(
    page,
    () => ({
      title: 'What is new',
      current: '/changes',
      feed: { title: changesTitle(choices, filter), href: feedHref(filter) },
      main: changesView({
        changes,
        filter,
        choices,
        now: page.now,
        next: hrefAfter(changesHref(filter), last),
        first: after ? changesHref(filter) : undefined,
      }),
    }),
    { keepSeconds: HOLDS_SECONDS },
  );
}

/** GET /changes.atom: the same for programs that read news. Answered from their own copy while nothing changed. */
export async function feedChanges(page: Page): Promise<Response> {
  const choices = await choicesOf(page);
  const filter = filterOf(page.url.searchParams, choices);
  const changes = await page.transaction((db) => listChanges(db, filter, FED));
  const { baseUrl } = page.services.config;
  const body = atomFeed({
    ...{ baseUrl, title: changesTitle(choices, filter), topics: choices.topics },
    query: changesHref(filter).slice('/changes'.length),
    changes,
    now: page.now,
  });
  const etag = `"${sha256(body).toString('base64url').slice(0, 22)}"`;
  const headers = { etag, 'cache-control': 'public, max-age=300' };
  const known = page.request.headers
    .get('if-none-match')
    ?.split(',')
    .some((tag) => tag.trim().replace(/^W\//, '') === etag);
  if (known) return new Response(null, { status: 304, headers });
  return new Response(body, {
    headers: { ...headers, 'content-type': 'application/atom+xml; charset=utf-8' },
  });
}
