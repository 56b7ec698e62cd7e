import type { Context } from '../db/context.ts';

/** A record that somebody has open in an emergency. `id` is the use. */
export interface Emergency {
  id: string;
  recordId: string;
  kind: string;
  reference: string;
  until: Temporal.Instant;
}

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
  /** When they last proved who they are; null where that is not known. */
  provedAt: Temporal.Instant | null;
  emergencies: readonly Emergency[];
}

/** For so long does a proof of identity count as fresh. */
const FRESH_MINUTES = 5;

/** Whether somebody proved just now who they are, and not merely holds a session. */
export function provedJustNow({ provedAt }: Practitioner, now: Temporal.Instant): boolean {
  return provedAt !== null && Temporal.Instant.compare(provedAt.add({ minutes: FRESH_MINUTES }), now) > 0;
}

/** Anybody else. `email`, in lower case, once a one-time code proved it: it opens nothing but their own receipts. */
export interface PublicActor {
  kind: 'public';
  email?: string;
}

/** An agency's system, which proved to hold one of that agency's keys: it may do what the key's scopes name. */
export interface ApiKeyActor {
  kind: 'api key';
  id: string;
  agencyId: string;
  agencyName: string;
  scopes: ReadonlySet<string>;
}

export type Actor = Practitioner | ApiKeyActor | PublicActor;

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
  if (actor.kind === 'api key')
    return { actor: `api key ${actor.id}`, now, requestId, keyAgencyId: actor.agencyId, ...proved };
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
