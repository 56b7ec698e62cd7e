import type { ClockRule } from '../../platform/clocks/rule.ts';

/** What sort of agency somebody at a strategy discussion comes from. */
export const PRESENT_KINDS = [
  'social care',
  'police',
  'health',
  'referrer’s agency',
  'education',
  'other',
] as const;
export type PresentKind = (typeof PRESENT_KINDS)[number];

/** Who must be at a strategy discussion, as agreed where the child lives. */
export type AttendancePolicy = {
  readonly version: string;
  readonly required: readonly PresentKind[];
  readonly source: string;
  readonly certainty: ClockRule['certainty'];
};

/** Who must be there and is not. A referrer who is no professional has no agency to bring. */
export function missingFrom(
  policy: AttendancePolicy | undefined,
  present: readonly { kind: PresentKind; agency: string }[],
  referrerAgency: string | null,
): PresentKind[] {
  const there = new Set(present.map(({ kind }) => kind));
  const same = (name: string) => name.trim().toLowerCase() === referrerAgency?.trim().toLowerCase();
  return (policy?.required ?? []).filter((kind) => {
    if (
      kind === 'referrer’s agency' &&
      (referrerAgency === null || present.some(({ agency }) => same(agency)))
    )
      return false;
    return !there.has(kind);
  });
}

/**
 * When the section 47 enquiry began: at the first discussion that stands and agreed to one. The conference's clock
 * runs from there, whatever discussions came before or after. Null where none did.
 */
export function enquiryBegan(
  standing: readonly { enquiry: 'none' | 'single' | 'joint'; heldAt: Temporal.Instant }[],
): Temporal.Instant | null {
  const began = standing.filter(({ enquiry }) => enquiry !== 'none').map(({ heldAt }) => heldAt);
  return began.sort(Temporal.Instant.compare)[0] ?? null;
}
