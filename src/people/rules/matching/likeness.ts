/** Edits (put in, left out, changed, neighbours swapped) between two words, counted up to `most` and no further. */
export function editsBetween(a: string, b: string, most: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = nextRow(a, b, i, above, before);
    if (Math.min(...row) > most) return most + 1;
    before = above;
    above = row;
  }
  return Math.min(above[b.length] ?? 0, most + 1);
}

function nextRow(a: string, b: string, i: number, above: number[], before: number[]): number[] {
  const row = [i];
  for (let j = 1; j <= b.length; j++) {
    const changed = at(above, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
    let least = Math.min(at(above, j) + 1, at(row, j - 1) + 1, changed);
    const crossed = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
    if (crossed) least = Math.min(least, at(before, j - 2) + 1);
    row.push(least);
  }
  return row;
}

const at = (row: readonly number[], index: number) => row[index] ?? 0;

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
