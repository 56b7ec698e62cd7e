import { chanceFrom } from '../../src/front-door/sample/chance.ts';

/** A stream of numbers in [0, 1) that is the same for the same seed: every bench invents the same people. */
export type Random = () => number;

/** The stream of the n-th family, query or whatever else is numbered. */
export function randomOf(seed: number, n: number): Random {
  const { next } = chanceFrom(Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(n + 1, 0xc2b2ae35));
  next();
  return next;
}

export function pick<T>(random: Random, from: readonly [T, ...T[]] | readonly T[]): T {
  return from[Math.floor(random() * from.length)] as T;
}

/** One of a list whose first are the commonest, as names are: the n-th weighs 1 / (n + 6). */
export function pickCommon(random: Random, from: readonly string[]): string {
  const at = 6 * ((from.length + 6) / 6) ** random() - 6;
  return from[Math.min(from.length - 1, Math.floor(at))] as string;
}
