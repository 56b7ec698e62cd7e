import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const keyOf = (secret: string, purpose: string) =>
  Buffer.from(hkdfSync('sha256', secret, 'windscreen', purpose, 32));

/** Encrypts text at rest with AES-256-GCM under a key of its own for `purpose`: 12 bytes nonce, 16 tag, text. */
export function seal(secret: string, purpose: string, text: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret, purpose), nonce);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** What was sealed was altered, or sealed under another key or purpose: the product's secret was changed, say. */
export class SealBroken extends Error {}

/** The secret that things are sealed under, and those they were sealed under before, newest first, with || between them. */
export interface Secrets {
  SECRET: string;
  SECRET_BEFORE?: string | undefined;
}

/** Every secret that something may have been sealed under, or a code made from, the present one first. */
export function everySecret({ SECRET, SECRET_BEFORE }: Secrets): [string, ...string[]] {
  return [SECRET, ...(SECRET_BEFORE ?? '').split('||').filter((secret) => secret !== '')];
}

/** Opens what `seal` made under one of the secrets. @throws SealBroken */
export function unseal(secrets: Secrets, purpose: string, sealed: Uint8Array): string {
  const [present, ...before] = everySecret(secrets);
  try {
    return open(present, purpose, sealed);
  } catch (error) {
    for (const secret of before)
      try {
        return open(secret, purpose, sealed);
      } catch {}
    throw error;
  }
}

function open(secret: string, purpose: string, sealed: Uint8Array): string {
  const bytes = Buffer.from(sealed);
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(secret, purpose), bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  } catch (cause) {
    throw new SealBroken('what was sealed cannot be opened', { cause });
  }
}
