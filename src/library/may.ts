import { permissionsByRole } from '../partnership/index.ts';
import type { Practitioner } from '../platform/access/index.ts';

/** Whether somebody may do this with a page of an area; one that stands everywhere is for whoever may anywhere. */
export function mayIn(
  { roles, permissions }: Pick<Practitioner, 'roles' | 'permissions'>,
  permission: 'library.edit' | 'library.publish',
  area: string | null,
): boolean {
  if (area === null) return permissions.has(permission);
  return roles.some((held) => held.area === area && permissionsByRole[held.role]?.includes(permission));
}
