import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** A random value of `bytes` bytes in URL-safe letters. */
export function randomToken(bytes = 32): string {
  return randomBytes(bytes).toString('base64url');
}

/** SHA-256 of a high-entropy code or token: what the database holds in its place. */
export function sha256(value: string): Buffer {
  return createHash('sha256').update(value).digest();
}

const digest = (secret: string, cookie: string) =>
  createHmac('sha256', secret).update(`form:${cookie}`).digest();

const xor = (left: Buffer, right: Buffer) => Buffer.from(left.map((byte, at) => byte ^ (right[at] ?? 0)));

/**
 * The form token belonging to one browser's session or visit cookie. Masked anew each time: a page that is
 * compressed must not carry the same secret twice, or its length could be made to tell it.
 */
export function formToken(secret: string, cookie: string): string {
  const mask = randomBytes(32);
  return Buffer.concat([mask, xor(digest(secret, cookie), mask)]).toString('base64url');
}

/** Whether a form token was made for this cookie. */
export function isFormToken(secret: string, cookie: string, given: string): boolean {
  const bytes = Buffer.from(given, 'base64url');
  if (bytes.length !== 64) return false;
  return timingSafeEqual(xor(bytes.subarray(32), bytes.subarray(0, 32)), digest(secret, cookie));
}

/** Keyed hash of something that must be comparable and not readable, such as a caller's address. */
export function keyedHash(secret: string, purpose: string, value: string): string {
  return createHmac('sha256', secret).update(`${purpose}:${value}`).digest('base64url');
}

/** Compares in constant time. */
export function sameText(left: string, right: string): boolean {
  return timingSafeEqual(sha256(left), sha256(right));
}

// No vowels, no 0/1/I/O/L: a code never spells a word and survives being read aloud.
const letters = '23456789BCDFGHJKMNPQRSTVWXYZ';

/**
 * A code of sixteen letters in groups of four (77 bits), to be written down: `7K3M-XX9P-…`. `bytes` gives what it
 * is made of, block by block: chance unless told.
 */
export function writtenCode(bytes: (block: number) => Buffer = () => randomBytes(32)): string {
  const code: string[] = [];
  for (let block = 0; code.length < 16; block += 1) {
    for (const byte of bytes(block)) {
      if (byte < 252 && code.length < 16) code.push(letters[byte % letters.length] ?? '');
    }
  }
  return (code.join('').match(/.{4}/g) ?? []).join('-');
}

/** A written code as typed back, made comparable; undefined when it cannot be one. */
export function readWrittenCode(typed: string): string | undefined {
  const plain = typed.toUpperCase().replace(/[^0-9A-Z]/g, '');
  if (plain.length !== 16 || [...plain].some((letter) => !letters.includes(letter))) return undefined;
  return (plain.match(/.{4}/g) ?? []).join('-');
}
