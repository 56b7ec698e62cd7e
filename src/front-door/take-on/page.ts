import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { type FormError, formError, parseForm, text } from '../../platform/forms/index.ts';
import { type Body, notFound, type Page } from '../../platform/http/index.ts';
import { change, type Reading, type Refusal, refused } from '../change/change.ts';
import { showForm } from '../change/open.ts';
import type { ConcernHead } from '../record/types.ts';
import { hasSubstance } from '../rules/thresholds.ts';
import { shieldedAddresses, takeOn } from '../store/keeping.ts';
import { takeOnView } from './view.ts';

/** GET /front-door/ID/shield/ADDRESS: an address that came in shielded and that nobody may read yet. */
export function showTakeOn(page: Page, refusal?: Refusal): Promise<Response> {
  const address = page.uuid('address');
  return showForm(
    page,
    'Open a shielded address',
    async (db, record) => {
      const waits = (await shieldedAddresses(db, record.id)).some(
        ({ id, named }) => id === address && !named,
      );
      if (!waits && !refusal) throw notFound({ kind: 'concern', id: record.id });
    },
    (form) => takeOnView({ ...form, address }),
    refusal,
  );
}

/** POST /front-door/ID/shield/ADDRESS: whoever does it reads it from now on, and answers for it. */
export async function takeAddressOn(page: Page): Promise<Response> {
  return change(
    page,
    showTakeOn,
    () => readReason(page.body),
    (db, head, reason) => openAddress(db, head, page.uuid('address'), reason),
  );
}

async function openAddress(db: Db, head: ConcernHead, address: string, reason: string): Promise<string> {
  const own = (await shieldedAddresses(db, head.id)).some(({ id }) => id === address);
  if (!own || !(await takeOn(db, address, reason))) throw refused('reason', taken);
  const fields = ['address'];
  await audit(db, {
    action: 'open shielded address',
    kind: 'concern',
    id: head.id,
    basis: head.basis,
    fields,
  });
  return `/front-door/${head.id}`;
}

const taken = 'Somebody is named for this address already. Nothing was changed. Ask the team who it is';

function readReason(body: Body): Reading<string> {
  const parsed = parseForm({ reason: text({ ask: 'Say why you need to read it', max: 4000 }) }, body);
  if (!parsed.ok) return parsed;
  const { reason } = parsed.value;
  const errors: FormError[] = hasSubstance(reason)
    ? []
    : [formError('reason', 'Say why in at least four words')];
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: reason };
}
