import { randomUUID } from 'node:crypto';
import type { OwnerConnection } from '../../platform/db/index.ts';

/**
 * Adds an administrator from the command line, for an installation that has nobody yet who could invite one; the
 * agency is found by its name or added. Returns their id. They cannot sign in until they are invited.
 */
export async function appointAdministrator(
  owner: OwnerConnection,
  person: { name: string; jobTitle: string; agency: string; areas: readonly string[] },
): Promise<string> {
  const id = randomUUID();
  await owner.query(
    'insert into partnership.practitioner (id, agency_id, name, job_title) values ($1, $2, $3, $4)',
    [id, await agencyCalled(owner, person.agency), person.name, person.jobTitle],
  );
  for (const area of person.areas)
    await owner.query(
      `insert into access.role_held (practitioner_id, role, area) values ($1, 'administrator', $2)`,
      [id, area],
    );
  return id;
}

async function agencyCalled(owner: OwnerConnection, name: string): Promise<string> {
  const [found] = await owner.query<{ id: string }>('select id from partnership.agency where name = $1', [
    name,
  ]);
  if (found) return found.id;
  const id = randomUUID();
  await owner.query(`insert into partnership.agency (id, name, kind) values ($1, $2, 'partnership')`, [
    id,
    name,
  ]);
  return id;
}
