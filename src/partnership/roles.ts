import { writeRolePermissions } from '../platform/access/index.ts';
import type { OwnerConnection } from '../platform/db/index.ts';
import { permissionsByRole } from './rules/roles.ts';

/** Tells the database what each role permits. Every installation, at every start. */
export function seedRoles(owner: OwnerConnection): Promise<void> {
  return writeRolePermissions(owner, permissionsByRole);
}
