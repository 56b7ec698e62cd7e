import { currentArrangements } from '../../partnership/index.ts';
import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { formKey, once, parseForm, refused, typedIn, typedOr, Undone } from '../../platform/forms/index.ts';
import { html } from '../../platform/html/index.ts';
import { notFound, type Page } from '../../platform/http/index.ts';
import { ownReceipt } from '../store/receipt.ts';
import { answerSendBack, standingStill } from '../store/send-back.ts';
import { timekeepingOf } from '../timekeeping.ts';
import { pausable } from '../triage/pauses.ts';
import type { Receipt } from '../types.ts';
import { answerFields } from './form.ts';
import type { AskedForm } from './receipt-part.ts';
import { returnedView } from './returned-view.ts';

/** The form on a receipt, empty or as it was typed. */
export function askedForm(page: Page, action: string, errors: AskedForm['errors'] = []): AskedForm {
  const typed = errors.length > 0 ? typedIn(page.body) : typedOr(page);
  return { action, errors, typed, csrf: page.csrf, key: formKey(typed) };
}

/**
 * Keeps the answer of whoever holds a receipt: once, beside what was told.
 * @param proved the receipt's hash, for somebody who holds its code
 * @returns the errors to show again with what was typed, or nothing when it is kept
 */
export async function keepAnswer(
  page: Page,
  concernId: string,
  from: string,
  proved: { receipt?: string } = {},
): Promise<AskedForm['errors'] | undefined> {
  const parsed = parseForm(answerFields, page.body);
  if (!parsed.ok) return parsed.errors;
  const { answer } = parsed.value;
  const keep = page.transaction(
    (db) =>
      once(db, page, async () => {
        const by = page.actor.kind === 'practitioner' ? page.actor.name : null;
        const dues = await newEnds(page, db, concernId);
        if (!(await answerSendBack(db, concernId, { words: answer, by, dues })))
          throw refused('answer', notAsked);
        await audit(db, { action: 'answer', kind: 'concern', id: concernId });
        return from;
      }),
    proved,
  );
  try {
    await keep;
  } catch (error) {
    if (error instanceof Undone) return error.refusal.errors;
    throw error;
  }
  return undefined;
}

const notAsked = 'This was answered already or decided. What you wrote now was not kept: it stands below';

/** Where each clock that stood still ends now. */
async function newEnds(page: Page, db: Db, concernId: string) {
  const still = await standingStill(db, concernId);
  if (!still) return [];
  const time = timekeepingOf(await currentArrangements(page.services.database, page.now, db));
  return still.clocks.flatMap((clock) => {
    const again = pausable(time, clock, still.area, still.pauses, page.now);
    return again ? [{ id: clock.id, dueAt: again.dueAt }] : [];
  });
}

/** GET /receipt/returned/ID: what is asked of somebody signed in, about what they raised. */
export async function showReturned(page: Page): Promise<Response> {
  return drawReturned(page, await ownOf(page));
}

/** POST /receipt/returned/ID */
export async function answerReturned(page: Page): Promise<Response> {
  const id = page.uuid();
  const receipt = await ownOf(page);
  const errors = await keepAnswer(page, id, page.url.pathname);
  return errors ? drawReturned(page, receipt, errors) : page.seeOther(page.url.pathname);
}

async function ownOf(page: Page): Promise<Receipt> {
  const id = page.uuid();
  const receipt = await page.transaction((db) => ownReceipt(db, page.practitioner.id, id));
  if (!receipt) throw notFound({ kind: 'concern', id });
  return receipt;
}

function drawReturned(page: Page, receipt: Receipt, errors: AskedForm['errors'] = []): Promise<Response> {
  return page.show({
    title: 'Your answer',
    kind: 'workspace',
    before: html`<a href="/receipt" class="govuk-back-link">What you raised</a>`,
    ...(errors.length > 0 ? { status: 400 } : {}),
    main: returnedView(receipt, askedForm(page, page.url.pathname, errors), page.now),
  });
}
