/**
 * Distinct texts, each with a number from 1 on and how often it came. Kept as bytes outside the heap: a million
 * addresses take some 40 MB instead of 120.
 */
export class Pool {
  #bytes = new Uint8Array(1 << 16);
  #used = 0;
  #ends = new Uint32Array(1 << 12);
  #counts = new Uint32Array(1 << 12);
  #table = new Uint32Array(1 << 13);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The number of a text, which is put in when it is new. '' has 0 and is never counted. */
  add(text: string): number {
    if (text === '') return 0;
    const bytes = encoder.encode(text);
    const slot = this.#slotOf(bytes);
    const found = this.#table[slot] ?? 0;
    const id = found > 0 ? found : this.#put(bytes, slot);
    this.#counts[id] = (this.#counts[id] ?? 0) + 1;
    return id;
  }

  text(id: number): string {
    if (id === 0) return '';
    return decoder.decode(this.#bytes.subarray(this.#ends[id - 1] ?? 0, this.#ends[id] ?? 0));
  }

  count(id: number): number {
    return this.#counts[id] ?? 0;
  }

  #slotOf(bytes: Uint8Array): number {
    const mask = this.#table.length - 1;
    let slot = hashOf(bytes) & mask;
    while (true) {
      const id = this.#table[slot] ?? 0;
      if (id === 0 || this.#holds(id, bytes)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #holds(id: number, bytes: Uint8Array): boolean {
    const start = this.#ends[id - 1] ?? 0;
    if ((this.#ends[id] ?? 0) - start !== bytes.length) return false;
    for (let at = 0; at < bytes.length; at++) if (this.#bytes[start + at] !== bytes[at]) return false;
    return true;
  }

  #put(bytes: Uint8Array, slot: number): number {
    const id = ++this.#size;
    while (this.#used + bytes.length > this.#bytes.length) this.#bytes = larger(this.#bytes, Uint8Array);
    if (id + 1 >= this.#ends.length) {
      this.#ends = larger(this.#ends, Uint32Array);
      this.#counts = larger(this.#counts, Uint32Array);
    }
    this.#bytes.set(bytes, this.#used);
    this.#used += bytes.length;
    this.#ends[id] = this.#used;
    this.#table[slot] = id;
    if (id * 2 > this.#table.length) this.#rehash();
    return id;
  }

  #rehash(): void {
    this.#table = new Uint32Array(this.#table.length * 2);
    for (let id = 1; id <= this.#size; id++) {
      const bytes = this.#bytes.subarray(this.#ends[id - 1] ?? 0, this.#ends[id] ?? 0);
      this.#table[this.#slotOf(bytes)] = id;
    }
  }
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

function hashOf(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return mix(hash);
}

/** Spreads a number over 32 bits. */
export function mix(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** 32 bits of a text. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return mix(hash);
}

function larger<T extends Uint8Array | Uint32Array>(from: T, Kind: new (length: number) => T): T {
  const to = new Kind(from.length * 2);
  to.set(from);
  return to;
}
