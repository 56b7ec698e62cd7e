import type { OwnerConnection } from '../../platform/db/index.ts';
import { AREAS_AT_INSTALLATION } from '../areas.ts';

const id = (block: number, n: number) =>
  `${String(block).padStart(8, '0')}-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** Ids of the sample partnership, fixed so that tests and benches can name them. All people are invented. */
export const sampleTeams = {
  southendHub: id(2, 1),
  essexHub: id(2, 2),
  thurrockHub: id(2, 3),
  areaToBeFound: id(2, 4),
  emergencyDuty: id(2, 5),
} as const;

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

interface Sample {
  id: string;
  name: string;
  title: string;
  agency: number;
  roles: readonly { role: string; area: string }[];
  teams: readonly string[];
}

const role = (name: string, ...areas: string[]) => areas.map((area) => ({ role: name, area }));
const everywhere = ['southend', 'essex', 'thurrock'];

/**
 * One person a role, a second hub so that what is hidden between areas can be seen, and a head of service who is the
 * second person of every hub.
 */
export const samplePractitioners = {
  screening: {
    id: id(3, 1),
    name: 'Amara Cole',
    title: 'Screening officer',
    agency: 3,
    roles: role('screening officer', 'thurrock'),
    teams: [sampleTeams.thurrockHub, sampleTeams.areaToBeFound],
  },
  decision: {
    id: id(3, 2),
    name: 'Jonah Pryce',
    title: 'Front door team manager',
    agency: 3,
    roles: role('decision maker', 'thurrock'),
    teams: [sampleTeams.thurrockHub, sampleTeams.areaToBeFound],
  },
  essexDecision: {
    id: id(3, 3),
    name: 'Hester Vane',
    title: 'Front door team manager',
    agency: 2,
    roles: role('decision maker', 'essex'),
    teams: [sampleTeams.essexHub, sampleTeams.areaToBeFound],
  },
  southendDecision: {
    id: id(3, 4),
    name: 'Tobias Wren',
    title: 'Front door team manager',
    agency: 1,
    roles: role('decision maker', 'southend'),
    teams: [sampleTeams.southendHub, sampleTeams.areaToBeFound],
  },
  duty: {
    id: id(3, 5),
    name: 'Imogen Salt',
    title: 'Emergency duty social worker',
    agency: 3,
    roles: role('duty worker', 'thurrock'),
    teams: [sampleTeams.thurrockHub, sampleTeams.emergencyDuty, sampleTeams.areaToBeFound],
  },
  police: {
    id: id(3, 6),
    name: 'Rafe Dunmore',
    title: 'Police constable in the hub',
    agency: 4,
    roles: role('hub partner', ...everywhere),
    teams: [],
  },
  health: {
    id: id(3, 7),
    name: 'Oluchi Barr',
    title: 'Specialist nurse in the hub',
    agency: 5,
    roles: role('hub partner', ...everywhere),
    teams: [],
  },
  school: {
    id: id(3, 8),
    name: 'Marian Teale',
    title: 'Designated safeguarding lead',
    agency: 6,
    roles: [...role('referrer', 'thurrock'), ...role('agency contact', 'thurrock')],
    teams: [],
  },
  policeContact: {
    id: id(3, 21),
    name: 'Wendy Larkin',
    title: 'Police safeguarding desk officer',
    agency: 4,
    roles: role('agency contact', ...everywhere),
    teams: [],
  },
  healthContact: {
    id: id(3, 22),
    name: 'Bram Osei',
    title: 'Named nurse',
    agency: 5,
    roles: role('agency contact', ...everywhere),
    teams: [],
  },
  youthContact: {
    id: id(3, 23),
    name: 'Della Quaye',
    title: 'Youth work manager',
    agency: 9,
    roles: role('agency contact', 'essex'),
    teams: [],
  },
  governance: {
    id: id(3, 9),
    name: 'Felix Arden',
    title: 'Information-governance lead',
    agency: 8,
    roles: role('information-governance lead', ...everywhere),
    teams: [],
  },
  administrator: {
    id: id(3, 10),
    name: 'Priya Lomax',
    title: 'System administrator',
    agency: 8,
    roles: role('administrator', ...everywhere),
    teams: [],
  },
  operator: {
    id: id(3, 11),
    name: 'Silas Moor',
    title: 'Service operator',
    agency: 8,
    roles: role('operator', ...everywhere),
    teams: [],
  },
  board: {
    id: id(3, 12),
    name: 'Edith Rowan',
    title: 'Independent scrutineer',
    agency: 8,
    roles: role('board member', ...everywhere),
    teams: [],
  },
  second: {
    id: id(3, 14),
    name: 'Winifred Achebe',
    title: 'Head of service for the front doors',
    agency: 3,
    roles: role('decision maker', ...everywhere),
    teams: [
      sampleTeams.thurrockHub,
      sampleTeams.essexHub,
      sampleTeams.southendHub,
      sampleTeams.areaToBeFound,
    ],
  },
} satisfies Record<string, Sample>;

export type SampleRole = keyof typeof samplePractitioners;

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
      'insert into access.role_held (practitioner_id, role, area) values ($1, $2, $3) on conflict do nothing',
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
