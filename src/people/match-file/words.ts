import { editsBetween } from '../rules/matching/likeness.ts';
import { soundOf } from '../rules/matching/sound.ts';

/** A word with what is asked of it again and again. */
export interface Word {
  text: string;
  /** Which letters it has, one bit each: words that share few letters are many edits apart. */
  letters: number;
  sound: string;
}

const kept = new Map<string, Word>();
const MOST_KEPT = 200_000;

export function wordOf(text: string): Word {
  const found = kept.get(text);
  if (found) return found;
  const word = { text, letters: lettersOf(text), sound: soundOf(text) };
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(text, word);
  return word;
}

export function lettersOf(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at++) letters |= 1 << (text.charCodeAt(at) % 31);
  return letters;
}

/** False when two words cannot be within so many edits of each other, seen from their letters alone. */
export function mayBeWithin(a: number, b: number, edits: number): boolean {
  let apart = a ^ b;
  apart -= (apart >>> 1) & 0x55555555;
  apart = (apart & 0x33333333) + ((apart >>> 2) & 0x33333333);
  return Math.imul((apart + (apart >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24 <= 2 * edits;
}

export function within(a: Word, b: Word, edits: number): boolean {
  return mayBeWithin(a.letters, b.letters, edits) && editsBetween(a.text, b.text, edits) <= edits;
}
