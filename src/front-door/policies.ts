import {
  type Arrangements,
  type Attendance,
  policyInForce,
  type SecondPerson,
  type ToldWords,
} from '../partnership/index.ts';
import { londonDate } from '../platform/time/london.ts';
import type { SecondPersonRule } from './rules/second-person.ts';
import type { AttendancePolicy, PresentKind } from './rules/strategy.ts';
import type { Voice } from './rules/telling.ts';

function inForce({ policies }: Arrangements, name: string, area: string | null, now: Temporal.Instant) {
  return policyInForce(policies, name, area, londonDate(now).toString());
}

/** Who must be at a strategy discussion in an area. */
export function attendanceIn(
  arrangements: Arrangements,
  area: string | null,
  now: Temporal.Instant,
): AttendancePolicy | undefined {
  const policy = inForce(arrangements, 'attendance:strategy-discussion', area, now);
  if (!policy) return undefined;
  const { required } = policy.value as Attendance;
  return {
    version: `${policy.area ?? 'national'} from ${policy.effectiveFrom}`,
    required: required as PresentKind[],
    source: policy.source,
    certainty: policy.certainty,
  };
}

/** Which decisions need a second person in an area. */
export function secondPersonRules(
  arrangements: Arrangements,
  area: string | null,
  now: Temporal.Instant,
): SecondPersonRule[] {
  const names = new Set(
    arrangements.policies.map(({ name }) => name).filter((name) => name.startsWith('second:')),
  );
  return [...names].sort().flatMap((name) => {
    const rule = inForce(arrangements, name, area, now)?.value as SecondPerson | undefined;
    return rule && !rule.off ? [rule] : [];
  });
}

/** The words that an audience is first told with in an area; '' where none are agreed. */
export function wordsFor(
  arrangements: Arrangements,
  voice: Voice,
  area: string | null,
  now: Temporal.Instant,
): string {
  const policy = inForce(arrangements, `words:${voice.replace(' ', '-')}`, area, now);
  return (policy?.value as ToldWords | undefined)?.words ?? '';
}
