import type { OwnerConnection } from '../../platform/db/index.ts';
import { AREAS_AT_INSTALLATION } from '../areas.ts';

import { id, type Sample, samplePractitioners, sampleTeams } from './practitioners.ts';

const agencies: [n: number, name: string, kind: string, area: string | null, statutory: boolean][] = [
  [1, 'Southend Children’s Social Care', "children's social care", 'southend', true],
  [2, 'Essex Children’s Social Care', "children's social care", 'essex', true],
  [3, 'Thurrock Children’s Social Care', "children's social care", 'thurrock', true],
  [4, 'Estuary Police', 'police', null, true],
  [5, 'Estuary Integrated Care Board', 'health', null, true],
  [6, 'Saltmarsh Primary School', 'education', 'thurrock', false],
  [7, 'Little Otters Nursery', 'early years', 'thurrock', false],
  [8, 'Partnership Business Team', 'partnership', null, false],
  [9, 'Creekside Youth Trust', 'voluntary', 'essex', false],
];

const teams: [id: string, agency: number, area: string | null, name: string, purpose: string][] = [
  [sampleTeams.southendHub, 1, 'southend', 'Southend front door', 'front door'],
  [sampleTeams.essexHub, 2, 'essex', 'Essex front door', 'front door'],
  [sampleTeams.thurrockHub, 3, 'thurrock', 'Thurrock front door', 'front door'],
  [sampleTeams.areaToBeFound, 8, null, 'Area to be found', 'area to be found'],
  [sampleTeams.emergencyDuty, 3, 'thurrock', 'Thurrock emergency duty team', 'emergency duty'],
];

/** Where an agency is written to at any hour. The youth trust gave no address that is safe. */
const dutyAddresses: readonly [n: number, email: string, safe: boolean, phone: string][] = [
  [4, 'safeguarding.desk@estuary-police.example', true, '01632 960 204'],
  [5, 'safeguarding.duty@estuary-icb.example', true, '01632 960 205'],
  [6, 'office@saltmarsh.example', true, '01632 960 206'],
  [7, 'manager@littleotters.example', true, '01632 960 207'],
  [9, 'hello@creeksideyouth.example', false, '01632 960 209'],
];

/** Writes the areas, which every installation has. Safe to run again. */
export async function seedAreas(owner: OwnerConnection): Promise<void> {
  for (const [index, area] of AREAS_AT_INSTALLATION.entries()) {
    await owner.query(
      'insert into partnership.area (code, name, reference_prefix, position) values ($1, $2, $3, $4) on conflict do nothing',
      [area.code, area.name, area.prefix, index + 1],
    );
  }
}

/** Writes the sample agencies, teams and people. Never in live mode. Safe to run again. */
export async function seedSamplePeople(owner: OwnerConnection): Promise<void> {
  for (const [n, name, kind, area, statutory] of agencies) {
    await owner.query(
      `insert into partnership.agency (id, name, kind, area, statutory_partner) values ($1, $2, $3, $4, $5)
       on conflict do nothing`,
      [id(1, n), name, kind, area, statutory],
    );
  }
  for (const [n, email, safe, phone] of dutyAddresses) {
    await owner.query(
      `update partnership.agency set duty_email = $2, duty_email_safe = $3, duty_phone = $4
       where id = $1 and duty_email is null`,
      [id(1, n), email, safe, phone],
    );
  }
  for (const [team, agency, area, name, purpose] of teams) {
    await owner.query(
      `insert into partnership.team (id, agency_id, area, name, purpose) values ($1, $2, $3, $4, $5)
       on conflict do nothing`,
      [team, id(1, agency), area, name, purpose],
    );
  }
  for (const person of Object.values<Sample>(samplePractitioners)) await seedPerson(owner, person);
}

async function seedPerson(owner: OwnerConnection, person: Sample): Promise<void> {
  await owner.query(
    `insert into partnership.practitioner (id, agency_id, name, job_title, sample) values ($1, $2, $3, $4, true)
     on conflict do nothing`,
    [person.id, id(1, person.agency), person.name, person.title],
  );
  for (const held of person.roles) {
    await owner.query(
      'insert into access.role_held (practitioner_id, role, area, since) values ($1, $2, $3, null) on conflict do nothing',
      [person.id, held.role, held.area],
    );
  }
  for (const team of person.teams) {
    await owner.query(
      'insert into access.team_member (practitioner_id, team_id) values ($1, $2) on conflict do nothing',
      [person.id, team],
    );
  }
}
