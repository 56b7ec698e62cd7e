import { audit } from '../../../platform/audit/index.ts';
import {
  type FormError,
  formError,
  formKey,
  once,
  typedIn,
  untouched,
} from '../../../platform/forms/index.ts';
import type { Page } from '../../../platform/http/index.ts';
import { tell } from '../../../platform/jobs/index.ts';
import { isBefore } from '../../../platform/time/london.ts';
import { tokenHash } from '../../ask/letters.ts';
import { LINK_WANTED } from '../../events.ts';
import { keepReply, linkState, readAsked } from '../../store/asked.ts';
import { tryCode } from '../../try-code.ts';
import { readReply } from '../form.ts';
import type { LinkState } from '../types.ts';
import { askedView } from '../view.ts';
import { deadLinkView, noLinkView } from './view.ts';

/** A tab or a history tells nothing. */
const TITLE = 'A question for your agency';

/** GET /reply/TOKEN: what was asked, to whoever holds the link; once it was used, only that it was. */
export async function showByLink(page: Page, errors: readonly FormError[] = []): Promise<Response> {
  const found = await findLink(page);
  if (!found) return page.show({ title: TITLE, kind: 'public', status: 404, main: noLinkView() });
  const { state, hash } = found;
  if (!works(state, page.now)) return showDead(page, state, errors.length > 0);
  const asked = await page.transaction(async (db) => {
    const read = await readAsked(db, state.questionId, hash);
    if (read) await audit(db, { action: 'read', kind: 'question', id: state.questionId, basis: 'link' });
    return read;
  });
  if (!asked) return showDead(page, state, errors.length > 0);
  const typed = errors.length > 0 ? typedIn(page.body) : untouched;
  return page.show({
    title: TITLE,
    kind: 'public',
    main: askedView({
      ...{ asked, action: `/reply/${page.param('token')}`, by: 'link', errors, typed },
      ...{ csrf: page.csrf, key: formKey(typed), now: page.now },
    }),
    ...(errors.length > 0 ? { status: 400 } : {}),
  });
}

/** POST /reply/TOKEN: one answer, once. Of two at the same time one is kept, and the other keeps its words. */
export async function replyByLink(page: Page): Promise<Response> {
  const found = await findLink(page);
  if (!found) return showByLink(page);
  const { state, hash } = found;
  const reading = readReply(page.body, 'link', []);
  if (!reading.ok) return showByLink(page, reading.errors);
  const done = await page.transaction((db) =>
    once(db, page, async () => {
      const kept = await keepReply(db, state.questionId, hash, reading.value);
      if (!kept) return '';
      const action = reading.value.kind === 'not shared' ? 'refuse to share' : 'reply';
      await audit(db, { action, kind: 'question', id: state.questionId, basis: 'link' });
      return `/reply/${page.param('token')}`;
    }),
  );
  return done === '' ? showByLink(page, [formError('kind', 'Nothing was sent')]) : page.seeOther(done);
}

/** POST /reply/TOKEN/new-link: another link, to the agency's own address and nowhere else. */
export async function wantNewLink(page: Page): Promise<Response> {
  const found = await findLink(page);
  if (!found) return showByLink(page);
  await page.transaction((db) =>
    once(db, page, async () => {
      if (!found.state.withdrawnAt) await tell(db, LINK_WANTED, { question: found.state.questionId });
      return `/reply/${page.param('token')}`;
    }),
  );
  return page.seeOther(`/reply/${page.param('token')}?sent=yes`);
}

async function findLink(page: Page): Promise<{ state: LinkState; hash: string } | undefined> {
  const token = page.param('token');
  return tryCode(page, 'reply', async () => {
    if (!/^[\w-]{43}$/.test(token)) return undefined;
    const hash = tokenHash(token);
    const state = await page.transaction((db) => linkState(db, hash));
    return state && { state, hash };
  });
}

function works({ usedAt, expiresAt, withdrawnAt }: LinkState, now: Temporal.Instant): boolean {
  return usedAt === null && withdrawnAt === null && isBefore(now, expiresAt);
}

function showDead(page: Page, state: LinkState, tried: boolean): Promise<Response> {
  const { now, csrf } = page;
  return page.show({
    title: TITLE,
    kind: 'public',
    main: deadLinkView({
      ...{ state, now, csrf, key: formKey(), tried, typed: typedIn(page.body) },
      action: `/reply/${page.param('token')}/new-link`,
      sent: page.url.searchParams.get('sent') === 'yes',
    }),
    status: tried ? 409 : 200,
  });
}
