import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { socketOf } from './serve.ts';
import { type Answer, pack, type Request, receive, revive, send } from './wire.ts';

type Fields = { name: string; dataTypeID: number }[];

/** The embedded database that another process has open, used from here. */
export interface RemoteEngine {
  query<Row>(
    text: string,
    parameters?: unknown[],
  ): Promise<{ rows: Row[]; fields: Fields; affectedRows?: number }>;
  exec(statements: string): Promise<void>;
  transaction<T>(work: (transaction: RemoteTransaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
  closed: boolean;
  ready: boolean;
  waitReady: Promise<void>;
}

export type RemoteTransaction = Pick<RemoteEngine, 'query' | 'exec'> & { rollback(): Promise<void> };

/** An error of the other side, with its SQLSTATE. */
class RemoteError extends Error {
  readonly code: string | undefined;
  constructor(message: string, code: string | undefined) {
    super(message);
    this.code = code;
  }
}

/** Connects to the process that has this folder's database open; undefined when none answers. */
export async function connectRemote(dataDir: string): Promise<RemoteEngine | undefined> {
  const socket = connect(socketOf(dataDir));
  const connected = await Promise.race([
    once(socket, 'connect').then(() => true),
    once(socket, 'error').then(() => false),
  ]).catch(() => false);
  return connected ? remoteEngine(socket) : undefined;
}

function remoteEngine(socket: Socket): RemoteEngine {
  const waiting: PromiseWithResolvers<Answer>[] = [];
  const lost = () => {
    engine.closed = true;
    for (const one of waiting.splice(0)) one.reject(new Error('the server ended before it answered'));
  };
  receive<Answer>(socket, (answer) => waiting.shift()?.resolve(answer));
  socket.on('error', lost).on('close', lost);

  const ask = async (request: Request): Promise<Answer> => {
    if (engine.closed) throw new Error('the connection to the server is closed');
    const answered = Promise.withResolvers<Answer>();
    waiting.push(answered);
    send(socket, request);
    const answer = await answered.promise;
    if ('error' in answer) throw new RemoteError(answer.error.message, answer.error.code);
    return answer;
  };
  const query = async <Row>(text: string, parameters: unknown[] = []) => {
    const answer = await ask({ ask: 'query', text, parameters: parameters.map(pack) });
    if (!('rows' in answer)) throw new Error('the server answered something else');
    return { ...answer, rows: answer.rows.map((row) => revive(row, answer.fields) as Row) };
  };
  const exec = async (text: string) => void (await ask({ ask: 'exec', text }));
  const engine: RemoteEngine = {
    query,
    exec,
    transaction: async (work) => {
      await ask({ ask: 'begin' });
      try {
        const result = await work({
          query,
          exec,
          rollback: async () => void (await ask({ ask: 'rollback' })),
        });
        await ask({ ask: 'commit' });
        return result;
      } catch (error) {
        await ask({ ask: 'rollback' }).catch(() => {});
        throw error;
      }
    },
    close: async () => {
      engine.closed = true;
      socket.end();
    },
    closed: false,
    ready: true,
    waitReady: Promise.resolve(),
  };
  return engine;
}
