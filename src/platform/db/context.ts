import { CompiledQuery } from 'kysely';

/**
 * On whose behalf a transaction runs. Row-level security reads this and nothing else; no context, no rows.
 * It comes from the session row or from a code the caller proved to hold, never from a header.
 */
export interface Context {
  /**
   * `public`: anybody; `visitor`: an outside person who proved an e-mail address; `practitioner`: a session;
   * `api key ID`: an agency's system, by its key.
   */
  actor: 'public' | 'visitor' | 'practitioner' | `api key ${string}`;
  /** The instant that access rules compare with (break-glass expiry and the like). */
  now: Temporal.Instant;
  requestId: string;
  practitionerId?: string;
  agencyId?: string;
  areas?: readonly string[];
  /** SHA-256 of a receipt code, of a draft's code, and of the browser's visit: each opens only its own rows. */
  receipt?: string;
  draft?: string;
  visit?: string;
  /** The e-mail address that an outside person proved, in lower case. */
  visitor?: string;
  /** The agency whose key it is. Not `agencyId`: no rule about people ever opens anything to a system. */
  keyAgencyId?: string;
  /** The id of the concern this transaction brings in: the only record that somebody outside may write. */
  submitting?: string;
}

/** The statement that sets role and context for the current transaction only. */
export function userContext(context: Context): CompiledQuery {
  return CompiledQuery.raw(settingUser, [
    context.actor,
    context.now.toString(),
    context.requestId,
    context.practitionerId ?? '',
    context.agencyId ?? '',
    context.areas?.join(',') ?? '',
    context.receipt ?? '',
    context.draft ?? '',
    context.visit ?? '',
    context.visitor ?? '',
    context.submitting ?? '',
    context.keyAgencyId ?? '',
  ]);
}

/** The same for jobs, which work as nobody. */
export function workerContext(now: Temporal.Instant): CompiledQuery {
  return CompiledQuery.raw(settingWorker, [now.toString()]);
}

/** Makes the current transaction app_user's, on behalf of nobody. */
export const nobody = CompiledQuery.raw(`select set_config('role', 'app_user', true)`);

const settingUser = `select set_config('role', 'app_user', true), set_config('app.actor', $1, true),
  set_config('app.now', $2, true), set_config('app.request', $3, true), set_config('app.practitioner', $4, true),
  set_config('app.agency', $5, true), set_config('app.area', $6, true), set_config('app.receipt', $7, true),
  set_config('app.draft', $8, true), set_config('app.visit', $9, true), set_config('app.visitor', $10, true),
  set_config('app.submitting', $11, true), set_config('app.key_agency', $12, true)`;

const settingWorker = `select set_config('role', 'app_worker', true), set_config('app.actor', 'system', true),
  set_config('app.now', $1, true)`;
