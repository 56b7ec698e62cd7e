import { type RawBuilder, sql } from 'kysely';

/**
 * The canonical form of an audit row, version 1, for ever: UTF-8 of a JSON array without white space, holding
 * strings or null in this order. Numbers are in decimal; `at` is seconds since 1970 with six decimals; arrays are
 * the text of a JSON array within their string. A column added to `audit.event` needs a second version beside
 * this one, chosen by batch: rows already sealed keep theirs.
 */
export const canonicalColumns = [
  'seq',
  'at',
  'transaction',
  'actor',
  'practitioner_id',
  'agency_id',
  'action',
  'outcome',
  'record_kind',
  'record_id',
  'shown',
  'basis',
  'fields',
  'request_id',
] as const;

type Column = (typeof canonicalColumns)[number];

const expressions: Partial<Record<Column, string>> = {
  at: 'extract(epoch from e.at)::text',
  shown: 'array_to_json(e.shown)::text',
  fields: 'array_to_json(e.fields)::text',
};

/** Made by built-in functions only, alike on every PostgreSQL since 15. */
const canonicalSql: RawBuilder<string> = sql.raw(
  `array_to_json(array['audit.event/1', ${canonicalColumns
    .map((column) => expressions[column] ?? `e.${column}::text`)
    .join(', ')}])::text`,
);

/** The Merkle leaf of `audit.event e`: SHA-256 of a zero byte and the canonical form (RFC 9162 §2.1.1). */
export const leafSql: RawBuilder<Buffer> = sql`sha256('\\x00'::bytea || convert_to(${canonicalSql}, 'UTF8'))`;
