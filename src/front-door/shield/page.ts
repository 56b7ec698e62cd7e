import { choosing, lookedFor, looksForPeople, offeredPeople } from '../../partnership/index.ts';
import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { one, type Page } from '../../platform/http/index.ts';
import { change, type Refusal } from '../change/change.ts';
import { showForm } from '../change/open.ts';
import type { ConcernHead } from '../record/types.ts';
import { shieldAddress, shieldedAddresses, unshieldAddress } from '../store/keeping.ts';
import { openAddresses } from '../store/record.ts';
import { type Offered, readShielding, type Shielding } from './form.ts';
import { shieldView } from './view.ts';

/** GET /front-door/ID/shield */
export function showShield(page: Page, refusal?: Refusal): Promise<Response> {
  return showForm(
    page,
    'Shield an address',
    (db, record) => choosing(db, page, record.teamId),
    (form, extra) => shieldView({ ...form, ...extra }),
    refusal,
  );
}

/** POST /front-door/ID/shield: one address is hidden from all but named people, or shown again. */
export async function shield(page: Page): Promise<Response> {
  if (looksForPeople(page)) return showShield(page, lookedFor);
  return change(
    page,
    showShield,
    async (head, db) => readShielding(page.body, await offeredFor(db, page, head)),
    (db, head, shielding) => keepShielding(db, head, shielding),
  );
}

/** Hiding an address must not wait; showing it again asks for a fresh proof of identity first. */
export function showsAgain(page: Page): boolean {
  return !looksForPeople(page) && one(page.body, 'address').startsWith('show:');
}

async function keepShielding(db: Db, head: ConcernHead, given: Shielding): Promise<string> {
  if (given.shown) await unshieldAddress(db, given.address);
  else await shieldAddress(db, given.address, given.people, given.reason);
  const action = given.shown ? 'unshield' : 'shield';
  await audit(db, { action, kind: 'concern', id: head.id, basis: head.basis, fields: ['address'] });
  return `/front-door/${head.id}`;
}

async function offeredFor(db: Db, page: Page, head: ConcernHead): Promise<Offered> {
  const shielded = await shieldedAddresses(db, head.id);
  const readable = shielded.filter((address) => address.readable).map(({ id }) => id);
  return {
    hide: [...(await openAddresses(db, head.id)), ...readable],
    show: readable,
    people: await offeredPeople(db, page, head.teamId),
  };
}
