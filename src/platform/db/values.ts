/**
 * How PostgreSQL values become ours, the same on both engines:
 * int8 → number (an error beyond 2^53), timestamptz → Temporal.Instant, date → Temporal.PlainDate,
 * interval → Temporal.Duration, bytea → Buffer, numeric → string, json(b) → parsed; and arrays of these times.
 * The keys are type OIDs, the values take PostgreSQL's text form.
 */
export const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  20: parseInt8,
  17: parseBytea,
  1082: parseDate,
  1114: (text) => Temporal.PlainDateTime.from(text),
  1182: eachOf(parseDate),
  1184: parseMoment,
  1185: eachOf(parseMoment),
  1186: (text) => Temporal.Duration.from(text),
  1700: (text) => text,
};

function parseDate(text: string): Temporal.PlainDate {
  return Temporal.PlainDate.from(text);
}

function parseMoment(text: string): Temporal.Instant {
  return Temporal.Instant.from(text);
}

/** An array of one dimension of what never holds a comma or a mark of its own. */
function eachOf<T>(parse: (text: string) => T): (text: string) => (T | null)[] {
  return (text) =>
    text
      .slice(1, -1)
      .split(',')
      .filter(Boolean)
      .map((one) => (one === 'NULL' ? null : parse(one.replaceAll('"', ''))));
}

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
