import { createHmac } from 'node:crypto';
import { type Arrangements, receivingTeam } from '../partnership/index.ts';
import { audit } from '../platform/audit/index.ts';
import type { Db } from '../platform/db/index.ts';
import { everySecret, HttpError, type Secrets, sha256, writtenCode } from '../platform/http/index.ts';
import { defineTopic, tell } from '../platform/jobs/index.ts';
import { londonDate } from '../platform/time/london.ts';
import { clocksAtReceipt } from './rules/clocks.ts';
import { childLabel } from './rules/labels.ts';
import { referenceOf } from './rules/reference.ts';
import { insertConcern, nextReferenceNumber } from './store/submit.ts';
import { timekeepingOf } from './timekeeping.ts';
import type { CameBy, NewConcern, Telling } from './types.ts';

/** The topic under which others hear of a new concern: `{ concern: id }`. */
export const CONCERN_RECEIVED = defineTopic('concern.received', ['concern']);

/** How long a receipt's code can be used. */
const RECEIPT_DAYS = 365;

/**
 * The code that opens a concern's receipt: derived from the product's secret, so that it can be shown and mailed
 * again and is stored nowhere. The database holds its hash.
 */
export function receiptCode(secret: string, concernId: string): string {
  return writtenCode((count) =>
    createHmac('sha512', secret).update(`receipt:${concernId}:${count}`).digest(),
  );
}

/** The codes that may open a concern's receipt, whichever secret was in use when it came in. */
export function receiptCodes(secrets: Secrets, concernId: string): string[] {
  return everySecret(secrets).map((secret) => receiptCode(secret, concernId));
}

/** For so long do words to a family open with their code. */
export const WORD_DAYS = 14;

/** The codes that may open what somebody of a family is told, whichever secret was in use then. */
export function wordCodes(secrets: Secrets, tellingId: string): string[] {
  return everySecret(secrets).map((secret) => wordCode(secret, tellingId));
}

/** The code that opens what somebody of a family is told, derived like a receipt's. */
export function wordCode(secret: string, tellingId: string): string {
  return writtenCode((count) => createHmac('sha512', secret).update(`word:${tellingId}:${count}`).digest());
}

/** What the database holds of a written code. */
export function codeHash(code: string): string {
  return sha256(code).toString('hex');
}

/**
 * Receives a concern: reference, team, clock, receipt, the message to others and the audit, in the caller's
 * transaction. Its context must carry the concern's id and its receipt's hash.
 * @throws HttpError 503 when the partnership has no team to receive it
 */
export async function receiveConcern(
  db: Db,
  telling: Telling,
  received: {
    id: string;
    code: string;
    at: Temporal.Instant;
    arrangements: Arrangements;
    cameBy?: CameBy;
    /** When it came in elsewhere, for what is taken over: clocks run from then. Now unless told. */
    receivedAt?: Temporal.Instant;
    /** False: nothing is sent to whoever raised it by itself. */
    hears?: boolean;
  },
): Promise<NewConcern> {
  const [team, number] = await Promise.all([receivingTeam(db, telling.area), nextReferenceNumber(db)]);
  if (!team) throw new HttpError(503, { says: noTeam, report: true });
  const receivedAt = received.receivedAt ?? received.at;
  const concern: NewConcern = {
    ...telling,
    hears: received.hears ?? true,
    id: received.id,
    cameBy: received.cameBy ?? 'form',
    reference: referenceOf(team.prefix, receivedAt, number),
    teamId: team.teamId,
    childLabel: childLabel(telling.children, londonDate(receivedAt)),
    receivedAt,
    clocks: clocksAtReceipt(timekeepingOf(received.arrangements), { ...telling, receivedAt }),
    receiptHash: codeHash(received.code),
    receiptExpiresAt: received.at.add({ hours: 24 * RECEIPT_DAYS }),
  };
  await Promise.all([
    insertConcern(db, concern),
    tell(db, CONCERN_RECEIVED, { concern: concern.id }),
    audit(db, { action: 'submit', kind: 'concern', id: concern.id }),
  ]);
  return concern;
}

const noTeam =
  'We cannot pass this on just now. What you told us is kept. Call a number on this page, or try again in a few minutes.';
