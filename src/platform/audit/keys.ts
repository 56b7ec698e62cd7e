import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash,
  type KeyObject,
  randomUUID,
  sign,
  verify,
} from 'node:crypto';
import { link, mkdir, open, readdir, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';

/** The Ed25519 key that signs checkpoints. `id` is the start of the SHA-256 of its public half. */
export interface SigningKey {
  id: string;
  sign(text: string): string;
}

const privateFile = 'checkpoint-key.pem';
const publicFile = (id: string) => `checkpoint-key-${id}.pub.pem`;

/** Reads the folder's signing key, making it (mode 0600, its public half beside it) when there is none. */
export async function signingKey(folder: string): Promise<SigningKey> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, privateFile);
  const pem = await readFile(file, 'utf8').catch(absent);
  const key = pem === undefined ? await makeKey(file) : createPrivateKey(pem);
  const publicKey = createPublicKey(key);
  const id = keyId(publicKey);
  await writeOnce(
    join(folder, publicFile(id)),
    publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    0o644,
  );
  return { id, sign: (text) => sign(null, Buffer.from(text), key).toString('base64') };
}

/** The public keys kept in the folder, by id. A file whose name does not match its key is left out. */
export async function publicKeys(folder: string): Promise<ReadonlyMap<string, KeyObject>> {
  const names = (await readdir(folder).catch(absent)) ?? [];
  const keys = new Map<string, KeyObject>();
  for (const name of names.filter((each) => each.endsWith('.pub.pem'))) {
    const key = createPublicKey(await readFile(join(folder, name)));
    if (name === publicFile(keyId(key))) keys.set(keyId(key), key);
  }
  return keys;
}

/** Whether `signature` (base64) is `key`'s over `text`. */
export function signedBy(key: KeyObject, text: string, signature: string): boolean {
  return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'));
}

function keyId(key: KeyObject): string {
  return hash('sha256', key.export({ type: 'spki', format: 'der' })).slice(0, 16);
}

// Two processes may start at once: the one that creates the file wins, the other reads it.
async function makeKey(file: string): Promise<KeyObject> {
  const { privateKey } = generateKeyPairSync('ed25519');
  await writeOnce(file, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 0o600);
  return createPrivateKey(await readFile(file, 'utf8'));
}

// Linked into place whole, so that nobody reads half a key.
async function writeOnce(file: string, text: string, mode: number): Promise<void> {
  const draft = `${file}.${randomUUID()}.new`;
  const handle = await open(draft, 'w', mode);
  await handle.writeFile(text);
  await handle.sync();
  await handle.close();
  try {
    await link(draft, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    await unlink(draft);
  }
}

function absent(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}
