import type { Context } from '../db/context.ts';

/** Somebody signed in: taken from the session row, never from the request. */
export interface Practitioner {
  kind: 'practitioner';
  id: string;
  name: string;
  jobTitle: string;
  agencyId: string;
  agencyName: string;
  roles: readonly { role: string; area: string }[];
  teams: readonly string[];
  sessionId: string;
  permissions: ReadonlySet<string>;
}

/** Anybody else. `email`, in lower case, once a one-time code proved it: it opens nothing but their own receipts. */
export interface PublicActor {
  kind: 'public';
  email?: string;
}

export type Actor = Practitioner | PublicActor;

export const anybody: PublicActor = { kind: 'public' };

/** The areas in which a practitioner holds any role. */
export function areasOf(practitioner: Practitioner): string[] {
  return [...new Set(practitioner.roles.map((held) => held.area))].sort();
}

/** The database context of an actor. `proved` carries hashes of codes that the caller holds. */
export function contextOf(
  actor: Actor,
  now: Temporal.Instant,
  requestId: string,
  proved: Pick<Context, 'receipt' | 'draft' | 'visit' | 'submitting'> = {},
): Context {
  if (actor.kind === 'public') {
    const { email } = actor;
    const who =
      email === undefined ? { actor: 'public' as const } : { actor: 'visitor' as const, visitor: email };
    return { ...who, now, requestId, ...proved };
  }
  return {
    actor: 'practitioner',
    now,
    requestId,
    practitionerId: actor.id,
    agencyId: actor.agencyId,
    areas: areasOf(actor),
    ...proved,
  };
}
