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
  const shared = pairLetters(a, b);
  if (shared === 0) return 0;
  const jaro = (shared / a.length + shared / b.length + (shared - movedLetters(a, b) / 2) / shared) / 3;
  let start = 0;
  while (start < 4 && start < a.length && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  return jaro + start * 0.1 * (1 - jaro);
}

/** Which letters of either word have found their like in the other: kept between calls, for most words are compared in vain. */
let [ours, theirs] = [new Uint8Array(LONGEST), new Uint8Array(LONGEST)];

/** Pairs each letter with the first like it within reach that is still alone. @returns how many pairs there are */
function pairLetters(a: string, b: string): number {
  if (Math.max(a.length, b.length) > ours.length) {
    const length = 2 * Math.max(a.length, b.length);
    [ours, theirs] = [new Uint8Array(length), new Uint8Array(length)];
  }
  ours.fill(0, 0, a.length);
  theirs.fill(0, 0, b.length);
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  let pairs = 0;
  for (let i = 0; i < a.length; i++) {
    const letter = a.charCodeAt(i);
    const end = Math.min(b.length, i + reach + 1);
    for (let j = Math.max(0, i - reach); j < end; j++) {
      if (theirs[j] === 1 || letter !== b.charCodeAt(j)) continue;
      ours[i] = 1;
      theirs[j] = 1;
      pairs++;
      break;
    }
  }
  return pairs;
}

/** Of the letters that were paired, how many stand in another order. */
function movedLetters(a: string, b: string): number {
  let moved = 0;
  for (let [i, j] = [0, 0]; i < a.length; i++) {
    if (ours[i] === 0) continue;
    while (theirs[j] === 0) j++;
    if (a.charCodeAt(i) !== b.charCodeAt(j)) moved++;
    j++;
  }
  return moved;
}
