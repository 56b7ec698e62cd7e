import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server';
import { json, one, type Page } from '../../platform/http/index.ts';
import { ownPath } from '../rules/own-path.ts';
import { goOn, startProved } from '../sign-in/begin.ts';
import { Refused, refuseSignIn } from '../sign-in/refuse.ts';
import { type KnownPasskey, passkeyByCredential, passkeyUsed } from '../store/passkey.ts';
import { type Answer, readSigning } from './answer.ts';
import { giveChallenge, refusalOf, relyingParty, useChallenge } from './relying-party.ts';

/** POST /sign-in/passkey/options: what the browser asks a passkey, whichever the person has. JSON for passkey.js. */
export async function passkeySignInOptions(page: Page): Promise<Response> {
  const challenge = await giveChallenge(page, undefined);
  const { id } = relyingParty(page.services.config);
  return json(await generateAuthenticationOptions({ rpID: id, challenge, userVerification: 'required' }));
}

/** POST /sign-in/passkey: a passkey's answer. */
export async function signInWithPasskey(page: Page): Promise<Response> {
  try {
    const answer = readSigning(one(page.body, 'answer'));
    if (!answer) throw new Refused('no answer of a passkey');
    await useChallenge(page, answer.challenge, undefined);
    const passkey = await page.transaction((db) => passkeyByCredential(db, answer.given.id));
    if (!passkey) throw new Refused('a passkey nobody here has');
    const token = await sessionFor(page, passkey, await verifiedCounter(page, passkey, answer));
    return goOn(page, token, ownPath(one(page.body, 'next')));
  } catch (error) {
    if (error instanceof Refused) return refuseSignIn(page, error.why);
    throw error;
  }
}

async function verifiedCounter(
  page: Page,
  passkey: KnownPasskey,
  { given, challenge }: Answer<AuthenticationResponseJSON>,
): Promise<number> {
  const { id, origin } = relyingParty(page.services.config);
  const { userHandle } = given.response;
  if (userHandle !== undefined && userHandle !== handleOf(passkey.practitioner_id))
    throw new Refused('made for somebody else');
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: given,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: id,
    credential: {
      id: given.id,
      publicKey: new Uint8Array(passkey.public_key),
      counter: passkey.counter,
    },
  }).catch((error: unknown) => {
    throw refusalOf(error);
  });
  if (!verified) throw new Refused('a signature of another key');
  return authenticationInfo.newCounter;
}

function sessionFor(page: Page, passkey: KnownPasskey, counter: number): Promise<string> {
  return page.transaction(async (db) => {
    if (!(await passkeyUsed(db, passkey.id, counter))) throw new Refused('the counter did not move on');
    const token = await startProved(db, page, passkey.practitioner_id, 'passkey');
    if (token === undefined) throw new Refused('the person is disabled');
    return token;
  });
}

/** How a passkey names a person: the bytes of their id, which say nothing about them. */
export function handleOf(person: string): string {
  return Buffer.from(person.replaceAll('-', ''), 'hex').toString('base64url');
}
