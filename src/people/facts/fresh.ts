import {
  type Arrangements,
  type AskAgain,
  currentArrangements,
  policyInForce,
} from '../../partnership/index.ts';
import type { Db } from '../../platform/db/index.ts';
import type { Page } from '../../platform/http/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { ASKED_AS, isStale, type Months, staleFrom } from '../rules/freshness.ts';
import type { PersonRecord, Telling } from '../types.ts';
import { heldOf } from './groups.ts';
import type { Fresh } from './types.ts';

/** After how many months each sort of fact is asked again in an area, by the arrangements of today. */
export async function monthsIn(page: Page, db: Db, area: string | null): Promise<Months> {
  return monthsOf(await currentArrangements(page.services.database, page.now, db), area, page.now);
}

function monthsOf({ policies }: Arrangements, area: string | null, now: Temporal.Instant): Months {
  const day = londonDate(now).toString();
  return Object.fromEntries(
    ASKED_AS.flatMap((kind) => {
      const agreed = policyInForce(policies, `ask:${kind}`, area, day)?.value as AskAgain | undefined;
      return agreed ? [[kind, agreed.months]] : [];
    }),
  );
}

/** Everything told of somebody, with who told it last and whether it is to be asked again. */
export function freshOf(person: PersonRecord, months: Months, today: Temporal.PlainDate): Fresh[] {
  const again = new Map<string, Telling[]>();
  for (const { factId, telling } of person.toldAgain)
    again.set(factId, [...(again.get(factId) ?? []), telling]);
  return heldOf(person).map((held) => {
    const times = again.get(held.id) ?? [];
    const lastTold = times.reduce(
      (last, next) => (Temporal.Instant.compare(next.toldAt, last.toldAt) > 0 ? next : last),
      held.telling,
    );
    const staleOn = staleFrom(londonDate(lastTold.toldAt), held.askedAs, months);
    return { ...held, lastTold, times: times.length + 1, staleOn, stale: isStale(staleOn, today) };
  });
}
