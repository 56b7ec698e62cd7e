import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';

/** What the audit says of a line that names somebody by what is hidden. */
export const SHIELDED_TIE = 'shielded tie';
export const QUIET_TIE = 'quiet tie';

/**
 * Writes to the audit that a family was read, and whom it names: each of them sees among who has looked that it was.
 * Those who belong to it by something shielded are a line of their own, which they do not see there; where the reader is
 * not told that it is shielded, they alone do (`people.lookers`).
 */
export async function auditFamily(
  db: Db,
  read: { action: 'read' | 'list'; id: string; basis?: string },
  { open, quiet, shielded }: Record<'open' | 'quiet' | 'shielded', readonly string[]>,
): Promise<void> {
  await audit(db, { ...read, kind: 'person', shown: open, fields: ['family'] });
  for (const [shown, tie] of [
    [shielded, SHIELDED_TIE],
    [quiet, QUIET_TIE],
  ] as const)
    if (shown.length > 0) await audit(db, { ...read, kind: 'person', shown, fields: ['family', tie] });
}
