import { generateRegistrationOptions, verifyRegistrationResponse } from '@simplewebauthn/server';
import { json, one, type Page } from '../../platform/http/index.ts';
import { Refused } from '../sign-in/refuse.ts';
import type { NewPasskey } from '../store/passkey.ts';
import { readMaking } from './answer.ts';
import { giveChallenge, refusalOf, relyingParty, useChallenge } from './relying-party.ts';
import { handleOf } from './sign-in.ts';

/** EdDSA, ES256, RS256 (COSE): what devices have. Newer kinds are experimental in our runtime. */
const algorithms = [-8, -7, -257];

/** Whose passkey is made. */
export interface Owner {
  id: string;
  name: string;
}

/** What the browser asks a device to make a passkey by, as JSON for passkey.js. `known` are not made again. */
export async function makingOptions(page: Page, owner: Owner, known: readonly string[]): Promise<Response> {
  const options = await generateRegistrationOptions({
    rpName: 'Windscreen',
    rpID: relyingParty(page.services.config).id,
    userName: owner.name,
    userDisplayName: owner.name,
    userID: new Uint8Array(Buffer.from(handleOf(owner.id), 'base64url')),
    challenge: await giveChallenge(page, owner.id),
    attestationType: 'none',
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: known.map((id) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  return json(options);
}

/**
 * The passkey that the posted answer proves to have been made for `owner`.
 * @throws Refused when it proves nothing
 */
export async function provedPasskey(page: Page, owner: Owner): Promise<NewPasskey> {
  const answer = readMaking(one(page.body, 'answer'));
  if (!answer) throw new Refused('no answer of a passkey');
  await useChallenge(page, answer.challenge, owner.id);
  const { id, origin } = relyingParty(page.services.config);
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: answer.given,
    expectedChallenge: answer.challenge,
    expectedOrigin: origin,
    expectedRPID: id,
    supportedAlgorithmIDs: algorithms,
  }).catch((error: unknown) => {
    throw refusalOf(error);
  });
  if (!verified) throw new Refused('an unsound answer');
  return {
    credentialId: registrationInfo.credential.id,
    publicKey: registrationInfo.credential.publicKey,
    counter: registrationInfo.credential.counter,
    transports: answer.given.response.transports ?? [],
    name: one(page.body, 'name').normalize('NFC').trim().slice(0, 60) || 'Passkey',
  };
}
