/** Where a record of each kind stands. */
const paths: Readonly<Record<string, string>> = { concern: '/front-door', person: '/people' };

/** What a record of each kind is called. */
const names: Readonly<Record<string, string>> = { concern: 'concern', person: 'person’s record' };

/** The address of a record. */
export function recordPath(kind: string, id: string): string {
  return `${paths[kind] ?? ''}/${id}`;
}

/** "concern"; "record" for a kind without a name. */
export function recordName(kind: string | null): string {
  return names[kind ?? ''] ?? 'record';
}
