import type { WasNumber } from '../rules/numbers.ts';
import type { Around } from '../section-view.ts';
import type { AreaName, Version, Withdrawal } from '../types.ts';

/** What a chapter and a section of it are shown with. */
export interface Frame {
  slug: string;
  position: number;
  version: Version;
  /** When the next version began, or begins. */
  until: Temporal.Instant | undefined;
  areas: readonly AreaName[];
  /** What its sections are drawn with. */
  around: Around;
  area: string | null;
  on: Temporal.PlainDate | undefined;
  today: Temporal.PlainDate;
  /** What withdrew the chapter, or will; what is read in its place; whether it is gone by now. */
  withdrawn: Withdrawal | undefined;
  instead: Version | undefined;
  gone: boolean;
  /** Numbers that it had, the latest first. */
  numbers: readonly WasNumber[];
  /** The chapter that had its number before. */
  had: { slug: string; title: string; until: Temporal.Instant } | undefined;
  /** The withdrawn chapter from which the reader was led here. */
  replaced: (Withdrawal & { title: string }) | undefined;
  signedIn: boolean;
  baseUrl: string;
}

export interface ChapterModel extends Frame {
  /** The version that comes after the one shown, as far as it was published. */
  next: Version | undefined;
  /** Areas with a chapter of their own. */
  own: readonly AreaName[];
}

export interface SectionModel extends Frame {
  at: number;
  /** It no longer stands in the chapter. */
  takenOut: boolean;
}
