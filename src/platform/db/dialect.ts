import { AsyncLocalStorage } from 'node:async_hooks';
import type { DatabaseConnection, Dialect, Driver } from 'kysely';
import { encodeParameter } from './values.ts';

/** Thrown where code reaches for a second connection inside an open transaction. */
export class NestedTransactionError extends Error {
  constructor() {
    super(
      'A transaction is open here: use the handle it gave. A second connection would hang the embedded database.',
    );
  }
}

const open = new AsyncLocalStorage<true>();

/** Runs `work` as the inside of a transaction: any new connection asked for within it throws. */
export function insideTransaction<T>(work: () => Promise<T>): Promise<T> {
  return open.run(true, work);
}

/** Throws where a transaction is open, for whoever reaches the engine without the dialect below. */
export function refuseInsideTransaction(): void {
  if (open.getStore()) throw new NestedTransactionError();
}

/** Wraps a Kysely dialect: Temporal parameters are encoded, and nested connections throw instead of hanging. */
export function guardedDialect(inner: Dialect): Dialect {
  return {
    createAdapter: () => inner.createAdapter(),
    createQueryCompiler: () => inner.createQueryCompiler(),
    createIntrospector: (db) => inner.createIntrospector(db),
    createDriver: () => guardedDriver(inner.createDriver()),
  };
}

function guardedDriver(driver: Driver): Driver {
  const wrapped = new WeakMap<DatabaseConnection, DatabaseConnection>();
  const innerOf = new WeakMap<DatabaseConnection, DatabaseConnection>();
  const original = (connection: DatabaseConnection) => innerOf.get(connection) ?? connection;
  return {
    init: () => driver.init(),
    async acquireConnection() {
      refuseInsideTransaction();
      const connection = await driver.acquireConnection();
      const known = wrapped.get(connection);
      if (known) return known;
      const outer = encodingConnection(connection);
      wrapped.set(connection, outer);
      innerOf.set(outer, connection);
      return outer;
    },
    beginTransaction: (connection, settings) => driver.beginTransaction(original(connection), settings),
    commitTransaction: (connection) => driver.commitTransaction(original(connection)),
    rollbackTransaction: (connection) => driver.rollbackTransaction(original(connection)),
    releaseConnection: (connection) => driver.releaseConnection(original(connection)),
    destroy: () => driver.destroy(),
  };
}

function encodingConnection(connection: DatabaseConnection): DatabaseConnection {
  return {
    executeQuery: (query, ...rest) =>
      connection.executeQuery({ ...query, parameters: query.parameters.map(encodeParameter) }, ...rest),
    streamQuery: (query, ...rest) =>
      connection.streamQuery({ ...query, parameters: query.parameters.map(encodeParameter) }, ...rest),
  };
}
