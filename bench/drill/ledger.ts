/** What somebody was told is done. The mark stands in its words, so that it can be found again. */
export type Deed = 'concern' | 'rating' | 'decision' | 'question';

/** What was acknowledged, kept outside the system that is tried. */
export interface Ledger {
  /** A mark never used before, for the words of one deed. */
  mark(deed: Deed): string;
  acknowledge(deed: Deed, mark: string): void;
  /** A form that was answered and took no effect: somebody else had been there first. */
  refuse(): void;
  /** Something nobody should have been shown. */
  object(what: string): void;
  readonly acknowledged: ReadonlyMap<Deed, ReadonlySet<string>>;
  readonly refused: number;
  readonly objections: readonly string[];
}

/** Finds the marks in words. */
export const MARK = /Drill (?:concern|rating|decision|question) \d+\./g;

export function openLedger(): Ledger {
  const acknowledged = new Map<Deed, Set<string>>(
    (['concern', 'rating', 'decision', 'question'] as const).map((deed) => [deed, new Set()]),
  );
  const objections: string[] = [];
  let [marks, refused] = [0, 0];
  return {
    mark: (deed) => {
      marks += 1;
      return `Drill ${deed} ${marks}.`;
    },
    acknowledge: (deed, mark) => void acknowledged.get(deed)?.add(mark),
    refuse: () => {
      refused += 1;
    },
    object: (what) => void objections.push(what),
    acknowledged,
    get refused() {
      return refused;
    },
    objections,
  };
}
