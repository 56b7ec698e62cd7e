import { countAttempt, giveBackAttempt, HttpError, keyedHash, type Page } from '../platform/http/index.ts';

const LIMIT = { times: 5, minutes: 60 };

/**
 * Lets somebody try a code: five wrong ones an hour for each person or address, then none, right or wrong. Every
 * try is counted before it is looked at, in a transaction of its own, and a right one is given back.
 * @throws HttpError 429 after too many
 */
export async function tryCode<Found>(
  page: Page,
  purpose: string,
  find: () => Promise<Found | undefined>,
): Promise<Found | undefined> {
  const who = page.actor.kind === 'practitioner' ? page.actor.id : page.address;
  const subject = `${purpose}:${keyedHash(page.services.config.SECRET, 'attempt', who)}`;
  const counted = await page.transaction((db) => countAttempt(db, subject, LIMIT, page.now));
  if (!counted.allowed)
    throw new HttpError(429, { says: tooMany, retryAfterSeconds: counted.retryAfterSeconds });
  const found = await find();
  if (found !== undefined) await page.transaction((db) => giveBackAttempt(db, subject, LIMIT, page.now));
  return found;
}

const tooMany =
  'There were too many wrong codes from here. Nothing is lost. Wait an hour, then type your code again. If you are worried now, call one of the numbers on the first page.';
