/** An id of the sample: the block says of what, the number which. */
export const id = (block: number, n: number) =>
  `${String(block).padStart(8, '0')}-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** Ids of the sample partnership, fixed so that tests and benches can name them. All people are invented. */
export const sampleTeams = {
  southendHub: id(2, 1),
  essexHub: id(2, 2),
  thurrockHub: id(2, 3),
  areaToBeFound: id(2, 4),
  emergencyDuty: id(2, 5),
} as const;

export interface Sample {
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
  business: {
    id: id(3, 13),
    name: 'Odette Finch',
    title: 'Partnership business officer',
    agency: 8,
    roles: role('business team', ...everywhere),
    teams: [],
  },
  coordinator: {
    id: id(3, 15),
    name: 'Rosalind Keep',
    title: 'Training coordinator',
    agency: 8,
    roles: role('training coordinator', ...everywhere),
    teams: [],
  },
  secondCoordinator: {
    id: id(3, 20),
    name: 'Leonie Faulk',
    title: 'Training manager',
    agency: 8,
    roles: role('training coordinator', ...everywhere),
    teams: [],
  },
  trainer: {
    id: id(3, 16),
    name: 'Callum Oyelaran',
    title: 'Trainer',
    agency: 5,
    roles: role('trainer', ...everywhere),
    teams: [],
  },
  trainingLead: {
    id: id(3, 17),
    name: 'Gwen Ashdown',
    title: 'Training lead',
    agency: 5,
    roles: role('training lead', ...everywhere),
    teams: [],
  },
  author: {
    id: id(3, 18),
    name: 'Ines Calder',
    title: 'Health promotion writer',
    agency: 5,
    roles: role('content author', ...everywhere),
    teams: [],
  },
  provider: {
    id: id(3, 19),
    name: 'Moses Tarrant',
    title: 'Services coordinator',
    agency: 9,
    roles: role('service provider', 'essex'),
    teams: [],
  },
} satisfies Record<string, Sample>;

export type SampleRole = keyof typeof samplePractitioners;
