/** What PostgreSQL's jsonb comes back as. Times inside it are text, and the columns' types vouch for the rest. */
export type Json = unknown;

/** The objects of a jsonb array; nothing for null, which is what an empty aggregate is. */
export function list<T>(json: Json, read: (row: Record<string, unknown>) => T): T[] {
  return Array.isArray(json) ? json.map((row) => read(row as Record<string, unknown>)) : [];
}

export function text(json: Json): string {
  return typeof json === 'string' ? json : '';
}

export function instant(json: Json): Temporal.Instant {
  return Temporal.Instant.from(text(json));
}

export function maybeInstant(json: Json): Temporal.Instant | null {
  return typeof json === 'string' ? Temporal.Instant.from(json) : null;
}

export function date(json: Json): Temporal.PlainDate | null {
  return typeof json === 'string' ? Temporal.PlainDate.from(json) : null;
}
