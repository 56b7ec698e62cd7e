import { type SampleRole, samplePractitioners } from '../../src/partnership/index.ts';
import { permissionsOf } from '../../src/partnership/rules/roles.ts';
import type { Actor } from '../../src/platform/access/index.ts';

/** One of the sample people, as routes ask who is there. */
export function actorOf(role: SampleRole): Actor {
  const { id, name, title, roles: held, teams } = samplePractitioners[role];
  return {
    kind: 'practitioner',
    id,
    name,
    jobTitle: title,
    agencyId: '',
    agencyName: '',
    roles: held,
    teams,
    sessionId: '',
    permissions: permissionsOf(held),
    provedAt: null,
    emergencies: [],
  };
}
