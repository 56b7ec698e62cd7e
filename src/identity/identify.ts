import { permissionsOf } from '../partnership/index.ts';
import type { Actor, Practitioner } from '../platform/access/index.ts';
import { type Services, sha256 } from '../platform/http/index.ts';
import { limitsOf } from './limits.ts';
import { holderOfKey } from './store/api-key.ts';
import { identifySession, type SessionHolder } from './store/session.ts';
import { isVisitorToken, proofOf } from './visitor.ts';

/** Who holds a token; undefined when the session has ended, run out, or its holder was disabled. */
export async function identify(
  services: Services,
  token: string,
  requestId: string,
): Promise<Actor | undefined> {
  if (isVisitorToken(token)) {
    const email = await proofOf(services, token, requestId);
    return email === undefined ? undefined : { kind: 'public', email };
  }
  const now = services.now();
  const holder = await identifySession(services.database, sha256(token), now, limitsOf(services.config));
  return holder && asPractitioner(holder);
}

/** Whose key it is; undefined when it was revoked, ran out, never was, or its agency is closed. */
export async function identifyKey(
  services: Services,
  key: string,
  requestId: string,
): Promise<Actor | undefined> {
  const now = services.now();
  const holder = await services.database.transaction({ actor: 'public', now, requestId }, (db) =>
    holderOfKey(db, sha256(key), now),
  );
  if (!holder) return undefined;
  const { key_id: id, agency_id: agencyId, agency_name: agencyName, scopes } = holder;
  return { kind: 'api key', id, agencyId, agencyName, scopes: new Set(scopes) };
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
    provedAt: holder.proved_at,
    emergencies: holder.emergencies.map((one) => ({ ...one, until: Temporal.Instant.from(one.until) })),
  };
}
