import { rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import type { PGlite, Transaction } from '@electric-sql/pglite';
import { type Answer, asText, type Request, receive, send, unpack } from './wire.ts';

export const socketOf = (dataDir: string) => join(dataDir, 'socket');

const idleTransaction = 30_000;

/**
 * Lets commands of the same user work on the database that this process has open. Where the system allows no
 * such socket (a path beyond its limit), commands must wait until the server is stopped.
 */
export async function serveEngine(engine: PGlite, dataDir: string): Promise<{ stop(): Promise<void> }> {
  const path = socketOf(dataDir);
  await rm(path, { force: true });
  const clients = new Set<Socket>();
  const server = createServer((socket) => {
    clients.add(socket);
    socket.once('close', () => clients.delete(socket));
    attend(engine, socket);
  });
  await listenPrivately(server, path);
  return {
    stop: async () => {
      for (const client of clients) client.destroy();
      await new Promise((resolve) => server.close(resolve));
      await rm(path, { force: true });
    },
  };
}

// The socket is made with nobody else's rights from the first moment on.
async function listenPrivately(server: Server, path: string): Promise<void> {
  const before = process.umask(0o177);
  try {
    await new Promise<void>((resolve) => server.once('error', () => resolve()).listen(path, resolve));
  } finally {
    process.umask(before);
  }
  server.unref();
}

function attend(engine: PGlite, socket: Socket): void {
  let open: OpenTransaction | undefined;
  let queue = Promise.resolve();
  const answer = async (request: Request): Promise<Answer> => {
    if (request.ask === 'begin') {
      open = await beginTransaction(engine);
      return { done: true };
    }
    if (request.ask === 'commit' || request.ask === 'rollback') {
      const ending = open;
      open = undefined;
      await ending?.end(request.ask);
      return { done: true };
    }
    return open ? open.during((transaction) => ask(transaction, request)) : ask(engine, request);
  };
  socket.on('error', () => socket.destroy());
  socket.once('close', () => {
    queue = queue.then(() => open?.end('rollback'));
  });
  receive<Request>(socket, (request) => {
    queue = queue.then(async () => send(socket, await answer(request).catch(asError)));
  });
}

async function ask(
  on: Pick<Transaction, 'query' | 'exec'>,
  request: Extract<Request, { text: string }>,
): Promise<Answer> {
  // A transaction begun in passing would take the pages of the server into itself.
  if (/^\s*(begin|start\s+transaction)\b/i.test(request.text)) throw new Error('ask for a transaction');
  if (request.ask === 'exec') {
    await on.exec(request.text);
    return { done: true };
  }
  const { rows, fields, affectedRows } = await on.query<Record<string, unknown>>(
    request.text,
    request.parameters.map(unpack),
    { parsers: asText },
  );
  return { rows, fields, ...(affectedRows === undefined ? {} : { affectedRows }) };
}

function asError(error: unknown): Answer {
  const message = error instanceof Error ? error.message : String(error);
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return { error: { message, ...(typeof code === 'string' ? { code } : {}) } };
}

interface OpenTransaction {
  /** Work on it; only the time between pieces of work counts as silence. */
  during<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  end(how: 'commit' | 'rollback'): Promise<void>;
}

class RolledBack extends Error {}

// The engine's transaction lasts as long as a callback, so the callback waits for the client's word.
async function beginTransaction(engine: PGlite): Promise<OpenTransaction> {
  const word = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<Transaction>();
  const whole = engine.transaction(async (transaction) => {
    begun.resolve(transaction);
    await word.promise;
  });
  const closed = whole.catch((error: unknown) => {
    begun.reject(error);
    if (!(error instanceof RolledBack)) throw error;
  });
  closed.catch(() => {});
  const transaction = await begun.promise;
  const giveUp = () => word.reject(new RolledBack());
  let silence = setTimeout(giveUp, idleTransaction);
  return {
    during: async (work) => {
      clearTimeout(silence);
      try {
        return await work(transaction);
      } finally {
        silence = setTimeout(giveUp, idleTransaction);
      }
    },
    end: (how) => {
      clearTimeout(silence);
      if (how === 'commit') word.resolve();
      else word.reject(new RolledBack());
      return closed;
    },
  };
}
