/** What a register may say of somebody on a part. */
export type Presence = 'here' | 'late' | 'left early' | 'away';

export type Attendance = 'complete' | 'not passed' | 'in part' | 'not there';

/**
 * What somebody's marks come to once a register is closed, a mark for each part, undefined where there is none. Whoever
 * was on any part was there and pays nothing for not coming; complete is who stayed to the end of every part, or of one,
 * where the course does not ask for all.
 */
export function attendanceOf(
  marks: readonly (Presence | undefined)[],
  { needsEveryPart }: { needsEveryPart: boolean },
): Attendance {
  const stayed = marks.filter((mark) => mark === 'here' || mark === 'late').length;
  if (marks.length > 0 && stayed === marks.length) return 'complete';
  if (stayed > 0 && !needsEveryPart) return 'complete';
  return stayed > 0 || marks.includes('left early') ? 'in part' : 'not there';
}

/** What arriving at a moment is: here, or late with so many minutes once a part has begun longer ago than is forgiven. */
export function arrivalMark(
  startsAt: Temporal.Instant,
  now: Temporal.Instant,
  forgiven: number,
): { mark: 'here' | 'late'; minutes: number | null } {
  const minutes = Math.floor((now.epochMilliseconds - startsAt.epochMilliseconds) / 60_000);
  return minutes > forgiven
    ? { mark: 'late', minutes: Math.min(minutes, 600) }
    : { mark: 'here', minutes: null };
}

/** What attendance comes to where a course ends with an assessment: complete is only who passed it as well. */
export const withAssessment = (attendance: Attendance, needed: boolean, passed: boolean): Attendance =>
  attendance === 'complete' && needed && !passed ? 'not passed' : attendance;
