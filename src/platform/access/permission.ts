import type { Actor } from './actor.ts';

/** Who may do this, as a sentence beside the route, answered before any record is touched. */
export interface Permission {
  says: string;
  /** False for somebody who is not signed in where that would help. */
  public: boolean;
  /** The scope that a key must have; only on routes for systems. Without it a route never looks at keys. */
  scope?: string;
  allows(actor: Actor): boolean;
}

export const anyone: Permission = { says: 'anyone', public: true, allows: () => true };

export const signedIn: Permission = {
  says: 'anyone signed in',
  public: false,
  allows: (actor) => actor.kind === 'practitioner',
};

/** People whose roles carry the named permission; which records they see is for the database to say. */
export function may(permission: string): Permission {
  return {
    says: `people who may ${permission}`,
    public: false,
    allows: (actor) => actor.kind === 'practitioner' && actor.permissions.has(permission),
  };
}

/** Systems of agencies whose key has this scope. Nobody signed in: a cookie opens no such route. */
export function withKey(scope: string): Permission {
  return {
    says: `systems with a key for ${scope}`,
    public: false,
    scope,
    allows: (actor) => actor.kind === 'api key' && actor.scopes.has(scope),
  };
}
