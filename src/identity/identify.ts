import { permissionsOf } from '../partnership/index.ts';
import type { Actor, Practitioner } from '../platform/access/index.ts';
import { type Services, sha256 } from '../platform/http/index.ts';
import { identifySession, type SessionHolder, type SessionLimits } from './store/session.ts';

/** How long sessions last here. */
export function limitsOf({ config }: Services): SessionLimits {
  return {
    idle: Temporal.Duration.from({ minutes: config.SESSION_IDLE_MINUTES }),
    absolute: Temporal.Duration.from({ hours: config.SESSION_HOURS }),
  };
}

/** Who holds a session token; undefined when the session has ended, run out, or its holder was disabled. */
export async function identify(
  services: Services,
  token: string,
  requestId: string,
): Promise<Actor | undefined> {
  const now = services.now();
  const holder = await services.database.transaction({ actor: 'public', now, requestId }, (db) =>
    identifySession(db, sha256(token), now, limitsOf(services)),
  );
  return holder && asPractitioner(holder);
}

function asPractitioner(holder: SessionHolder): Practitioner {
  return {
    kind: 'practitioner',
    id: holder.practitioner_id,
    name: holder.name,
    jobTitle: holder.job_title,
    agencyId: holder.agency_id,
    agencyName: holder.agency_name,
    roles: holder.roles,
    teams: holder.teams,
    sessionId: holder.session_id,
    permissions: permissionsOf(holder.roles),
  };
}
