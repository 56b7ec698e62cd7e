import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import type { Page } from '../../platform/http/index.ts';
import { type Method, startProved } from '../sign-in/begin.ts';
import { Refused } from '../sign-in/refuse.ts';
import { useInvitation } from '../store/invitation.ts';
import type { Proof } from '../store/session.ts';

/**
 * Uses an invitation up for the way in that `bind` binds, and starts a session: all of it or nothing.
 * @returns the new session's token
 * @throws Refused when it does not stand (any more), or the way in is somebody else's already
 */
export function acceptInvitation(
  page: Page,
  tokenHash: Buffer,
  method: Method,
  bind: (db: Db, person: string) => Promise<boolean>,
  proof?: Proof,
): Promise<string> {
  return page.transaction(async (db) => {
    const person = await useInvitation(db, tokenHash);
    if (person === undefined) throw new Refused('the invitation does not stand');
    if (!(await bind(db, person))) throw new Refused('bound to somebody else');
    await audit(db, { action: 'accept invitation', kind: 'practitioner', id: person, basis: method });
    const token = await startProved(db, page, person, method, proof);
    if (token === undefined) throw new Refused('the person is disabled');
    return token;
  });
}
