import { formError } from '../../../platform/forms/index.ts';
import type { SourceCode } from '../../rules/source.ts';
import { any, line, mail, one, options, step, telephone } from '../questions.ts';
import { SIGNS } from '../shared/signs.ts';
import { typedOn } from '../told.ts';
import type { Asking } from '../types.ts';

const part = 'You';

/** Services as people name them, each with its code of the national list of sources. */
const SERVICES = {
  school: ['School or college', '2A'],
  education: ['Another education service', '2B'],
  'early years': ['Nursery, childminder or children’s centre', '8'],
  gp: ['GP practice', '3A'],
  'health visitor': ['Health visiting', '3B'],
  'school nurse': ['School nursing', '3C'],
  'community health': ['Midwife, dentist, pharmacist or other community health', '3D'],
  emergency: ['Hospital emergency department or ambulance', '3E'],
  health: ['Other hospital or mental health service', '3F'],
  police: ['Police', '6'],
  'transport police': ['British Transport Police', '6'],
  transport: ['Railway, bus, coach, taxi, port or airport', '8'],
  border: ['Border or immigration', '7'],
  justice: ['Court, probation, prison or Cafcass', '7'],
  'early help': ['Council: early help', '5D'],
  adults: ['Council: adults’ social care', '5A'],
  council: ['Council: another service', '5B'],
  'another council': ['Another council', '5C'],
  housing: ['Housing', '4'],
  voluntary: ['Charity, faith group, sports or youth club', '8'],
  other: ['Something else', '8'],
} as const satisfies Record<string, readonly [string, SourceCode]>;

export type Service = keyof typeof SERVICES;

/** The source code of a service. */
export const sourceOf = (service: Service): SourceCode => SERVICES[service][1];

export const service = step({
  key: 'service',
  part,
  heading: 'Where do you work or volunteer?',
  questions: {
    service: one({
      label: 'Where do you work or volunteer?',
      ask: 'Choose where you work or volunteer',
      options: options(Object.entries(SERVICES).map(([key, [label]]) => [key as Service, label] as const)),
    }),
  },
});

export const referrer = step({
  key: 'referrer',
  part,
  heading: 'Your details',
  lead: [
    'We need your name: a professional cannot raise a concern anonymously. The hub answers you here, so give work details that you or your team read.',
  ],
  questions: {
    name: line({ label: 'Full name', ask: 'Enter your full name', autocomplete: 'name' }),
    job: line({ label: 'Role', ask: 'Enter your role', autocomplete: 'organization-title' }),
    agency: line({
      label: 'Organisation',
      ask: 'Enter the name of your organisation',
      autocomplete: 'organization',
    }),
    phone: telephone({ label: 'Work phone number' }),
    email: mail({ label: 'Work email address' }),
    tie: line({ label: 'How do you know the child?', hint: 'For example: class teacher, met on shift.' }),
  },
  prefilled: (person) => ({ name: person.name, job: person.jobTitle, agency: person.agencyName }),
  across: ({ phone, email }) =>
    phone || email
      ? []
      : [formError('phone', 'Enter a work phone number or email address, so that the hub can answer you')],
});

const TRAVEL = ['transport', 'transport police', 'border'];

/** Staff who meet a child in passing are asked what they saw, and not what only a family's own services know. */
export function inPassing({ told }: Asking): boolean {
  return TRAVEL.includes(typedOn(told, 'service', 'service'));
}

/** Everybody else is asked about the family too. */
export const metBefore = (asking: Asking) => !inPassing(asking);

export const signs = step({
  key: 'signs',
  part: 'The concern',
  heading: 'Signs of exploitation',
  lead: ['Tick what you noticed. One sign alone may mean little; together they may tell the story.'],
  asked: inPassing,
  questions: {
    signs: any({ label: 'What you noticed', options: SIGNS }),
    trip: line({
      label: 'Where, and on which journey?',
      hint: 'Station, stop or gate; service, route or vehicle; where the child came from and was going.',
    }),
    company: line({
      label: 'Who was with the child?',
      hint: 'What they looked like, names, phone numbers, vehicles.',
    }),
  },
});
