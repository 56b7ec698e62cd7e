import { sql } from 'kysely';
import type { Db } from './database.ts';

/**
 * On whose behalf a transaction runs. Row-level security reads this and nothing else; no context, no rows.
 * It comes from the session row or from a code the caller proved to hold, never from a header.
 */
export interface Context {
  /** `public`: anybody; `visitor`: an outside person who proved an e-mail address; `practitioner`: a session. */
  actor: 'public' | 'visitor' | 'practitioner';
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
  /** The id of the concern this transaction brings in: the only record that somebody outside may write. */
  submitting?: string;
}

/** Sets role and context for the current transaction only, in one round trip. */
export async function enterContext(db: Db, context: Context): Promise<void> {
  await sql`select set_config('role', 'app_user', true), set_config('app.actor', ${context.actor}, true),
    set_config('app.now', ${context.now.toString()}, true), set_config('app.request', ${context.requestId}, true),
    set_config('app.practitioner', ${context.practitionerId ?? ''}, true),
    set_config('app.agency', ${context.agencyId ?? ''}, true),
    set_config('app.area', ${context.areas?.join(',') ?? ''}, true),
    set_config('app.receipt', ${context.receipt ?? ''}, true), set_config('app.draft', ${context.draft ?? ''}, true),
    set_config('app.visit', ${context.visit ?? ''}, true),
    set_config('app.visitor', ${context.visitor ?? ''}, true),
    set_config('app.submitting', ${context.submitting ?? ''}, true)`.execute(db);
}
