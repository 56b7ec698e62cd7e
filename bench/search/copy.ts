import pg from 'pg';

interface Wire {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(why: string): void;
  stream: NodeJS.WritableStream & { writableNeedDrain: boolean };
}

/** `copy … from stdin` as a query of the driver's: chunk after chunk, never faster than the server takes them. */
class Copy {
  readonly done: Promise<void>;
  readonly #text: string;
  readonly #chunks: Iterable<Buffer>;
  #resolve: () => void = () => {};
  #reject: (error: Error) => void = () => {};

  constructor(text: string, chunks: Iterable<Buffer>) {
    this.#text = text;
    this.#chunks = chunks;
    this.done = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  submit(wire: Wire): void {
    wire.query(this.#text);
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

  handleError(error: Error): void {
    this.#reject(error);
  }

  handleReadyForQuery(): void {
    this.#resolve();
  }

  handleCommandComplete(): void {}
  handleRowDescription(): void {}
  handleDataRow(): void {}
  handlePortalSuspended(): void {}
  handleEmptyQuery(): void {}
}

/** Sends rows to a table as fast as it takes them. */
export async function copyInto(client: pg.Client, text: string, chunks: Iterable<Buffer>): Promise<void> {
  const copy = new Copy(text, chunks);
  client.query(copy as unknown as pg.Submittable);
  await copy.done;
}

/** A connection of the administrator of a database, on which triggers and references are not asked. */
export async function bareConnection(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('set session_replication_role = replica');
  return client;
}
