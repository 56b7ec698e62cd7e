import {
  type CompiledQuery,
  type DatabaseConnection,
  DefaultQueryExecutor,
  PostgresDialect,
  type QueryResult,
  Transaction,
} from 'kysely';
import pg from 'pg';
import { connectionIs } from './copy.ts';
import { type Database, type Db, sqlState, type Transactions } from './database.ts';
import { statementNames, VOID_STATEMENT } from './prepared.ts';
import type { DB } from './rows.ts';
import { encodeParameter } from './values.ts';

/** Names for statements to be kept prepared; `undefined` for one that is not. */
type Names = (text: string) => string | undefined;

const noNames: Names = () => undefined;

/**
 * Transactions on a pool whose connections pipeline (`pipeline: true`): `begin`, the statement that sets role and
 * context and the first statements of the work go out together, as do the last ones and the commit; only what the
 * work awaits is waited for. Kysely's own transactions wait for each of them, which is most of what a page's time was.
 */
export function postgresTransactions(
  pool: pg.Pool,
  { prepare = true } = {},
): Transactions & { ask: Database['ask'] } {
  const names = prepare ? statementNames() : noNames;
  const handleOn = handles(pool);
  const transactions: Transactions = async (opening, work, closing) => {
    const client = await pool.connect();
    const line = { client, names, over: false };
    gather(client);
    const begun = Promise.all([client.query('begin'), run(line, opening)]);
    // Thrown below; until then it may fail unheard, before the work that awaits it has failed too.
    begun.catch(() => {});
    let broken: Error | undefined;
    try {
      const result = await work(handleOn(line));
      line.over = true;
      await Promise.all([begun, ...closing().map((query) => run(line, query)), commit(client)]);
      return result;
    } catch (error) {
      line.over = true;
      await client.query('rollback').catch((failure: Error) => {
        broken = failure;
      });
      if (isVoid(error)) broken ??= error;
      // When role and context could not be set, whatever failed afterwards failed for that.
      await begun;
      throw error;
    } finally {
      client.release(broken);
    }
  };
  return Object.assign(transactions, { ask });

  async function ask<Row>(query: CompiledQuery<Row>): Promise<Row[]> {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      return (await run<Row>({ client, names, over: false }, query)).rows;
    } catch (error) {
      if (isVoid(error)) broken = error;
      throw error;
    } finally {
      client.release(broken);
    }
  }
}

// The connection goes, and with it what it had prepared.
function isVoid(error: unknown): error is Error {
  return error instanceof Error && VOID_STATEMENT.includes(sqlState(error) ?? '');
}

// After an error that the work caught, PostgreSQL answers a commit with a rollback and no error.
async function commit(client: pg.PoolClient): Promise<void> {
  const { command } = await client.query('commit');
  if (command !== 'COMMIT') throw new Error('the transaction had failed before its end: nothing was kept');
}

/** A connection as long as one transaction has it. */
type Line = { client: pg.PoolClient; names: Names; over: boolean };

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
    const handle = new Transaction<DB>({ config: { dialect }, dialect, driver, executor });
    connectionIs(handle, line.client);
    return handle;
  };
}

// A statement that nobody awaited must not run in the next transaction of this connection, as somebody else.
function connectionOf(line: Line): DatabaseConnection {
  return {
    executeQuery: (query) => {
      if (line.over) throw new Error('this transaction is over: await every statement inside it');
      return run(line, query);
    },
    streamQuery: () => {
      throw new Error('lists are read page by page, not streamed');
    },
  };
}

async function run<Row>({ client, names }: Line, query: CompiledQuery<unknown>): Promise<QueryResult<Row>> {
  gather(client);
  const values = query.parameters.map(encodeParameter);
  const { command, rowCount, rows } = await asked<Row>(client, query.sql, values, names(query.sql)).catch(
    (error: Error) => {
      // Where it was asked, in place of the parser that heard the answer.
      Error.captureStackTrace(error);
      throw error;
    },
  );
  const changes = command === 'INSERT' || command === 'UPDATE' || command === 'DELETE' || command === 'MERGE';
  return { rows, ...(changes ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}) };
}

type Answer<Row> = { command: string; rowCount: number | null; rows: Row[] };
/** What the package's types leave out of its own query. */
type Asking<Row> = pg.Query & { name?: string; callback: (error: Error | null, answer: Answer<Row>) => void };

// As the package does it, which first copies what is asked property by property.
function asked<Row>(
  client: pg.PoolClient,
  text: string,
  values: unknown[],
  name?: string,
): Promise<Answer<Row>> {
  return new Promise((resolve, reject) => {
    const query = new pg.Query(text, values) as Asking<Row>;
    if (name !== undefined) query.name = name;
    query.callback = (error, answer) => (error ? reject(error) : resolve(answer));
    client.query(query);
  });
}

// What is asked in one turn of the event loop leaves in one packet: a packet costs as much as a small query.
function gather({ connection: { stream } }: pg.PoolClient): void {
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}
