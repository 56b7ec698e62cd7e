/** What may be changed: opening hours, telephone lines, time limits, outcomes of decisions, bank holidays, policies, levels of need. */
export type ChangeKind = 'hours' | 'line' | 'limit' | 'outcome' | 'holiday' | 'policy' | 'levels';

/**
 * A version of one subject, such as the hours of a service: whole, and in force from the day `from` until the day on
 * which the next one begins. `area` null: it belongs to every area.
 */
export type Version = {
  readonly id: string;
  readonly kind: ChangeKind;
  readonly subject: string;
  readonly area: string | null;
  readonly from: string;
};

/** How an area stands in a subject and in an address: `all` where something belongs to every area. */
export const EVERYWHERE = 'all';

/** The subject of what an area, or every area, has of something. */
export function subjectOf(name: string, area: string | null): string {
  return `${name} ${area ?? EVERYWHERE}`;
}

/** The versions of one subject, in the order in which they take over. */
export function versionsOf(versions: readonly Version[], kind: ChangeKind, subject: string): Version[] {
  return versions
    .filter((version) => version.kind === kind && version.subject === subject)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** A row as it is stored: the day it holds from, the change that brought it, and until when, if that is written. */
type Stored = { readonly from: string; readonly until: string | null; readonly changeId: string | null };

/**
 * Rows with the day on which each gives way, without those of changes that were withdrawn. A subject's versions
 * follow each other, so no two of them hold on the same day and none leaves a day to none.
 */
export function settled<Row extends Stored>(
  rows: readonly Row[],
  versions: readonly Version[],
  kind: ChangeKind,
  subject: (row: Row) => string,
): (Row & { readonly until: string | null })[] {
  const kept = new Set(versions.map(({ id }) => id));
  const standing = rows.filter(({ changeId }) => changeId === null || kept.has(changeId));
  const begins = new Map<string, Set<string>>();
  const note = (of: string, day: string) => begins.set(of, (begins.get(of) ?? new Set()).add(day));
  for (const row of standing) note(subject(row), row.from);
  for (const version of versions) if (version.kind === kind) note(version.subject, version.from);
  return standing.map((row) => {
    const later = [...(begins.get(subject(row)) ?? []), ...(row.until === null ? [] : [row.until])];
    const [next = null] = later.filter((day) => day > row.from).sort();
    return { ...row, until: next };
  });
}
