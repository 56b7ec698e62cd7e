import { allegationsServiceOf, frontDoorOf } from '../calendar/opening-hours.ts';
import type { PhoneLine, Purpose } from './types.ts';

type Line = Pick<PhoneLine, 'name' | 'phone' | 'why' | 'source' | 'certainty'> & { readonly text?: string };

const SINCE = '2019-01-01';
const LSCP = 'thurrocklscp.org.uk';

const THURROCK_HUB: Line = {
  name: 'Thurrock multi-agency safeguarding hub',
  phone: '01375 652802',
  why: 'The hub takes every concern about a child who lives in Thurrock.',
  source: LSCP,
  certainty: 'V',
};
const THURROCK_DUTY: Line = {
  name: 'Thurrock emergency duty team',
  phone: '01375 372468',
  why: 'The Thurrock hub is closed, and the emergency duty team takes what cannot wait.',
  source: LSCP,
  certainty: 'V',
};
const THURROCK_LADO: Line = {
  name: 'Thurrock designated officer (LADO)',
  phone: '01375 652921',
  why: 'The designated officer takes allegations against people who work with children in Thurrock.',
  source: LSCP,
  certainty: 'V',
};
const ESSEX_HUB: Line = {
  name: 'Essex Children and Families Hub',
  phone: '0345 603 7627',
  why: 'The hub takes concerns about a child who lives in Essex: ask for the Priority Line if the risk is immediate, for the Consultation Line if you want advice.',
  source: 'neessexccg.nhs.uk',
  certainty: 'V',
};
const ESSEX_DUTY: Line = {
  name: 'Essex emergency duty team',
  phone: '0345 606 1212',
  why: 'The Essex hub is closed, and the emergency duty team takes what cannot wait.',
  source: 'neessexccg.nhs.uk',
  certainty: 'V',
};
const ESSEX_LADO: Line = {
  name: 'Essex designated officer (LADO)',
  phone: '03330 139797',
  why: 'The duty line takes allegations against people who work with children in Essex.',
  source: 'escb.co.uk',
  certainty: 'V',
};

const TRAINING: Line = {
  name: 'Essex safeguarding children board, training',
  phone: '0333 013 8937',
  why: 'The board answers questions about its courses.',
  source: 'ecvys.org.uk',
  certainty: 'V',
};

/** Each number the partnership publishes, from 2019. Southend publishes none for a child or an allegation. */
export const PHONE_LINES: readonly PhoneLine[] = [
  ...dayAndNight('thurrock', 'child', THURROCK_HUB, THURROCK_DUTY),
  ...dayAndNight('thurrock', 'allegation', THURROCK_LADO, {
    ...THURROCK_DUTY,
    why: 'The designated officer is not at work: the emergency duty team passes the allegation on.',
  }),
  ...dayAndNight('essex', 'child', ESSEX_HUB, ESSEX_DUTY),
  ...dayAndNight('essex', 'allegation', ESSEX_LADO, {
    ...ESSEX_DUTY,
    why: 'The designated officer is not at work: the emergency duty team passes the allegation on.',
    certainty: 'derived',
  }),
  always('rail', {
    name: 'British Transport Police',
    phone: '0800 40 50 40',
    text: '61016',
    why: 'British Transport Police deal with worries about a child on trains and at stations, day and night.',
    source: LSCP,
    certainty: 'V',
  }),
  always('domestic-abuse', {
    name: 'Essex Police domestic abuse line',
    phone: '0800 358 0351',
    why: 'Essex Police serve Southend, Essex and Thurrock. Professionals can also reach their central referral unit on 101, extension 180340.',
    source: `${LSCP}; as listed some years ago`,
    certainty: 'V',
  }),
  always('child-death', {
    name: 'Child death review manager',
    phone: '01992 566131',
    why: 'One manager receives notifications of child deaths for Southend, Essex and Thurrock, also by e-mail: cdr.notifications@nhs.net.',
    source: LSCP,
    certainty: 'V',
  }),
  line('essex-training', 'essex', 'training', 'always', null, TRAINING),
  always('training', {
    ...TRAINING,
    why: "The Essex board's is the one course line published in the three areas.",
    source: `${TRAINING.source}, for Essex; taken to answer for the other areas as well`,
    certainty: 'derived',
  }),
];

function dayAndNight(area: string, purpose: 'child' | 'allegation', day: Line, night: Line): PhoneLine[] {
  const service = purpose === 'child' ? frontDoorOf(area) : allegationsServiceOf(area);
  return [
    line(`${area}-${purpose}-open`, area, purpose, 'open', service, day),
    line(`${area}-${purpose}-shut`, area, purpose, 'shut', service, night),
  ];
}

function always(purpose: Purpose, said: Line): PhoneLine {
  return line(`all-${purpose}`, null, purpose, 'always', null, said);
}

function line(
  id: string,
  area: string | null,
  purpose: Purpose,
  holds: PhoneLine['holds'],
  service: string | null,
  said: Line,
): PhoneLine {
  return { text: null, ...said, id, area, purpose, holds, service, effectiveFrom: SINCE, effectiveTo: null };
}

/** 999: stands before every other number, whatever the hour. */
export const EMERGENCY = {
  name: 'Emergency services',
  phone: '999',
  why: 'If a child is in danger now, or a crime is happening.',
} as const;

/** Who is rung where no line is configured; `place` is the area's name. */
export function standIn(place: string, purpose: Purpose): Pick<PhoneLine, 'name' | 'phone' | 'text' | 'why'> {
  const wanted: Readonly<Record<Purpose, string>> = {
    child: 'for worries about a child',
    allegation: 'for allegations against people who work with children',
    rail: 'for worries about a child on the railway',
    'domestic-abuse': 'for domestic abuse',
    'child-death': 'for notifying the death of a child',
    training: 'for courses',
  };
  return {
    name: 'Police, non-emergency',
    phone: '101',
    text: null,
    why: `We do not hold ${place}'s own number ${wanted[purpose]}. The police can take the call at any hour and reach the right team.`,
  };
}
