import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { parsers } from '../values.ts';

/**
 * How another process of the same user reaches the open embedded database: JSON lines over a socket in the data
 * folder. `begin`, `commit` and `rollback` enclose the queries of one transaction.
 */
export type Request =
  | { ask: 'query'; text: string; parameters: unknown[] }
  | { ask: 'exec'; text: string }
  | { ask: 'begin' }
  | { ask: 'commit' }
  | { ask: 'rollback' };

export type Answer =
  | { rows: Record<string, unknown>[]; fields: { name: string; dataTypeID: number }[]; affectedRows?: number }
  | { error: { message: string; code?: string } }
  | { done: true };

export function send(socket: Socket, message: Request | Answer): void {
  if (socket.destroyed) return;
  socket.write(`${JSON.stringify(message)}\n`);
}

/** Calls `each` with every message of the other side, in order. */
export function receive<Message>(socket: Socket, each: (message: Message) => void): void {
  createInterface({ input: socket, crlfDelay: Number.POSITIVE_INFINITY })
    .on('line', (line) => each(JSON.parse(line)))
    // The socket's own listeners deal with it. Said here too and heard by nobody, it would end the process: a command
    // that is killed must not take the server with it.
    .on('error', () => {});
}

/** Types that JSON has no form for travel as PostgreSQL's own text. */
export const asText = Object.fromEntries(Object.keys(parsers).map((oid) => [oid, (text: string) => text]));

/** Gives a row that travelled its values back. */
export function revive(
  row: Record<string, unknown>,
  fields: readonly { name: string; dataTypeID: number }[],
): Record<string, unknown> {
  const revived = { ...row };
  for (const { name, dataTypeID } of fields) {
    const value = row[name];
    const parse = parsers[dataTypeID];
    if (parse && typeof value === 'string') revived[name] = parse(value);
  }
  return revived;
}

interface Bytes {
  $bytes: string;
}

/** A parameter as JSON carries it. */
export function pack(value: unknown): unknown {
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString('base64') } satisfies Bytes;
  return typeof value === 'bigint' ? value.toString() : value;
}

export function unpack(value: unknown): unknown {
  const bytes = typeof value === 'object' && value !== null && '$bytes' in value ? value.$bytes : undefined;
  return typeof bytes === 'string' ? Buffer.from(bytes, 'base64') : value;
}
