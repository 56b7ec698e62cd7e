import { hash } from 'node:crypto';

/** Bytes of one SHA-256. */
export const hashSize = 32;

const nodePrefix = Buffer.from([1]);

/**
 * The Merkle tree hash of RFC 9162 §2.1.1 over leaf hashes laid end to end.
 * Level by level: pairing neighbours and carrying an odd last one up makes the same tree as splitting at the
 * largest power of two.
 */
export function merkleRoot(leaves: Uint8Array): Buffer {
  if (leaves.length === 0) return hash('sha256', Buffer.alloc(0), 'buffer');
  let level = Buffer.from(leaves);
  while (level.length > hashSize) level = levelAbove(level);
  return level;
}

function levelAbove(level: Buffer): Buffer<ArrayBuffer> {
  const pair = 2 * hashSize;
  const above = Buffer.alloc(Math.ceil(level.length / pair) * hashSize);
  const node = Buffer.alloc(1 + pair);
  nodePrefix.copy(node);
  for (let from = 0; from < level.length; from += pair) {
    const at = (from / pair) * hashSize;
    if (from + hashSize === level.length) level.copy(above, at, from);
    else {
      level.copy(node, 1, from, from + pair);
      hash('sha256', node, 'buffer').copy(above, at);
    }
  }
  return above;
}
