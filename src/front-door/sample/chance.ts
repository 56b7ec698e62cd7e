/** Chance that comes out the same for the same seed, so that a sample can be made again. */
export interface Chance {
  /** At least 0, below 1. */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  pick<T>(from: readonly [T, ...T[]] | readonly T[]): T;
  /** True about so often: 0.1 is one in ten. */
  happens(share: number): boolean;
  /** Text with one of each `{this|that}`. */
  vary(text: string): string;
}

/** Mulberry32: 32 bits of state, good enough for a sample and for nothing else. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const pick = <T>(from: readonly T[]): T => {
    const picked = from[between(0, from.length - 1)];
    if (picked === undefined) throw new RangeError('nothing to pick from');
    return picked;
  };
  return {
    next,
    between,
    pick,
    happens: (share) => next() < share,
    vary: (text) =>
      text.replace(/\{([^{}]*\|[^{}]*)\}/g, (_all, choices: string) => pick(choices.split('|'))),
  };
}
