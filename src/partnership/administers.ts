import type { Practitioner } from '../platform/access/index.ts';
import { permissionsByRole } from './rules/roles.ts';

/** Whether somebody may change what belongs to an area, or, with null, what belongs to them all. */
export function administers({ roles }: Practitioner, area: string | null): boolean {
  return roles.some(
    (held) => permissionsByRole[held.role]?.includes('administer') && (area === null || held.area === area),
  );
}
