import { keyedHash, sameText } from '../http/codes.ts';

/**
 * The way from a search stub to emergency access. The link is this person's own, so that a guessed or forwarded
 * address answers like one of a record that does not exist.
 */
export function stubPath(secret: string, practitionerId: string, recordId: string): string {
  return `/break-glass/${recordId}?stub=${stubToken(secret, practitionerId, recordId)}`;
}

/** Whether the token is from a stub that was shown to this person. */
export function fromStub(secret: string, practitionerId: string, recordId: string, token: string): boolean {
  return sameText(token, stubToken(secret, practitionerId, recordId));
}

function stubToken(secret: string, practitionerId: string, recordId: string): string {
  return keyedHash(secret, 'stub', `${practitionerId}:${recordId}`);
}
