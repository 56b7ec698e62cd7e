import { showToAll } from '../../../partnership/index.ts';
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
  statusOf,
  text,
  Undone,
} from '../../../platform/forms/index.ts';
import { html } from '../../../platform/html/index.ts';
import { HttpError, notFound, type Page } from '../../../platform/http/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import type { Charge } from '../../ledger/types.ts';
import { plain } from '../../rules/catalogue.ts';
import { chargeById } from '../../store/charge.ts';
import { askWaiver, waiversOf } from '../../store/charge-waiver.ts';
import { linesOfCharge } from '../../store/ledger.ts';
import type { Waiver } from '../types.ts';
import { chargeView, DISPUTE_REASONS } from './view.ts';

/** GET /learning/charges/ID: for whoever booked, their training lead, and those who charge. */
export async function showCharge(page: Page, refusal?: Refusal): Promise<Response> {
  const id = page.uuid();
  const found = await page.transaction(async (db) => {
    const charge = await mustSee(db, id);
    await audit(db, { action: 'read', kind: 'charge', id });
    return { charge, lines: await linesOfCharge(db, id), waivers: await waiversOf(db, id) };
  });
  const charges = may(page, 'learning.charge');
  const asked = found.waivers.some(({ decision }) => decision === null);
  const form = recordForm(page, refusal);
  return showToAll(page, {
    title: 'A charge',
    ...(charges || may(page, 'learning.staff')
      ? {
          current: '/learning/ledger',
          before: html`<a href="/learning/ledger" class="govuk-back-link">Ledger</a>`,
        }
      : {}),
    main: chargeView({
      ...{ ...found, ...form },
      disputes:
        !charges && !asked && mayDispute(found.charge, page) && saidBefore(found.waivers) < MOST_DISPUTES,
      charges,
      waives: charges && !asked,
    }),
    ...statusOf(refusal),
  });
}

/** POST /learning/charges/ID: the payer says that it is wrong. */
export function dispute(page: Page): Promise<Response> {
  const id = page.uuid();
  return attempt(
    page,
    async (db) => {
      const charge = await mustSee(db, id);
      const read = mustRead(parseForm(fields, page.body));
      if (!mayDispute(charge, page)) throw refused('This charge can no longer be disputed here. Speak to us');
      const before = (await waiversOf(db, id)).filter(({ kind }) => kind === 'dispute');
      if (before.length >= MOST_DISPUTES)
        throw refused('It was looked at twice. Speak to us about what is wrong with it');
      if (before.some(({ words }) => plain(words) === plain(read.words)))
        throw refused('This was looked at already. Say what whoever decided did not know');
      const asked = await askWaiver(db, {
        chargeId: id,
        kind: 'dispute',
        ...read,
        by: whoAsks(page),
      });
      if (!asked) throw refused('Somebody said so already. It waits for a decision');
      await audit(db, { action: 'dispute', kind: 'charge', id });
      return `/learning/charges/${id}`;
    },
    (refusal) => showCharge(page, refusal),
  );
}

const fields = {
  reason: choice(DISPUTE_REASONS, 'Choose why'),
  words: text({ ask: 'Say what is wrong', max: 2000 }),
};

/** How often the payer says it here; after that they speak to a person. */
const MOST_DISPUTES = 2;
const saidBefore = (waivers: readonly Waiver[]) => waivers.filter(({ kind }) => kind === 'dispute').length;

const refused = (says: string) => new Undone({ errors: [formError('words', says)], changed: false });

function mayDispute(charge: Charge, page: Page): boolean {
  const today = londonDate(page.now);
  return charge.liftedAt === null && Temporal.PlainDate.compare(today, charge.disputeUntil) <= 0;
}

function whoAsks({ actor }: Page): { id: string | null; name: string } {
  if (actor.kind === 'practitioner') return { id: actor.id, name: actor.name };
  if (actor.kind === 'public' && actor.email) return { id: null, name: actor.email };
  throw new HttpError(403);
}

async function mustSee(db: Db, id: string): Promise<Charge> {
  const charge = await chargeById(db, id);
  if (!charge) throw notFound({ kind: 'charge', id });
  return charge;
}

const may = ({ actor }: Page, permission: string) =>
  actor.kind === 'practitioner' && actor.permissions.has(permission);
