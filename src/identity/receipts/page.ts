import { randomInt, randomUUID } from 'node:crypto';
import { showOpenly } from '../../partnership/index.ts';
import { audit } from '../../platform/audit/index.ts';
import {
  email,
  type FormError,
  formError,
  formKey,
  once,
  parseForm,
  type Typed,
  typedIn,
  untouched,
} from '../../platform/forms/index.ts';
import {
  countAttempt,
  HttpError,
  keyedHash,
  one,
  type Page,
  randomToken,
  sameText,
  sessionCookie,
  sha256,
  writeCookie,
} from '../../platform/http/index.ts';
import { queueMessage } from '../../platform/mail/index.ts';
import { leave } from '../account/page.ts';
import { addressOf, codeDigits, codeInGroups, readCode } from '../rules/one-time-code.ts';
import { ownPath } from '../rules/own-path.ts';
import {
  type CodeRow,
  countTry,
  endVisitor,
  hasCode,
  keepCode,
  startVisitor,
  useCode,
} from '../store/visitor.ts';
import { visitorToken } from '../visitor.ts';
import type { ReceiptsPanel } from './types.ts';
import { askView, codeView, listView } from './view.ts';

const life = Temporal.Duration.from({ minutes: 10 });
const tries = 5;
const codesAnHour = { times: 5, minutes: 60 };
/** A tab or a history tells nothing. */
const title = 'Your messages';
const receipts = '/my-receipts';

/** Where whoever proves an address goes on: another page of ours may have sent them. */
const onward = (next: string | null) => (next ? ownPath(next) : receipts);
const carrying = (path: string, next: string) =>
  next === receipts ? path : `${path}?next=${encodeURIComponent(next)}`;
const nextIn = (page: Page) =>
  onward(page.request.method === 'POST' ? one(page.body, 'next') : page.url.searchParams.get('next'));

/** GET /my-receipts: what the holder of a proved address sent us, else the question for the address. */
export async function showReceipts(page: Page, panel: ReceiptsPanel): Promise<Response> {
  const { actor } = page;
  if (actor.kind !== 'public') return page.seeOther('/receipt');
  if (actor.email === undefined) return askPage(page, untouched, []);
  if (page.url.searchParams.has('next')) return page.seeOther(nextIn(page));
  const after = page.url.searchParams.get('after') ?? undefined;
  const { list, next } = await page.transaction(async (db) => {
    const loaded = await panel.load(db, after);
    await audit(db, { action: 'list', kind: 'receipt', shown: loaded.list.ids, basis: 'proved address' });
    return loaded;
  });
  const main = listView({
    list: list.render(page.now),
    email: actor.email,
    csrf: page.csrf,
    next: next && `/my-receipts?after=${encodeURIComponent(next)}`,
    first: after && '/my-receipts',
  });
  return showOpenly(page, { title, main });
}

/** POST /my-receipts: sends a code to any address, known or not, and says the same to everybody. */
export async function askForCode(page: Page): Promise<Response> {
  const parsed = parseForm({ email: email({ ask: 'Enter your email address' }) }, page.body);
  if (!parsed.ok) return askPage(page, typedIn(page.body), parsed.errors);
  const address = addressOf(parsed.value.email);
  await limitCodes(page, address);
  const digits = String(randomInt(10 ** codeDigits)).padStart(codeDigits, '0');
  const id = randomUUID();
  const visit = sha256(page.visit).toString('hex');
  const expiresAt = page.now.add(life);
  const location = await page.transaction((db) =>
    once(db, page, async () => {
      await keepCode(db, { id, visit, email: address, code_hash: hashOf(page, id, digits), expiresAt });
      await queueMessage(db, {
        to: { channel: 'email', address, safe: true },
        subject: 'your code',
        body: messageWith(digits),
        ephemeral: true,
        goodUntil: expiresAt,
      });
      await audit(db, { action: 'ask for a code', kind: 'one-time code', id });
      return carrying('/my-receipts/code', nextIn(page));
    }),
  );
  return page.seeOther(location);
}

// Asked for and typed in by whoever reads the address now, so it is safe to write to; it says nothing of us.
function messageWith(digits: string): string {
  return `Your code is ${codeInGroups(digits)}

Type it in the page that asked for it. It works once, for ten minutes.

If you did not ask for a code, you need do nothing.`;
}

async function limitCodes(page: Page, address: string): Promise<void> {
  const subject = `one-time code:${keyedHash(page.services.config.SECRET, 'attempt', address)}`;
  const counted = await page.transaction((db) => countAttempt(db, subject, codesAnHour, page.now));
  if (counted.allowed) return;
  throw new HttpError(429, {
    says: 'Too many codes were asked for with this address. Nothing is lost. Wait an hour and try again, or use the code you got when you wrote to us.',
    retryAfterSeconds: counted.retryAfterSeconds,
  });
}

/** GET /my-receipts/code */
export async function showCode(page: Page): Promise<Response> {
  const waiting = page.hasVisit && (await page.transaction((db) => hasCode(db, tries, page.now)));
  return waiting ? codePage(page, untouched, []) : page.seeOther(carrying(receipts, nextIn(page)));
}

/** POST /my-receipts/code: the right code opens the list in this browser; after five wrong ones a new one is needed. */
export async function enterCode(page: Page): Promise<Response> {
  const typed = readCode(one(page.body, 'code'));
  if (typed === undefined)
    return codePage(page, typedIn(page.body), [wrong('Enter the eight digits of the code')]);
  const kept = await page.transaction((db) => countTry(db, tries, page.now));
  const right = kept !== undefined && sameText(kept.code_hash, hashOf(page, kept.id, typed));
  const token = right ? await prove(page, kept) : undefined;
  if (token !== undefined) {
    page.setCookie(writeCookie(sessionCookie, token));
    return page.seeOther(nextIn(page));
  }
  await page.transaction((db) =>
    audit(db, {
      action: 'prove address',
      kind: 'one-time code',
      ...(kept && { id: kept.id }),
      outcome: 'refused',
    }),
  );
  const says =
    'That code does not work. Check it, or ask for a new one: a code works once, for ten minutes and five tries';
  return codePage(page, untouched, [wrong(says)]);
}

function prove(page: Page, { id, email: address }: CodeRow): Promise<string | undefined> {
  const token = visitorToken(randomToken());
  return page.transaction(async (db) => {
    if (!(await useCode(db, id, page.now))) return undefined;
    await startVisitor(db, sha256(token), address);
    await audit(db, { action: 'prove address', kind: 'one-time code', id });
    return token;
  });
}

/** POST /my-receipts/leave */
export async function leaveReceipts(page: Page): Promise<Response> {
  const { sessionToken: token } = page;
  if (token !== undefined) await page.transaction((db) => endVisitor(db, sha256(token)));
  return leave(page);
}

const wrong = (message: string) => formError('code', message);

// Keyed, because a plain hash of eight digits is undone in a second.
function hashOf(page: Page, id: string, digits: string): string {
  return keyedHash(page.services.config.SECRET, 'one-time code', `${id}:${digits}`);
}

function askPage(page: Page, typed: Typed, errors: readonly FormError[]): Promise<Response> {
  const status = errors.length > 0 ? { status: 400 } : {};
  return showOpenly(page, {
    title,
    ...status,
    main: askView({ typed, errors, csrf: page.csrf, key: formKey(), next: nextIn(page) }),
  });
}

function codePage(page: Page, typed: Typed, errors: readonly FormError[]): Promise<Response> {
  const status = errors.length > 0 ? { status: 400 } : {};
  return showOpenly(page, {
    title,
    ...status,
    main: codeView({ typed, errors, csrf: page.csrf, next: nextIn(page) }),
  });
}
