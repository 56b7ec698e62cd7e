import type { Triage } from './types.ts';

/** Why a concern cannot be sent anywhere just now: it is out with somebody. Undefined when it is not. */
export function waitsAlready({ sendBacks, passedOn }: Triage): string | undefined {
  if (sendBacks.at(-1)?.endedAt === null)
    return 'An answer from the referrer is waited for already. Take that back first';
  const passed = passedOn.at(-1);
  return passed?.answer === null
    ? `It is out with ${passed.whom}. Record their answer, or take it back, first`
    : undefined;
}
