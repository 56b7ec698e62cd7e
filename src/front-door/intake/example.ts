/** An invented concern, as a school's system sends it; the example of the description and of the tests. */
export const exampleConcern = {
  danger: 'no',
  service: 'school',
  referrer: {
    name: 'Marian Teale',
    role: 'Designated safeguarding lead',
    phone: '01375 000 111',
    email: 'office@saltmarsh.example',
    knowsChild: 'Head of year',
  },
  children: [
    {
      given: 'Ayo',
      surname: 'Bello',
      born: 'yes',
      dateOfBirth: '2019-04-03',
      sex: 'M',
      home: {
        address: '7 Wharf Lane, Grays',
        postcode: 'RM17 6SL',
        shieldedFrom: 'His father, after violence to the mother',
      },
      background: { language: 'Yoruba', interpreter: 'yes' },
      nhsNumber: '943 476 5919',
      upn: 'K201200195001',
    },
  ],
  area: 'thurrock',
  concern: {
    what: 'Ayo came with a bruise on his arm and would not say how he got it.',
    when: 'This morning, at registration',
    knownFrom: ['seen'],
  },
  now: { place: 'At school', state: 'Calm', protectToday: 'unsure' },
  risk: { feared: 'That he is hurt again', level: '4' },
  household: [{ name: 'Sade Bello', relationship: 'Mother', parentalResponsibility: 'yes' }],
  voice: { knows: 'no' },
  consent: {
    sharing: 'not asked',
    exception: 'RISK_BY_ASKING',
    rationale: 'Asking at home could put him and his mother at risk.',
    service: 'not asked',
  },
  parents: { informed: 'no', why: 'His father might learn where they live.' },
} as const;

export const exampleState = {
  receipt: '7K3M-XX9P-4RTW-BC2H',
  reference: 'TH-2026-00042',
  state: 'decided',
  receivedAt: '2026-11-23T10:42:00Z',
  decisionDueBy: '2026-11-24T16:30:00Z',
  weighingSince: '2026-11-23T11:05:00Z',
  decidedAt: '2026-11-23T15:20:00Z',
  outcome: 'Child and family assessment (section 17)',
  needed: null,
  answerBy: null,
  words: 'A social worker sees Ayo today. Please keep him at school until we ring.',
} as const;
