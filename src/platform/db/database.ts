import type { PGlite } from '@electric-sql/pglite';
import type { CompiledQuery, Transaction } from 'kysely';
import { type Context, userContext, workerContext } from './context.ts';
import { insideTransaction, refuseInsideTransaction } from './dialect.ts';
import { VOID_STATEMENT } from './prepared.ts';
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
  /**
   * One statement by itself as `app_user`, for nobody: no context, so no row of anybody's. For the definer functions
   * that answer to a proof in their arguments.
   */
  ask<Row>(query: CompiledQuery<Row>): Promise<Row[]>;
  owner(): Promise<OwnerConnection>;
  /** For `platform/jobs` alone. */
  readonly queue: QueueConnection;
  close(): Promise<void>;
}

/**
 * Runs work in a transaction on a connection of its own, between `opening`, its first statement, and those that
 * `closing` names when the work is done.
 */
export type Transactions = <T>(
  opening: CompiledQuery,
  work: (db: Db) => Promise<T>,
  closing: () => readonly CompiledQuery[],
) => Promise<T>;

export interface Connections {
  engine: Engine;
  queue: QueueConnection;
  user: Transactions;
  worker: Transactions;
  ask: Database['ask'];
  owner: () => Promise<OwnerConnection>;
  close: () => Promise<void>;
}

// Serialisation failures; and a prepared statement that a changed table or a pooler made void.
const retryable = new Set(['40001', '40P01', ...VOID_STATEMENT]);
const attempts = 3;

/** What an open transaction still has to do at its end. */
type Ending = { origin: object; withCommit: CompiledQuery[]; afterCommit: (() => void)[] };
const endings = new WeakMap<object, Ending>();

function endingOf(db: Db): Ending {
  const ending = endings.get(db);
  if (!ending) throw new Error('this handle is not the one that its transaction gave');
  return ending;
}

/** Runs `then` once this transaction has committed, and never after a rollback. It must not throw. */
export function afterCommit(db: Db, then: () => void): void {
  endingOf(db).afterCommit.push(then);
}

/** A last write, sent together with the commit: nobody waits for it alone, and where it fails nothing is kept. */
export function withCommit(db: Db, query: CompiledQuery): void {
  endingOf(db).withCommit.push(query);
}

/** The database that a transaction is of: a key for what is kept in memory of its rows. */
export function originOf(db: Db): object {
  return endingOf(db).origin;
}

/** Puts the two pools (or the one embedded connection) behind the interface above. */
export function createDatabase(connections: Connections): Database {
  return {
    engine: connections.engine,
    get queue() {
      return connections.queue;
    },
    transaction: (context, work) =>
      retrying(() => run(connections, connections.user, userContext(context), work)),
    work: (now, work) => retrying(() => run(connections, connections.worker, workerContext(now), work)),
    ask: (query) => {
      refuseInsideTransaction();
      return retrying(() => connections.ask(query));
    },
    owner: connections.owner,
    close: connections.close,
  };
}

async function run<T>(
  origin: object,
  transactions: Transactions,
  opening: CompiledQuery,
  work: (db: Db) => Promise<T>,
): Promise<T> {
  refuseInsideTransaction();
  const ending: Ending = { origin, withCommit: [], afterCommit: [] };
  const result = await transactions(
    opening,
    (db) =>
      insideTransaction(() => {
        endings.set(db, ending);
        return work(db);
      }),
    () => ending.withCommit,
  );
  for (const call of ending.afterCommit) call();
  return result;
}

// Work inside a transaction is database work only, so doing it again is safe.
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
