import { keyedHash, sameText } from '../http/codes.ts';

/**
 * The way from a search stub to emergency access. The link is this person's own, so that a guessed or forwarded
 * address answers like one of a record that does not exist.
 */
function stubPath(secret: string, practitionerId: string, recordId: string): string {
  return `/break-glass/${recordId}?stub=${stubToken(secret, practitionerId, recordId)}`;
}

/** Where emergency access to a hidden record starts, by its id; undefined for whoever may not use it. */
export function emergencyPathOf(page: {
  practitioner: { id: string; permissions: ReadonlySet<string> };
  services: { config: { SECRET: string } };
}): ((id: string) => string) | undefined {
  const { practitioner, services } = page;
  if (!practitioner.permissions.has('access.break-glass')) return undefined;
  return (hidden) => stubPath(services.config.SECRET, practitioner.id, hidden);
}

/** Whether the token is from a stub that was shown to this person. */
export function fromStub(secret: string, practitionerId: string, recordId: string, token: string): boolean {
  return sameText(token, stubToken(secret, practitionerId, recordId));
}

function stubToken(secret: string, practitionerId: string, recordId: string): string {
  return keyedHash(secret, 'stub', `${practitionerId}:${recordId}`);
}
