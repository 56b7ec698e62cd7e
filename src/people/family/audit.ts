import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';

/**
 * Writes to the audit that a family was read, and whom it names: each of them sees among who has looked that it was.
 * Those who belong to it by something shielded are a line of their own, which they do not see there.
 */
export async function auditFamily(
  db: Db,
  read: { action: 'read' | 'list'; id: string; basis?: string },
  { open, shielded }: { open: readonly string[]; shielded: readonly string[] },
): Promise<void> {
  await audit(db, { ...read, kind: 'person', shown: open, fields: ['family'] });
  if (shielded.length > 0)
    await audit(db, { ...read, kind: 'person', shown: shielded, fields: ['family', 'shielded tie'] });
}
