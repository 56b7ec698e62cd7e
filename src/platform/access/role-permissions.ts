import type { OwnerConnection } from '../db/database.ts';

/**
 * Writes what each role permits, so that the database can refuse what a page forgot to. What is no longer in the
 * table is taken away.
 */
export async function writeRolePermissions(
  owner: OwnerConnection,
  permissionsByRole: Readonly<Record<string, readonly string[]>>,
): Promise<void> {
  const pairs = Object.entries(permissionsByRole).flatMap(([role, permissions]) =>
    permissions.map((permission) => ({ role, permission })),
  );
  await owner.query(
    `with wanted as (select role, permission from json_to_recordset($1::json) as r(role text, permission text)),
       gone as (delete from access.role_permission p
         where not exists (select from wanted w where w.role = p.role and w.permission = p.permission))
     insert into access.role_permission (role, permission) select role, permission from wanted on conflict do nothing`,
    [JSON.stringify(pairs)],
  );
}
