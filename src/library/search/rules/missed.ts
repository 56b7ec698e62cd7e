/**
 * The words of a question that found nothing, as they may be counted: whatever could tell of somebody is left out.
 * Undefined when nothing is left.
 */
export function countable(typed: string): string | undefined {
  if (typed.length > 80) return undefined;
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => !/[\d@/\\]|www\.|\.(com|uk|org|net)\b/.test(word))
    .map((word) => word.replace(/[^\p{L}'-]/gu, ''))
    .filter((word) => word.length > 0);
  const kept = words.slice(0, 6).join(' ').slice(0, 60).trim();
  return kept.length >= 3 ? kept : undefined;
}

/** Shown only when this many asked: what one person typed may be about one person. */
export const LEAST_ASKED = 3;
