import { londonDate } from '../../platform/time/london.ts';

/** Before anybody knows where the child lives. */
const ALL_AREAS = 'SET';

/** A concern's reference: "TH-2026-00042", with `prefix` of the area or null while that is unknown. */
export function referenceOf(prefix: string | null, receivedAt: Temporal.Instant, number: number): string {
  const year = londonDate(receivedAt).year;
  return `${prefix ?? ALL_AREAS}-${year}-${String(number).padStart(5, '0')}`;
}
