import pg from 'pg';
import type { Db } from './database.ts';

interface Wire {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(why: string): void;
  stream: NodeJS.WritableStream & { writableNeedDrain: boolean };
}

/** `copy … from stdin` as a query of the driver's: chunk after chunk, never faster than the server takes them. */
class Copy extends pg.Query {
  readonly #chunks: Iterable<Buffer>;

  constructor(text: string, chunks: Iterable<Buffer>) {
    super(text);
    this.#chunks = chunks;
  }

  async handleCopyInResponse(wire: Wire): Promise<void> {
    try {
      for (const chunk of this.#chunks) {
        wire.sendCopyFromChunk(chunk);
        if (wire.stream.writableNeedDrain)
          await new Promise<void>((resolve) => wire.stream.once('drain', () => resolve()));
      }
      wire.endCopyFrom();
    } catch (error) {
      wire.sendCopyFail(String(error));
    }
  }
}

/** Sends rows to a table as fast as it takes them. */
export function copyInto(
  client: pg.Client | pg.PoolClient,
  text: string,
  chunks: Iterable<Buffer>,
): Promise<void> {
  const copy = new Copy(text, chunks) as Copy & { callback?: (error: Error | null) => void };
  return new Promise((resolve, reject) => {
    copy.callback = (error) => (error ? reject(error) : resolve());
    client.query(copy as unknown as pg.Submittable);
  });
}

const clients = new WeakMap<object, pg.PoolClient>();

/** Remembers which connection a transaction's handle has. */
export function connectionIs(db: Db, client: pg.PoolClient): void {
  clients.set(db, client);
}

/**
 * The way to `copy` inside a transaction; undefined in the embedded database, which has none. Await every other
 * statement first, and this one before the next.
 */
export function copyingIn(db: Db): ((text: string, chunks: Iterable<Buffer>) => Promise<void>) | undefined {
  const client = clients.get(db);
  return client && ((text, chunks) => copyInto(client, text, chunks));
}

/** A value in the text format of `copy`. */
export function copied(value: string | number | null): string {
  if (value === null) return '\\N';
  return String(value).replace(
    /[\\\t\n\r]/g,
    (sign) => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' })[sign] ?? sign,
  );
}
