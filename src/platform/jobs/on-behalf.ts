import type { Context } from '../db/index.ts';
import type { JobContext } from './handler.ts';

/** The context of whoever began a job: what is done for them sees and may do what they see and may. */
export function onBehalfOf(
  { now }: JobContext,
  requestId: string,
  began: { by: string; agencyId: string },
): (more?: Partial<Context>) => Context {
  return (more = {}) => ({
    ...{ actor: 'practitioner', now: now(), requestId },
    ...{ practitionerId: began.by, agencyId: began.agencyId, ...more },
  });
}
