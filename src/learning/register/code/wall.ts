import { createHmac } from 'node:crypto';
import { everySecret, SealBroken, type Secrets, seal, unseal } from '../../../platform/http/index.ts';

/**
 * The code on a wall changes every 30 seconds and holds for 60 to 90: a slow phone opens a page in ten, eight letters are
 * typed in forty, and who one is needs no hurry, for that has a ticket.
 */
const WINDOW = 30;
const HOLDS = 3;
/** So long somebody has, from scanning the code, to say who they are: a code by e-mail takes its time. */
export const TICKET_MINUTES = 20;

// As in the product's other written codes: no vowels, nothing that is mistaken for something else.
const LETTERS = '23456789BCDFGHJKMNPQRSTVWXYZ';

const windowOf = (now: Temporal.Instant) => Math.floor(now.epochMilliseconds / 1000 / WINDOW);

function codeOf(secret: string, of: { sessionId: string; part: number }, window: number): string {
  const bytes = createHmac('sha256', secret).update(`wall:${of.sessionId}:${of.part}:${window}`).digest();
  const signs = [...bytes.subarray(0, 8)].map((byte) => LETTERS[byte % LETTERS.length] ?? '');
  return `${signs.slice(0, 4).join('')}-${signs.slice(4).join('')}`;
}

/** The code of a part for now: eight letters, made of the secret and the time, kept nowhere. */
export const wallCode = (
  secret: string,
  of: { sessionId: string; part: number },
  now: Temporal.Instant,
): string => codeOf(secret, of, windowOf(now));

/** Which of these parts a code is of, read now or just before; undefined for any other. */
export function partOfCode<Part extends { sessionId: string; part: number }>(
  secrets: Secrets,
  typed: string,
  parts: readonly Part[],
  now: Temporal.Instant,
): Part | undefined {
  const plain = typed.toUpperCase().replace(/[^0-9A-Z]/g, '');
  if (plain.length !== 8) return undefined;
  const code = `${plain.slice(0, 4)}-${plain.slice(4)}`;
  const windows = Array.from({ length: HOLDS }, (_, back) => windowOf(now) - back);
  return parts.find((part) =>
    everySecret(secrets).some((secret) => windows.some((window) => codeOf(secret, part, window) === code)),
  );
}

/** What somebody who scanned a code holds meanwhile: for this browser, for some minutes. */
interface Ticket {
  sessionId: string;
  part: number;
  visit: string;
  until: number;
}

export function makeTicket(
  secret: string,
  of: { sessionId: string; part: number },
  visit: string,
  now: Temporal.Instant,
): string {
  const until = now.epochMilliseconds + TICKET_MINUTES * 60_000;
  const { sessionId, part } = of;
  return seal(secret, 'arrival', JSON.stringify({ sessionId, part, visit, until })).toString('base64url');
}

/** The part that a ticket of this browser is for; undefined for another's, a forged one, or one that has run out. */
export function readTicket(
  secrets: Secrets,
  ticket: string,
  visit: string,
  now: Temporal.Instant,
): { sessionId: string; part: number } | undefined {
  try {
    const read = JSON.parse(unseal(secrets, 'arrival', Buffer.from(ticket, 'base64url'))) as Ticket;
    return read.visit === visit && read.until > now.epochMilliseconds ? read : undefined;
  } catch (error) {
    if (error instanceof SealBroken) return undefined;
    throw error;
  }
}
