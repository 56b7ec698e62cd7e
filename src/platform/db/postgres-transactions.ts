import {
  type CompiledQuery,
  type DatabaseConnection,
  DefaultQueryExecutor,
  PostgresDialect,
  type QueryResult,
  Transaction,
} from 'kysely';
import type pg from 'pg';
import type { Db, Transactions } from './database.ts';
import type { DB } from './rows.ts';
import { encodeParameter } from './values.ts';

/**
 * Transactions on a pool whose connections pipeline (`pipeline: true`): `begin`, the statement that sets role and
 * context and the first statements of the work go out together, and only what the work awaits is waited for.
 * Kysely's own transactions wait for each of them, which is most of what a page's time was.
 */
export function postgresTransactions(pool: pg.Pool): Transactions {
  const handleOn = handles(pool);
  return async (opening, work) => {
    const client = await pool.connect();
    const line = { client, over: false };
    const begun = Promise.all([client.query('begin'), run(client, opening)]);
    // Thrown below; until then it may fail unheard, before the work that awaits it has failed too.
    begun.catch(() => {});
    let broken: Error | undefined;
    try {
      const result = await work(handleOn(line));
      line.over = true;
      await begun;
      await commit(client);
      return result;
    } catch (error) {
      line.over = true;
      await client.query('rollback').catch((failure: Error) => {
        broken = failure;
      });
      // When role and context could not be set, whatever failed afterwards failed for that.
      await begun;
      throw error;
    } finally {
      client.release(broken);
    }
  };
}

// After an error that the work caught, PostgreSQL answers a commit with a rollback and no error.
async function commit(client: pg.PoolClient): Promise<void> {
  const { command } = await client.query('commit');
  if (command !== 'COMMIT') throw new Error('the transaction had failed before its end: nothing was kept');
}

/** A connection as long as one transaction has it. */
type Line = { client: pg.PoolClient; over: boolean };

function handles(pool: pg.Pool): (line: Line) => Db {
  const dialect = new PostgresDialect({ pool });
  const [adapter, compiler, driver] = [
    dialect.createAdapter(),
    dialect.createQueryCompiler(),
    dialect.createDriver(),
  ];
  return (line) => {
    const connection = connectionOf(line);
    const provider = {
      provideConnection: <T>(consume: (given: DatabaseConnection) => Promise<T>) => consume(connection),
    };
    const executor = new DefaultQueryExecutor(compiler, adapter, provider);
    return new Transaction<DB>({ config: { dialect }, dialect, driver, executor });
  };
}

// A statement that nobody awaited must not run in the next transaction of this connection, as somebody else.
function connectionOf(line: Line): DatabaseConnection {
  return {
    executeQuery: (query) => {
      if (line.over) throw new Error('this transaction is over: await every statement inside it');
      return run(line.client, query);
    },
    streamQuery: () => {
      throw new Error('lists are read page by page, not streamed');
    },
  };
}

async function run<Row>(client: pg.PoolClient, query: CompiledQuery<unknown>): Promise<QueryResult<Row>> {
  const { command, rowCount, rows } = await client.query(query.sql, query.parameters.map(encodeParameter));
  const changes = command === 'INSERT' || command === 'UPDATE' || command === 'DELETE' || command === 'MERGE';
  return { rows, ...(changes ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}) };
}
