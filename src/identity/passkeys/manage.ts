import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { formError, parseForm, text, typedFrom, typedOr } from '../../platform/forms/index.ts';
import { notFound, one, type Page } from '../../platform/http/index.ts';
import { tellOwner } from '../account/notice.ts';
import { mustHaveSignedInLately } from '../account/recent.ts';
import { Refused } from '../sign-in/refuse.ts';
import { myAccounts } from '../store/credential.ts';
import { addPasskey, myPasskeys, type PasskeyRow, removePasskey, renamePasskey } from '../store/passkey.ts';
import { mySession } from '../store/session.ts';
import { makingOptions, provedPasskey } from './make.ts';
import { notAddedView, passkeyView, removalView } from './view.ts';

/** More would be a sign of something wrong. */
const most = 10;

/** POST /account/passkeys/options: JSON for passkey.js. */
export async function newPasskeyOptions(page: Page): Promise<Response> {
  const known = await page.transaction(async (db) => {
    mustHaveSignedInLately(page);
    return myPasskeys(db);
  });
  return makingOptions(
    page,
    page.practitioner,
    known.map((key) => key.credential_id),
  );
}

/** POST /account/passkeys: adds the passkey that was just made. */
export async function addMyPasskey(page: Page): Promise<Response> {
  try {
    const made = await provedPasskey(page, page.practitioner);
    await page.transaction(async (db) => {
      mustHaveSignedInLately(page);
      if ((await myPasskeys(db)).length >= most) throw new Refused('ten passkeys already');
      const id = await addPasskey(db, page.practitioner.id, made);
      if (id === undefined) throw new Refused('known already');
      await audit(db, { action: 'add passkey', kind: 'passkey', id });
      await tellOwner(db, page, page.practitioner.id, 'added');
    });
    return page.seeOther('/account');
  } catch (error) {
    if (error instanceof Refused) return notAdded(page, error);
    throw error;
  }
}

async function notAdded(page: Page, { why }: Refused): Promise<Response> {
  await page.transaction((db) =>
    audit(db, { action: 'add passkey', kind: 'passkey', outcome: 'refused', basis: why }),
  );
  return page.show({
    title: 'That passkey was not added',
    kind: 'workspace',
    current: '/account',
    status: 403,
    main: notAddedView({ label: 'Back to your account', href: '/account' }, page.id),
  });
}

/** GET /account/passkeys/:id */
export async function showPasskey(page: Page): Promise<Response> {
  const passkey = await page.transaction((db) => mine(db, page));
  const { value } = typedOr(page, typedFrom({ name: passkey.name }));
  const typed = { id: passkey.id, name: value('name'), csrf: page.csrf, errors: [] };
  const main = passkeyView(typed, passkey.name);
  return page.show({ title: 'Your passkey', kind: 'workspace', current: '/account', main });
}

const fields = {
  name: text({ ask: 'Give the passkey a name', max: 60, tooLong: 'The name must be 60 characters or fewer' }),
};

/** POST /account/passkeys/:id: gives it another name. */
export async function nameMyPasskey(page: Page): Promise<Response> {
  const parsed = parseForm(fields, page.body);
  const saved = await page.transaction(async (db) => {
    const passkey = await mine(db, page);
    if (!parsed.ok) return passkey;
    await renamePasskey(db, passkey.id, parsed.value.name);
    await audit(db, { action: 'rename passkey', kind: 'passkey', id: passkey.id, fields: ['name'] });
    return passkey;
  });
  if (parsed.ok) return page.seeOther('/account');
  const typed = { id: saved.id, name: one(page.body, 'name'), csrf: page.csrf, errors: parsed.errors };
  const main = passkeyView(typed, saved.name);
  return page.show({ title: 'Your passkey', kind: 'workspace', current: '/account', status: 400, main });
}

/** GET /account/passkeys/:id/remove: what removing it would mean. */
export async function showRemoval(page: Page): Promise<Response> {
  const { passkey, last } = await page.transaction(async (db) => {
    const passkey = await mine(db, page);
    return { passkey, last: await isLastWayIn(db, page) };
  });
  return removalPage(page, { passkey, last }, []);
}

/** POST /account/passkeys/:id/remove: the last way in only by somebody who says they know it is. */
export async function removeMyPasskey(page: Page): Promise<Response> {
  const understood = one(page.body, 'understood') === 'yes';
  const left = await page.transaction(async (db) => {
    mustHaveSignedInLately(page);
    const passkey = await mine(db, page);
    const last = await isLastWayIn(db, page);
    if (last && !understood) return { passkey, last };
    await removePasskey(db, passkey.id);
    await audit(db, { action: 'remove passkey', kind: 'passkey', id: passkey.id });
    await tellOwner(db, page, page.practitioner.id, 'removed');
    return undefined;
  });
  if (left === undefined) return page.seeOther('/account');
  return removalPage(page, left, [formError('understood', 'Say that you understand, or keep the passkey')]);
}

function removalPage(
  page: Page,
  { passkey, last }: { passkey: PasskeyRow; last: boolean },
  errors: Parameters<typeof removalView>[0]['errors'],
): Promise<Response> {
  return page.show({
    title: 'Remove a passkey',
    kind: 'workspace',
    current: '/account',
    ...(errors.length > 0 ? { status: 400 } : {}),
    main: removalView({ id: passkey.id, name: passkey.name, csrf: page.csrf, errors, last }),
  });
}

async function mine(db: Db, page: Page): Promise<PasskeyRow> {
  const id = page.uuid();
  const found = (await myPasskeys(db)).find((key) => key.id === id);
  if (!found) throw notFound({ kind: 'passkey', id });
  return found;
}

async function isLastWayIn(db: Db, page: Page): Promise<boolean> {
  const session = await mySession(db, page.practitioner.sessionId);
  if (session?.method === 'sample') return false;
  return (await myPasskeys(db)).length + (await myAccounts(db)).length <= 1;
}
