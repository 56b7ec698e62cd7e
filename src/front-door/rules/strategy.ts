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

/** Who must be at a strategy discussion: one version of an area's policy (null: wherever no area has its own). */
export type AttendancePolicy = {
  readonly version: string;
  readonly area: string | null;
  readonly required: readonly PresentKind[];
  readonly source: string;
  readonly certainty: ClockRule['certainty'];
  readonly effectiveFrom: string;
};

/** The policies at installation. */
export const ATTENDANCE: readonly AttendancePolicy[] = [
  {
    version: 'national 1',
    area: null,
    required: ['social care', 'police', 'health', 'referrer’s agency'],
    source:
      'Working Together to Safeguard Children: social care, police and health at the least, and the referrer',
    certainty: 'G',
    effectiveFrom: '2019-01-01',
  },
];

/** The policy in force in an area on a day: the area's own before the general one, the latest first. */
export function attendanceFor(
  policies: readonly AttendancePolicy[],
  area: string | null,
  day: Temporal.PlainDate,
): AttendancePolicy | undefined {
  return policies
    .filter((each) => (each.area === area || each.area === null) && each.effectiveFrom <= day.toString())
    .sort(
      (a, b) =>
        Number(a.area === null) - Number(b.area === null) || b.effectiveFrom.localeCompare(a.effectiveFrom),
    )[0];
}

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
