import { audit } from '../../../platform/audit/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import {
  attempt,
  choice,
  formError,
  mustRead,
  parseForm,
  type Refusal,
  recordForm,
  text,
  Undone,
} from '../../../platform/forms/index.ts';
import { notFound, type Page } from '../../../platform/http/index.ts';
import { chargeById } from '../../store/charge.ts';
import { askWaiver } from '../../store/charge-waiver.ts';
import { moneyPage } from '../frame.ts';
import { WAIVE_REASONS, waiveView } from './view.ts';

/** GET /learning/charges/ID/waive */
export async function showWaive(page: Page, refusal?: Refusal): Promise<Response> {
  const id = page.uuid();
  const charge = await page.transaction(async (db) => {
    await audit(db, { action: 'read', kind: 'charge', id });
    return mustSee(db, id);
  });
  return moneyPage(page, {
    title: 'Ask that a charge be waived',
    back: [`/learning/charges/${id}`, 'The charge'],
    main: waiveView({ ...recordForm(page, refusal), charge }),
    refusal,
  });
}

/** POST /learning/charges/ID/waive: somebody else decides. */
export async function waive(page: Page): Promise<Response> {
  const id = page.uuid();
  return attempt(
    page,
    (db) => ask(db, page, id),
    (refusal) => showWaive(page, refusal),
  );
}

async function ask(db: Db, page: Page, chargeId: string): Promise<string> {
  const charge = await mustSee(db, chargeId);
  const read = mustRead(parseForm(fields, page.body));
  if (charge.liftedAt !== null) throw refused('The charge was lifted already');
  const { id, name } = page.practitioner;
  const asked = await askWaiver(db, { chargeId, ...read, by: { id, name } });
  if (!asked) throw refused('Somebody asked already. It waits for a decision');
  await audit(db, { action: 'ask waiver', kind: 'charge', id: chargeId, basis: read.kind });
  return `/learning/waivers/${asked}`;
}

const fields = {
  reason: choice(WAIVE_REASONS, 'Choose why'),
  kind: choice(['waiver', 'dispute'], 'Choose who asks'),
  words: text({ ask: 'Say what happened', max: 2000 }),
};

const refused = (says: string) => new Undone({ errors: [formError('words', says)], changed: false });

async function mustSee(db: Db, id: string) {
  const charge = await chargeById(db, id);
  if (!charge) throw notFound({ kind: 'charge', id });
  return charge;
}
