import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { z } from 'zod';

const bytes = z.string().regex(/^[\w-]*$/);
const credential = { id: bytes.min(1).max(1400), rawId: bytes, type: z.literal('public-key') };

const signing = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: bytes.exactOptional(),
  }),
});

const making = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: bytes,
    attestationObject: bytes,
    transports: z.array(z.string().max(20)).max(8).exactOptional(),
  }),
});

const clientData = z.object({ challenge: bytes.min(1) });

/** An answer of a passkey, and the challenge it says it answers. */
export interface Answer<T> {
  given: T;
  challenge: string;
}

/** Reads the answer of a passkey that signs in; undefined when it cannot be one. */
export function readSigning(text: string): Answer<AuthenticationResponseJSON> | undefined {
  return withChallenge(parsed(text, signing));
}

/** Reads the answer of a passkey just made; undefined when it cannot be one. */
export function readMaking(text: string): Answer<RegistrationResponseJSON> | undefined {
  return withChallenge(parsed(text, making));
}

// No extension is asked for, so whatever came as its result is dropped.
function withChallenge<T extends { response: { clientDataJSON: string } }>(read: T | undefined) {
  if (!read) return undefined;
  const said = parsed(Buffer.from(read.response.clientDataJSON, 'base64url').toString('utf8'), clientData);
  return said && { given: { ...read, clientExtensionResults: {} }, challenge: said.challenge };
}

function parsed<T>(text: string, schema: z.ZodType<T>): T | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
