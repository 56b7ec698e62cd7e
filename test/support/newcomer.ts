import { randomUUID } from 'node:crypto';
import { samplePractitioners } from '../../src/partnership/index.ts';
import type { TestApp } from './app.ts';
import { asOwner } from './openings.ts';

/** A duty worker of Thurrock whom no other test knows; returns the id. */
export async function newcomer(app: TestApp): Promise<string> {
  const id = randomUUID();
  await asOwner(app.database, async (owner) => {
    await owner.query(
      'insert into partnership.practitioner (id, agency_id, name, job_title) select $1, agency_id, $2, $3 from partnership.practitioner where id = $4',
      [id, 'Nell Quayle', 'Safeguarding lead', samplePractitioners.duty.id],
    );
    await owner.query(
      "insert into access.role_held (practitioner_id, role, area) values ($1, 'duty worker', 'thurrock')",
      [id],
    );
  });
  return id;
}
