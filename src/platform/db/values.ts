/**
 * How PostgreSQL values become ours, the same on both engines:
 * int8 → number (an error beyond 2^53), timestamptz → Temporal.Instant, date → Temporal.PlainDate,
 * interval → Temporal.Duration, bytea → Buffer, numeric → string, json(b) → parsed.
 * The keys are type OIDs, the values take PostgreSQL's text form.
 */
export const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  20: parseInt8,
  17: parseBytea,
  1082: (text) => Temporal.PlainDate.from(text),
  1114: (text) => Temporal.PlainDateTime.from(text),
  1184: (text) => Temporal.Instant.from(text),
  1186: (text) => Temporal.Duration.from(text),
  1700: (text) => text,
};

function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError('a 64-bit number from the database is beyond 2^53');
  return value;
}

function parseBytea(text: string): Buffer {
  if (!text.startsWith('\\x')) throw new TypeError('bytea_output must be hex');
  return Buffer.from(text.slice(2), 'hex');
}

/** A parameter as both drivers take it: Temporal values as text, the rest untouched. */
export function encodeParameter(value: unknown): unknown {
  if (
    value instanceof Temporal.Instant ||
    value instanceof Temporal.PlainDate ||
    value instanceof Temporal.PlainTime ||
    value instanceof Temporal.Duration
  )
    return value.toString();
  return value;
}
