/** A document as slices write it: plain data, no layout. Any text may stand in any field; none of it is markup. */
export interface Paper {
  title: string;
  /** Heads every page beside the reference. */
  short: string;
  /** What the file is named by: a record's reference, never a person. */
  reference: string;
  /** As the organisation marks such papers: "OFFICIAL-SENSITIVE". */
  marking: string;
  /** Which state of the record this shows. */
  version: string;
  printedBy: { name: string; agency: string };
  printedAt: Temporal.Instant;
  parts: readonly Part[];
}

export type Part =
  | { kind: 'contents'; title: string }
  /** Level 1 begins a part, 2 and 3 stand inside it. */
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  /** An empty line begins a new paragraph. */
  | { kind: 'paragraph'; text: string }
  /** Bold words over what follows. */
  | { kind: 'label'; text: string }
  /** Somebody's own words. */
  | { kind: 'quote'; text: string }
  | { kind: 'list'; entries: readonly string[] }
  | { kind: 'facts'; rows: readonly Fact[] }
  | { kind: 'table'; caption: string; columns: readonly Column[]; rows: readonly (readonly string[])[] }
  | { kind: 'story'; events: readonly Event[] }
  /** An address that a phone's camera opens; `alt` says in words what it is for. */
  | { kind: 'code'; address: string; alt: string }
  /** A picture of ours as it is kept; `shows` is read out in its place. Its size is in points of a screen. */
  | { kind: 'picture'; end: string; bytes: Uint8Array; shows: string; width: number; height: number }
  | { kind: 'note'; tone: 'plain' | 'late' | 'shielded'; text: string }
  /** What follows begins a page. */
  | { kind: 'page' };

export interface Fact {
  label: string;
  value: string;
}

export interface Column {
  label: string;
  /** How wide beside the others; 1 unless told. */
  share?: number;
}

/** What happened and when, in order. */
export interface Event {
  when: string;
  what: string;
  more?: string;
}

export const heading = (level: 1 | 2 | 3, text: string): Part => ({ kind: 'heading', level, text });
export const paragraph = (text: string): Part => ({ kind: 'paragraph', text });
export const note = (text: string, tone: 'plain' | 'late' | 'shielded' = 'plain'): Part => ({
  kind: 'note',
  tone,
  text,
});
/** Facts that are known: rows without a value are left out, and a list of none draws nothing. */
export function factList(rows: readonly { label: string; value: string | null | undefined }[]): Part[] {
  const known = rows.flatMap(({ label, value }) => (value ? [{ label, value }] : []));
  return known.length > 0 ? [{ kind: 'facts', rows: known }] : [];
}
