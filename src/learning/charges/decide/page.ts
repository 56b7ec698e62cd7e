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
import { bookingById } from '../../store/booking.ts';
import { chargeById } from '../../store/charge.ts';
import { decideWaiver, waiver } from '../../store/charge-waiver.ts';
import { moneyPage } from '../frame.ts';
import { tellDecision } from '../tell.ts';
import type { Waiver } from '../types.ts';
import { decideView } from './view.ts';

/** GET /learning/waivers/ID */
export async function showWaiver(page: Page, refusal?: Refusal): Promise<Response> {
  const id = page.uuid();
  const found = await page.transaction(async (db) => {
    await audit(db, { action: 'read', kind: 'waiver', id });
    return mustSee(db, id);
  });
  return moneyPage(page, {
    title: found.kind === 'dispute' ? 'A dispute' : 'A waiver',
    back: ['/learning/waivers', 'Waivers and disputes'],
    main: decideView({ ...recordForm(page, refusal), waiver: found, hindrance: hindranceOf(page, found) }),
    refusal,
  });
}

/** POST /learning/waivers/ID: a second person decides, once; granted, the charge is reversed with it. */
export async function decide(page: Page): Promise<Response> {
  const id = page.uuid();
  return attempt(
    page,
    (db) => settle(db, page, id),
    (refusal) => showWaiver(page, refusal),
  );
}

async function settle(db: Db, page: Page, id: string): Promise<string> {
  const asked = await mustSee(db, id);
  const read = mustRead(parseForm(fields, page.body));
  const hindrance = hindranceOf(page, asked);
  if (hindrance) throw refused(hindrance);
  const charge = await chargeById(db, asked.chargeId);
  if (read.decision === 'granted' && charge?.liftedAt) throw refused('The charge was lifted already');
  const { id: who, name } = page.practitioner;
  const done = await decideWaiver(db, id, { ...read, by: { id: who, name }, at: page.now });
  if (!done) throw refused('Somebody decided meanwhile');
  await audit(db, { action: 'decide', kind: 'waiver', id, basis: read.decision });
  if (read.decision === 'granted')
    await audit(db, { action: 'reverse', kind: 'charge', id: asked.chargeId, basis: asked.kind });
  const booking = charge && (await bookingById(db, charge.bookingId));
  if (booking)
    await tellDecision(db, booking, { ...read, chargeId: charge.id, pence: charge.pence, at: page.now });
  return `/learning/waivers/${id}`;
}

const fields = {
  decision: choice(['granted', 'refused'], 'Choose what you decide'),
  why: text({ ask: 'Say why', max: 1000 }),
};

const refused = (says: string) => new Undone({ errors: [formError('decision', says)], changed: false });

/** Why this reader is not the second person. The database holds to it too. */
function hindranceOf({ practitioner }: Page, asked: Waiver): string | undefined {
  if (asked.askedBy === practitioner.id) return 'You asked for it yourself, so another person decides.';
  if (asked.chargedBy === practitioner.id) return 'You made the charge, so another person decides.';
  return undefined;
}

async function mustSee(db: Db, id: string): Promise<Waiver> {
  const found = await waiver(db, id);
  if (!found) throw notFound({ kind: 'waiver', id });
  return found;
}
