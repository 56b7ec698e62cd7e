import type { PGlite } from '@electric-sql/pglite';
import type { CompiledQuery, Transaction } from 'kysely';
import { type Context, userContext, workerContext } from './context.ts';
import { insideTransaction, refuseInsideTransaction } from './dialect.ts';
import type { DB } from './rows.ts';

/** The handle that stores take: an open transaction with a context. There is no other way to query. */
export type Db = Transaction<DB>;
export type Engine = 'pglite' | 'postgres';

/** How the job queue reaches the database: as `app_worker`, or through the one embedded connection. */
export type QueueConnection = { engine: 'pglite'; pglite: PGlite } | { engine: 'postgres'; url: string };

/** A connection that may change the schema: for start-up, seeds of the sample partnership, and tests. */
export interface OwnerConnection {
  /** Runs any number of statements, without parameters. */
  exec(statements: string): Promise<void>;
  query<Row>(statement: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** All of the work or none of it. Inside, only the connection given there is used. */
  transaction<T>(work: (inside: OwnerConnection) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface Database {
  readonly engine: Engine;
  /** One transaction as `app_user` for the given context. Throws NestedTransactionError inside another. */
  transaction<T>(context: Context, work: (db: Db) => Promise<T>): Promise<T>;
  /** One transaction as `app_worker`, which has narrower policies of its own. */
  work<T>(now: Temporal.Instant, work: (db: Db) => Promise<T>): Promise<T>;
  owner(): Promise<OwnerConnection>;
  /** For `platform/jobs` alone. */
  readonly queue: QueueConnection;
  close(): Promise<void>;
}

/** Runs work in a transaction on a connection of its own, after `opening`, its first statement. */
export type Transactions = <T>(opening: CompiledQuery, work: (db: Db) => Promise<T>) => Promise<T>;

export interface Connections {
  engine: Engine;
  queue: QueueConnection;
  user: Transactions;
  worker: Transactions;
  owner: () => Promise<OwnerConnection>;
  close: () => Promise<void>;
}

const retryable = new Set(['40001', '40P01']);
const attempts = 3;

const afterwards = new WeakMap<object, (() => void)[]>();

/** Runs `then` once this transaction has committed, and never after a rollback. It must not throw. */
export function afterCommit(db: Db, then: () => void): void {
  afterwards.get(db)?.push(then);
}

/** Puts the two pools (or the one embedded connection) behind the interface above. */
export function createDatabase(connections: Connections): Database {
  return {
    engine: connections.engine,
    get queue() {
      return connections.queue;
    },
    transaction: (context, work) => retrying(() => run(connections.user, userContext(context), work)),
    work: (now, work) => retrying(() => run(connections.worker, workerContext(now), work)),
    owner: connections.owner,
    close: connections.close,
  };
}

async function run<T>(
  transactions: Transactions,
  opening: CompiledQuery,
  work: (db: Db) => Promise<T>,
): Promise<T> {
  refuseInsideTransaction();
  const then: (() => void)[] = [];
  const result = await transactions(opening, (db) =>
    insideTransaction(() => {
      afterwards.set(db, then);
      return work(db);
    }),
  );
  for (const call of then) call();
  return result;
}

// Work inside a transaction is database work only, so doing it again after a serialisation failure is safe.
async function retrying<T>(once: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once();
    } catch (error) {
      if (attempt >= attempts || !retryable.has(sqlState(error) ?? '')) throw error;
    }
  }
}

/** The five-character SQLSTATE of a database error, from either driver. */
export function sqlState(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
