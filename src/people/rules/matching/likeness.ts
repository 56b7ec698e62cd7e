const LONGEST = 256;
const rows = [0, 1, 2].map(() => new Uint16Array(LONGEST + 1));

/**
 * Edits (put in, left out, changed, neighbours swapped) between two words, counted up to `most`; `most + 1` where
 * there are more. Only what lies between a common beginning and end is looked at.
 */
export function editsBetween(a: string, b: string, most: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let start = 0;
  while (start < a.length && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let [endA, endB] = [Math.min(a.length, start + LONGEST), Math.min(b.length, start + LONGEST)];
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--;
    endB--;
  }
  if (endA === start || endB === start) return Math.min(Math.max(endA, endB) - start, most + 1);
  return count(a.slice(start, endA), b.slice(start, endB), most);
}

function count(a: string, b: string, most: number): number {
  let [before, above, row] = rows as [Uint16Array, Uint16Array, Uint16Array];
  for (let j = 0; j <= b.length; j++) above[j] = j;
  for (let i = 1; i <= a.length; i++) {
    if (fill(a, b, i, row, above, before) > most) return most + 1;
    [before, above, row] = [above, row, before];
  }
  return Math.min(above[b.length] ?? 0, most + 1);
}

/** Fills one row of the table of edits and says its least. */
function fill(
  a: string,
  b: string,
  i: number,
  row: Uint16Array,
  above: Uint16Array,
  before: Uint16Array,
): number {
  const letter = a.charCodeAt(i - 1);
  const last = i > 1 ? a.charCodeAt(i - 2) : -1;
  row[0] = i;
  let least = i;
  for (let j = 1; j <= b.length; j++) {
    const same = letter === b.charCodeAt(j - 1);
    let edits = (above[j - 1] ?? 0) + (same ? 0 : 1);
    edits = Math.min(edits, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
    if (j > 1 && last === b.charCodeAt(j - 1) && letter === b.charCodeAt(j - 2)) {
      edits = Math.min(edits, (before[j - 2] ?? 0) + 1);
    }
    row[j] = edits;
    if (edits < least) least = edits;
  }
  return least;
}

/** Jaro–Winkler likeness, 0 to 1: how many letters two words share at about the same place, more if they begin alike. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const shared = sharedLetters(a, b);
  if (shared === undefined) return 0;
  const { count, moved } = shared;
  const jaro = (count / a.length + count / b.length + (count - moved / 2) / count) / 3;
  let start = 0;
  while (start < 4 && start < a.length && a[start] === b[start]) start++;
  return jaro + start * 0.1 * (1 - jaro);
}

function sharedLetters(a: string, b: string): { count: number; moved: number } | undefined {
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken = new Array<boolean>(b.length).fill(false);
  const mine: string[] = [];
  for (let i = 0; i < a.length; i++) {
    const end = Math.min(b.length, i + reach + 1);
    for (let j = Math.max(0, i - reach); j < end; j++) {
      if (taken[j] || a[i] !== b[j]) continue;
      taken[j] = true;
      mine.push(a[i] ?? '');
      break;
    }
  }
  if (mine.length === 0) return undefined;
  const theirs = [...b].filter((_, j) => taken[j]);
  return { count: mine.length, moved: mine.filter((letter, k) => letter !== theirs[k]).length };
}
