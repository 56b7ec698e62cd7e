/** A course of the sample, with what differs from the usual. */
export interface SampleCourse {
  code: string;
  title: string;
  summary: string;
  outcomes: readonly string[];
  audience: string;
  audiences: readonly string[];
  minutes: number;
  level?: string;
  delivery?: 'virtual' | 'e-learning' | 'external link';
  paid?: boolean;
  more?: Readonly<Record<string, unknown>>;
  /** Courses that come first. */
  after?: readonly { code: string; hard?: boolean; evidence?: boolean }[];
}

const direct = {
  audience: 'People who work directly with children and families',
  audiences: ['direct-workers'],
} as const;
const managers = { audience: 'Managers and supervisors', audiences: ['managers'] } as const;
const everybody = { audience: 'Everybody', audiences: ['everybody'] } as const;

/** The sample's programme. Titles name the subject; the words are ours. */
export const SAMPLE_COURSES: readonly SampleCourse[] = [
  {
    ...{
      code: 'working-together',
      title: 'Working together and effective support',
      minutes: 180,
      ...everybody,
    },
    summary: 'How help fits the need, and who does what when agencies work as one around a family.',
    outcomes: [
      'Say which level of help fits, and why',
      'Find out who is already involved',
      'Pass on a worry so that it is understood',
    ],
  },
  {
    ...{
      code: 'early-help-workshop',
      title: 'Early help workshop',
      minutes: 120,
      delivery: 'virtual',
      ...direct,
    },
    summary: 'Two hours online on starting help early and bringing a team around the family.',
    outcomes: ['Begin an assessment together with a family', 'Hold a first meeting that ends with a plan'],
    more: { to_bring: 'A family you are thinking of, without their names.' },
  },
  {
    ...{ code: 'faith-and-belief', title: 'Child abuse linked to faith or belief', minutes: 180, paid: true },
    audience: 'Direct workers and their managers',
    audiences: ['direct-workers', 'managers'],
    summary:
      'Recognising harm that is explained by spirits, witchcraft or curses, and talking about it with respect.',
    outcomes: [
      'Recognise the signs',
      'Talk with families about belief',
      'Know when to pass on a worry',
      'Find advice from communities',
    ],
  },
  {
    ...{ code: 'criminal-exploitation', title: 'Criminal exploitation', minutes: 360, paid: true, ...direct },
    summary: 'How children are drawn into carrying drugs and debts, and what helps them out again.',
    outcomes: [
      'See the pattern early',
      'Speak of a child as harmed, not as an offender',
      'Plan for safety with partners',
    ],
  },
  {
    ...{
      code: 'suicide-prevention',
      title: 'Suicide prevention: explore, ask, keep safe',
      minutes: 210,
      ...everybody,
    },
    summary: 'Asking a young person about suicide, and keeping them safe for now.',
    outcomes: ['Ask the question directly', 'Make a safety plan together'],
    more: { provider: 'external', provider_name: 'A national charity for young lives' },
  },
  {
    ...{
      code: 'safeguarding-level-2',
      title: 'Safeguarding level 2',
      level: '2',
      minutes: 240,
      paid: true,
      ...direct,
    },
    summary:
      'What everybody needs who works directly with children, with people from other agencies in the room.',
    outcomes: [
      'Recognise abuse and neglect',
      'Listen to a child who tells you something',
      'Record and pass it on',
    ],
    more: { valid_months: 36 },
  },
  {
    ...{
      code: 'safeguarding-level-3',
      title: 'Safeguarding level 3 for designated people',
      level: '3',
      minutes: 390,
      paid: true,
    },
    audience: 'Designated safeguarding leads',
    audiences: ['designated-leads', 'schools'],
    summary: 'A day on leading safeguarding in your organisation.',
    outcomes: [
      'Decide when a worry becomes a referral',
      'Support colleagues',
      'Challenge a decision you do not agree with',
    ],
    after: [{ code: 'safeguarding-level-2', evidence: true }],
    more: { valid_months: 24, to_bring: 'Your certificate of level 2, if you did it elsewhere.' },
  },
  {
    ...{ code: 'trauma-basic', title: 'Trauma: the basics', minutes: 360, paid: true, ...direct },
    summary: 'What frightening things do to a child’s body and mind, and what helps.',
    outcomes: ['Explain behaviour by what happened to a child', 'Help a child to feel safe'],
  },
  {
    ...{ code: 'trauma-advanced', title: 'Trauma: going further', minutes: 360, paid: true, ...direct },
    summary: 'For those who know the basics: working with children over a longer time.',
    outcomes: ['Plan work that follows the child’s pace', 'Work with carers'],
    after: [{ code: 'trauma-basic', hard: true }],
  },
  {
    ...{
      code: 'trauma-vicarious',
      title: 'Trauma: looking after those who help',
      minutes: 360,
      paid: true,
      ...managers,
    },
    summary: 'What hearing about harm does to staff, and what a manager can do.',
    outcomes: ['Notice when somebody is worn down', 'Make supervision a safe place'],
  },
  {
    ...{
      code: 'domestic-abuse-awareness',
      title: 'Domestic abuse: seeing it and asking',
      minutes: 90,
      delivery: 'virtual',
      ...everybody,
    },
    summary: 'Short sessions, every week. Come to any one of them.',
    outcomes: ['Ask safely', 'Know whom to call'],
  },
  {
    ...{ code: 'child-in-need', title: 'Children in need: plans that work', minutes: 360 },
    audience: 'Social workers and their managers',
    audiences: ['direct-workers', 'managers'],
    summary: 'From assessment to a plan that a family can use.',
    outcomes: ['Write a plan in the family’s words', 'Review what changed'],
  },
  {
    ...{
      code: 'strengths-based-conferences',
      title: 'Conferences and core groups that build on strengths',
      minutes: 360,
      ...direct,
    },
    summary: 'Taking part in a child protection conference, and what happens between conferences.',
    outcomes: ['Give a report that a parent can follow', 'Make a core group do its work'],
  },
  {
    ...{
      code: 'disguised-compliance',
      title: 'When families keep us at a distance',
      minutes: 360,
      paid: true,
    },
    audience: 'Experienced workers',
    audiences: ['direct-workers', 'managers'],
    summary: 'When what is said and what is done do not match.',
    outcomes: ['Notice when you are reassured too easily', 'Stay curious and kind'],
  },
  {
    ...{
      code: 'perpetrator-tools',
      title: 'Working with people who use abuse',
      minutes: 1080,
      paid: true,
      ...direct,
    },
    summary: 'Three days on tools for work with those who harm their partners.',
    outcomes: ['Begin the conversation', 'Use each tool safely'],
  },
  {
    ...{
      code: 'cse-toolbox',
      title: 'Exploitation toolbox',
      minutes: 30,
      delivery: 'e-learning',
      ...everybody,
    },
    summary: 'Half an hour online, and free: how to use the exploitation assessment.',
    outcomes: ['Find the right tool', 'Know what it cannot tell you'],
    more: { valid_months: 24 },
  },
  {
    ...{ code: 'cse-awareness', title: 'Child sexual exploitation: awareness', minutes: 120, ...everybody },
    summary: 'What exploitation is, and what it looks like from outside.',
    outcomes: ['Recognise grooming', 'Know what to do next'],
    more: { valid_months: 36 },
  },
  {
    ...{ code: 'graded-care-profile-2', title: 'Graded Care Profile 2', minutes: 420, ...direct },
    summary: 'Two half days that teach the assessment of the care a child gets. Both count together.',
    outcomes: ['Score care with a family', 'Write what you saw'],
    more: { valid_months: 36, licence_note: 'The tool may be used by trained assessors only.' },
  },
  {
    ...{ code: 'play-and-conversation', title: 'A play about exploitation, and a conversation', minutes: 90 },
    audience: 'Young people, with those who work with them',
    audiences: ['schools', 'everybody'],
    summary: 'A short play for young people. Afterwards we talk about it.',
    outcomes: ['Know that it is never your fault', 'Know whom to tell'],
    more: { age_from: 13, age_to: 19, age_to_send: 25, charging_policy: null },
  },
  {
    ...{
      code: 'sexualised-behaviour',
      title: 'Managing sexualised behaviour in primary schools',
      minutes: 120,
      delivery: 'external link',
    },
    audience: 'Primary schools',
    audiences: ['schools'],
    summary: 'An online course of a national charity.',
    outcomes: ['Tell what is usual from what is not'],
    more: {
      provider: 'external',
      provider_name: 'a national children’s charity',
      external_href: 'https://learning.charity.example/primary',
      charging_policy: null,
    },
  },
  {
    ...{ code: 'stalking', title: 'Stalking: what it is and what helps', minutes: 120, ...everybody },
    summary: 'Planned for next year. Leave your address and we tell you when there are dates.',
    outcomes: ['Take it seriously early'],
  },
  {
    ...{ code: 'sarc-open-day', title: 'Open day at the sexual assault referral centre', minutes: 120 },
    ...everybody,
    summary:
      'See the rooms, meet doctors and advisers, and ask how people come: by themselves or sent. Leave your address and we tell you of the next day.',
    outcomes: ['Know what happens there', 'Know that people may come without the police'],
  },
  {
    ...{ code: 'parental-conflict', title: 'Reducing parental conflict', minutes: 360, ...everybody },
    summary:
      'A day on how to see conflict, tell it from abuse, and help. Module 1, an hour online, comes before it. Leave your address and we tell you when there are dates.',
    outcomes: ['Raise it with both parents', 'Know when joint work is not safe'],
  },
];
