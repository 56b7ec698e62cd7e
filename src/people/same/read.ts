import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { recordsOf } from '../store/one-person.ts';

/** A page that shows what stands on other records of the same person is a read of those as well. */
export async function auditOthers(db: Db, id: string, fields?: readonly string[]): Promise<void> {
  for (const other of await recordsOf(db, [id]))
    if (other !== id)
      await audit(db, {
        action: 'read',
        kind: 'person',
        id: other,
        basis: 'linked',
        ...(fields ? { fields } : {}),
      });
}
