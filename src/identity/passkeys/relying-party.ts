import { type Page, randomToken, type SiteSettings, sha256 } from '../../platform/http/index.ts';
import { Refused } from '../sign-in/refuse.ts';
import { keepChallenge, takeChallenge } from '../store/passkey.ts';

/** Who we are to a passkey (WebAuthn's relying party): it answers only to this host and this origin. */
export function relyingParty(config: SiteSettings): { id: string; origin: string } {
  const address = new URL(config.baseUrl);
  return { id: address.hostname, origin: address.origin };
}

const life = Temporal.Duration.from({ minutes: 5 });

/** A new challenge for this browser, in bytes; `person` is whose passkey is being added. */
export async function giveChallenge(
  page: Page,
  person: string | undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  const challenge = randomToken();
  const visit = sha256(page.visit).toString('hex');
  await page.transaction((db) =>
    keepChallenge(db, { hash: sha256(challenge), visit, person, expiresAt: page.now.add(life) }),
  );
  return new Uint8Array(Buffer.from(challenge, 'base64url'));
}

/**
 * Uses a challenge up, in a transaction of its own: it is answered once, even wrongly.
 * @throws Refused when this browser was not given it for this, or too long ago
 */
export async function useChallenge(page: Page, challenge: string, person: string | undefined): Promise<void> {
  const given =
    page.hasVisit && (await page.transaction((db) => takeChallenge(db, sha256(challenge), person, page.now)));
  if (!given) throw new Refused('not asked of this browser, or over');
}

/** What an error of the library is about. Its own words quote what came in, so they are not kept. */
export function refusalOf(error: unknown): Refused {
  const message = error instanceof Error ? error.message : '';
  const found = reasons.find(([pattern]) => pattern.test(message));
  return new Refused(found?.[1] ?? 'an unsound answer', error);
}

const reasons: readonly [RegExp, string][] = [
  [/origin/i, 'another origin'],
  [/RP ID/i, 'another relying party'],
  [/user verification|user could not be verified/i, 'the person was not verified'],
  [/user not present|user presence/i, 'nobody was present'],
  [/counter/i, 'the counter did not move on'],
  [/response type/i, 'made for another purpose'],
];
