import type { NeedLevel } from '../types.ts';

/** The indicators of one domain by level, in order: code and words. */
export type DomainWords = Readonly<Record<NeedLevel, readonly (readonly [code: string, words: string])[]>>;
