import { createHash } from 'node:crypto';
import { inWords, type Mapping, saidIn, unreadable } from '../../platform/lists/index.ts';
import { canonical } from '../intake/canonical.ts';
import { NOT_ASKED, readConcern } from '../intake/read.ts';
import { tellProfessional } from '../refer/professional/tell.ts';
import type { Told } from '../refer/types.ts';
import type { Telling } from '../types.ts';
import type { ImportField } from './types.ts';
import { bodyValue, receivedAt } from './values.ts';

/** How a list's rows are read. */
export interface Reading {
  columns: readonly string[];
  mapping: Mapping;
  fields: readonly ImportField[];
  areas: Told['areas'];
  now: Temporal.Instant;
}

/** One row, read: a concern as it was received elsewhere, or what is wrong with it, in words. */
export type ReadRow = { theirReference: string } & (
  | { telling: Telling; receivedAt: Temporal.Instant; mark: string }
  | { errors: readonly string[] }
);

/** Reads a row by the rules of the form, as if it had come in on the day it did. */
export function readRow(cells: readonly string[], reading: Reading): ReadRow {
  if (cells.length === 0) return { theirReference: '', errors: unreadable(cells) };
  const { columns, mapping, fields, areas, now } = reading;
  const said = saidIn(reading, cells);
  const theirReference = said('reference').slice(0, 100);
  const received = receivedAt(said('received'), now);
  const at = received instanceof Temporal.Instant ? received : now;
  const { body, read } = readBody(
    fields,
    said,
    (key) => 'same' in (mapping[key] ?? {}),
    (told) => readConcern(told, { sender: { agencyName: '' }, areas }, at),
  );
  const errors = [
    ...(cells.length > columns.length && cells.slice(columns.length).some(Boolean)
      ? [`The row has ${cells.length} values, the heading ${columns.length}`]
      : []),
    ...('wrong' in received ? [inWords('received', received.wrong, reading)] : []),
    ...('errors' in read
      ? read.errors.map(({ field, message }) => inWords(keyOf(field), message, reading))
      : []),
  ];
  if (errors.length > 0 || 'errors' in read) return { theirReference, errors };
  const mark = theirReference
    ? `reference ${theirReference}`
    : `content ${createHash('sha256')
        .update(canonical([at.toString(), body]))
        .digest('base64url')}`;
  return { theirReference, telling: tellProfessional(read.told, at, undefined), receivedAt: at, mark };
}

/** Reads what a row says; an answer that is the same for every row is left out where the form does not ask for it. */
function readBody(
  fields: readonly ImportField[],
  said: (key: string) => string,
  forAll: (key: string) => boolean,
  reader: (body: unknown) => ReturnType<typeof readConcern>,
): { body: unknown; read: ReturnType<typeof readConcern> } {
  const body = bodyOf(fields, said);
  const read = reader(body);
  if (!('errors' in read)) return { body, read };
  const needless = read.errors
    .filter(({ message }) => message === NOT_ASKED)
    .map(({ field }) => keyOf(field))
    .filter(forAll);
  if (needless.length === 0) return { body, read };
  const less = bodyOf(
    fields.filter(({ key }) => !needless.includes(key)),
    said,
  );
  return { body: less, read: reader(less) };
}

/** A body as another system would send it: what is empty is left out. */
function bodyOf(fields: readonly ImportField[], said: (key: string) => string): unknown {
  const body: Record<string, unknown> = { children: [{}] };
  for (const field of fields) {
    const typed = said(field.key);
    if (typed === '' || field.path.length === 0) continue;
    const [first = '', ...rest] = field.path;
    put(
      first === 'children' ? ((body.children as Record<string, unknown>[])[0] ?? {}) : body,
      first === 'children' ? rest : field.path,
      bodyValue(field, typed),
    );
  }
  return body;
}

function put(into: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [name = '', ...rest] = path;
  if (rest.length === 0) into[name] = value;
  else {
    into[name] ??= {};
    put(into[name] as Record<string, unknown>, rest, value);
  }
}

const keyOf = (field: string) => field.replace(/\[\d+\]/g, '').replace(/^children\b/, 'child');
