/** Where a list goes on, as its address says: `INSTANT_ID`; undefined for the first page, or when somebody altered it. */
export function cursorIn(after: string): { at: Temporal.Instant; id: string } | undefined {
  const [, at, id] = /^(\d{4}-[\dT:.-]+Z)_([0-9a-f-]{36})$/.exec(after) ?? [];
  if (at === undefined || id === undefined) return undefined;
  try {
    return { at: Temporal.Instant.from(at), id };
  } catch {
    return undefined;
  }
}
