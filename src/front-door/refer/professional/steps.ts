import type { Order } from '../types.ts';
import { again, anotherChild, background, child, home, services, where } from './child.ts';
import { concern, domains, factors, now, risk, tried, voice } from './concern.ts';
import { agreement, consent, exception, parents } from './consent.ts';
import { alleged, household, involved, others } from './people.ts';
import { referrer, service, signs } from './you.ts';

/** The way of somebody who works with children, families or the public. */
export const professionalOrder: Order = [
  service,
  referrer,
  { eachChild: [child, home, background, services, anotherChild] },
  where,
  again,
  signs,
  concern,
  now,
  risk,
  household,
  others,
  involved,
  alleged,
  domains,
  factors,
  tried,
  voice,
  consent,
  exception,
  agreement,
  parents,
];
