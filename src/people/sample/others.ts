import type { SampleFact, SampleFamily, SamplePerson } from './types.ts';

/** Other families of the trial, briefly: enough that lists have pages and searches have namesakes. */
interface Brief {
  team: SampleFamily['team'];
  surname: string;
  street: string;
  postcode: string;
  language: string;
  ethnicity: string;
  /** "Mother 1985-05-05 F" and children in the same way; a child due is "due 40". */
  mother: string;
  partner?: string;
  children: readonly string[];
  /** Days since all of it was told. */
  daysAgo: number;
  /** Closed to all but named people. */
  restricted?: boolean;
}

const BRIEFS: readonly Brief[] = [
  brief('thurrock', 'Marlow', '7 Ferry Lane', 'RM17 6SL', 'English', 'WBRI', 60, 'Ana 1985-05-05', [
    ...['Tia F 2012-03-03', 'Sam M 2009-01-09'],
  ]),
  brief(
    'thurrock',
    'Nowak',
    '22 Chalk Road',
    'RM16 2AB',
    'Polish',
    'WOTH',
    400,
    'Ewa 1990-11-02',
    [...['Filip M 2015-04-18', 'Zofia F 2018-08-01']],
    'Piotr 1987-03-15',
  ),
  brief('thurrock', 'Begum', '3 Dock Street', 'RM17 5JT', 'Bengali', 'ABAN', 90, 'Farzana 1992-06-21', [
    ...['Nusrat F 2014-12-12', 'Imran M 2017-02-27', 'due 75'],
  ]),
  brief(
    'thurrock',
    'Popescu',
    '15 Mill Hill',
    'RM19 1QH',
    'Romanian',
    'WOTH',
    220,
    'Ioana 1994-09-09',
    ['Andrei M 2016-05-30'],
    'Radu 1991-01-28',
  ),
  brief('southend', 'Campbell', '41 Pier View', 'SS1 1AA', 'English', 'BCRB', 35, 'Keziah 1986-10-10', [
    ...['Micah M 2010-07-07', 'Jada F 2013-03-19'],
  ]),
  brief(
    'southend',
    'Malik',
    '9 Cliff Parade',
    'SS0 7NS',
    'Urdu',
    'APKN',
    500,
    'Sana 1989-04-14',
    [...['Zayd M 2011-11-11', 'Hira F 2011-11-11']],
    'Bilal 1984-08-23',
  ),
  brief('southend', 'Fenn', '2 Shell Court', 'SS2 6ER', 'English', 'WBRI', 15, 'Lottie 1997-12-01', [
    'due 30',
  ]),
  brief('essex', 'Okafor', '60 Broad Green', 'CM1 1QH', 'Igbo', 'BAFR', 140, 'Ifeoma 1987-02-02', [
    ...['Chidi M 2012-09-25', 'Adaeze F 2016-01-06'],
  ]),
  brief('essex', 'Rahimi', '8 Weavers Yard', 'CO1 1AB', 'Dari', 'AOTH', 20, 'Laleh 1991-07-17', [
    'Omid M 2013-10-04',
  ]),
  brief(
    'essex',
    'Connors',
    '1 Heath Site',
    'CM3 4RT',
    'English',
    'WIRT',
    330,
    'Bridie 1988-03-08',
    [...['Jimmy M 2012-06-14', 'Shannon F 2014-09-29', 'Mikey M 2019-12-24']],
    'Declan 1985-05-19',
  ),
  {
    ...brief('thurrock', 'Thackray', '19 Court Walk', 'RM17 6SL', 'English', 'WBRI', 10, 'Nell 1983-01-31', [
      'Rory M 2012-02-20',
    ]),
    restricted: true,
  },
  // Written down a second time by somebody who did not search: pairs for those who settle what is one person.
  brief('thurrock', 'Novak', '22 Chalk Rd', 'RM16 2AB', 'Polish', 'WOTH', 30, 'Ewa 1990-11-02', [
    'Filip M 2015-04-18',
  ]),
  brief('southend', 'Campbel', '41 Pier View', 'SS1 1AA', 'English', 'BCRB', 12, 'Keziah 1986-10-10', [
    'Micah M 2010-07-07',
  ]),
];

function brief(
  team: Brief['team'],
  surname: string,
  street: string,
  postcode: string,
  language: string,
  ethnicity: string,
  daysAgo: number,
  mother: string,
  children: readonly string[],
  partner?: string,
): Brief {
  const written = { team, surname, street, postcode, language, ethnicity, daysAgo, mother, children };
  return partner === undefined ? written : { ...written, partner };
}

function familyOf(given: Brief): SampleFamily {
  const { team, mother, partner, children } = given;
  const parents = [
    { key: 'mother', words: `${mother.split(' ')[0]} F ${mother.split(' ')[1]}` },
    ...(partner ? [{ key: 'partner', words: `${partner.split(' ')[0]} M ${partner.split(' ')[1]}` }] : []),
  ];
  const young = children.map((words, n) => ({ key: `child ${n}`, words }));
  const people = [...parents, ...young].map(({ key, words }) => personOf(given, key, words));
  return {
    team,
    people,
    ties: [
      ...young.flatMap((child) => parents.map((parent) => [parent.key, 'parent', child.key] as const)),
      ...(partner ? [['mother', 'partner', 'partner'] as const] : []),
    ],
    household: people.filter(({ born }) => typeof born === 'string').map(({ key }) => key),
  };
}

function personOf(given: Brief, key: string, words: string): SamplePerson {
  const [name = '', second = '', born = ''] = words.split(' ');
  const { surname, restricted, daysAgo } = given;
  const shared = { key, surname, ...(restricted ? { restricted } : {}) };
  if (name === 'due')
    return {
      ...{ ...shared, given: '', sex: 'U', born: { dueInDays: Number(second) } },
      ...{ told: { by: 'her mother', daysAgo }, facts: [homeOf(given)] },
    };
  const child = key.startsWith('child');
  return {
    ...{ ...shared, given: name, sex: second as 'M' | 'F', born },
    told: { by: child ? `${second === 'F' ? 'her' : 'his'} mother` : 'themselves', daysAgo },
    facts: [homeOf(given), ...saidOf(given), ...(child && born < '2021' ? [schoolOf(given)] : [])],
  };
}

const homeOf = ({ street, postcode }: Brief): SampleFact => ({
  part: 'address',
  columns: { kind: 'home', words: street, postcode },
});
const saidOf = ({ language, ethnicity }: Brief): SampleFact[] => [
  { part: 'fact', columns: { kind: 'language', value: language } },
  { part: 'fact', columns: { kind: 'ethnicity', value: ethnicity } },
];
const SCHOOLS = {
  thurrock: 'Harbour Academy',
  southend: 'Pier Street School',
  essex: 'Weavers School',
} as const;
const schoolOf = ({ team }: Brief): SampleFact => ({
  part: 'registration',
  columns: { kind: 'school', organisation: SCHOOLS[team], from_on: '2024-09-01' },
});

/** The other families, each with its parents and children. */
export const others: readonly SampleFamily[] = BRIEFS.map(familyOf);
