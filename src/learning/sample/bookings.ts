import { createHash } from 'node:crypto';
import { londonDate } from '../../platform/time/index.ts';
import type { BookingState, OrganisationType } from '../types.ts';
import { sampleId } from './ids.ts';
import type { SampleSession } from './sessions.ts';

interface Organisation {
  name: string;
  type: OrganisationType;
  domain: string;
  pence: number;
  reason: string;
  agency: string | null;
  membership?: string;
}

const statutory = 'Health, police, probation, local government, schools and community interest companies';
const ORGANISATIONS: readonly Organisation[] = [
  {
    name: 'Creekside Youth Trust',
    type: 'voluntary',
    domain: 'creeksideyouth.example',
    pence: 3000,
    reason: 'Other voluntary organisations and charities',
    agency: null,
  },
  {
    name: 'Estuary Integrated Care Board',
    type: 'health',
    domain: 'estuary-icb.example',
    pence: 6000,
    reason: statutory,
    agency: '00000001-0000-4000-8000-000000000005',
  },
  {
    name: 'Saltmarsh Primary School',
    type: 'school',
    domain: 'saltmarsh.example',
    pence: 6000,
    reason: statutory,
    agency: null,
  },
  {
    name: 'Harbour Lights Nurseries Ltd',
    type: 'private',
    domain: 'harbourlights.example',
    pence: 9000,
    reason: 'Private, independent and profit-making organisations',
    agency: null,
  },
  {
    name: 'Estuary Probation',
    type: 'probation',
    domain: 'probation.example',
    pence: 6000,
    reason: statutory,
    agency: null,
  },
  {
    name: 'Blackwater Council',
    type: 'local-government',
    domain: 'blackwater.example',
    pence: 6000,
    reason: statutory,
    agency: null,
  },
];
const NAMES = [
  ...[
    'Nadia Prior',
    'Lewis Hale',
    'Oona Frith',
    'Yusuf Tamm',
    'Carys Lowe',
    'Dominic Ferris',
    'Petra Sands',
    'Ivo Mead',
  ],
  ...[
    'Hanna Rook',
    'Theo Marsh',
    'Bea Colne',
    'Rhys Alder',
    'Sunita Bray',
    'Kit Osborne',
    'Maud Ellery',
    'Jai Thorne',
  ],
];

/** How many bookings of which state a session has. */
const SHAPE: Readonly<Record<string, readonly BookingState[]>> = {
  'suicide-prevention': ['confirmed', 'confirmed', 'confirmed', 'offered', 'waiting', 'waiting', 'waiting'],
  'safeguarding-level-2': ['confirmed', 'confirmed', 'confirmed', 'cancelled', 'confirmed', 'confirmed'],
  'early-help-workshop': ['confirmed', 'confirmed', 'confirmed'],
  'trauma-basic': ['confirmed', 'confirmed', 'cancelled'],
  'graded-care-profile-2': ['confirmed', 'confirmed', 'confirmed', 'confirmed'],
  'working-together': ['confirmed', 'requested'],
};
const PAST: readonly BookingState[] = [
  'attended',
  'attended',
  'no-show',
  'attended',
  'cancelled',
  'attended',
];

/** Enough came for what they say three months later to be drawn. */
const LONG_PAST: readonly BookingState[] = Array.from({ length: 26 }, () => 'attended');
const LONG = { hours: 24 * 7 * 12 };

/** Rows of bookings, and of what stands beside them. */
export function sampleBookings(
  sessions: readonly SampleSession[],
  ground: {
    now: Temporal.Instant;
    /** The installation's own address, for the links of its messages. */
    site: string;
    policy: string | null;
    courseIds: ReadonlyMap<string, string>;
    paid: ReadonlySet<string>;
  },
) {
  const seen = new Set<string>();
  const made = sessions.flatMap((session) => {
    const ends = session.parts.at(-1)?.endsAt ?? ground.now;
    const past = Temporal.Instant.compare(ends, ground.now) < 0;
    const long = Temporal.Instant.compare(ends, ground.now.subtract(LONG)) < 0;
    // Of each course the first session to come, and every one that is over.
    const states = long
      ? LONG_PAST
      : past
        ? PAST
        : seen.has(session.course)
          ? []
          : (SHAPE[session.course] ?? []);
    if (!past) seen.add(session.course);
    return states.map((state, at) => ({ session, state, at }));
  });
  return made.map((one, n) => rowsOf(one, n + 1, ground));
}

/** Of many people in one room hardly two have the same name. */
function mixedName(n: number): string {
  const [first = 'Nadia'] = (NAMES[n % NAMES.length] ?? '').split(' ');
  const [, last = 'Prior'] = (NAMES[(n * 3 + Math.floor(n / 16)) % NAMES.length] ?? '').split(' ');
  return `${first} ${last}`;
}

function rowsOf(
  { session, state, at }: { session: SampleSession; state: BookingState; at: number },
  n: number,
  { now, site, policy, courseIds, paid }: Parameters<typeof sampleBookings>[1],
) {
  const organisation = ORGANISATIONS[(n + at) % ORGANISATIONS.length];
  const name = at < 8 ? (NAMES[(n * 5 + at) % NAMES.length] ?? 'Nadia Prior') : mixedName(n);
  if (!organisation) throw new RangeError('the sample has organisations');
  const email = `${name.toLowerCase().replace(' ', '.')}.${n}@${organisation.domain}`;
  const start = session.parts[0]?.startsAt ?? now;
  const bookedAt = earlierOf(now, start).subtract({ hours: 24 * 12 + n });
  const cost = paid.has(session.course);
  const calendarCode = `sample-calendar-code-${String(n).padStart(4, '0')}`;
  const when = { attended: start, 'no-show': start } as Partial<Record<BookingState, Temporal.Instant>>;
  const id = sampleId(3, n);
  const deleteAfter = londonDate(start).add({ days: 90 }).toString();
  const booking = {
    ...{
      id,
      session_id: sampleId(2, session.n),
      course_id: courseIds.get(session.course),
      name,
      email,
      state,
    },
    ...{
      organisation: organisation.name,
      agency_id: organisation.agency,
      organisation_type: organisation.type,
    },
    ...{
      booked_by: null,
      booked_by_email: email,
      booked_by_name: name,
      approval: state === 'requested' ? 'asked' : 'not needed',
    },
    ...{
      price_pence: cost ? organisation.pence : 0,
      price_reason: cost ? organisation.reason : 'Free of charge',
    },
    ...{
      policy_version: policy,
      course_version: 1,
      site,
      calendar_code: calendarCode,
      sequence: 0,
    },
    calendar_hash: createHash('sha256').update(calendarCode).digest('hex'),
    booked_at: bookedAt.toString(),
    priced_on: londonDate(bookedAt).toString(),
    changed_at: (when[state] ?? bookedAt).toString(),
    confirmed_at: ['confirmed', 'attended', 'no-show'].includes(state) ? bookedAt.toString() : null,
    offered_at: state === 'offered' ? now.subtract({ hours: 5 }).toString() : null,
    offer_expires_at: state === 'offered' ? now.add({ hours: 43 }).toString() : null,
    cancelled_at: state === 'cancelled' ? bookedAt.add({ hours: 48 }).toString() : null,
    cancelled_by: state === 'cancelled' ? 'booker' : null,
    cancelled_why: state === 'cancelled' ? 'Cannot come after all' : null,
  };
  const payer = {
    ...{
      booking_id: id,
      purpose: 'To charge for a late cancellation or for not coming, and for the place itself',
    },
    ...{
      name: 'Accounts',
      organisation: organisation.name,
      email: `accounts@${organisation.domain}`,
      phone: '',
    },
    ...{ address: '1 Quay Street, Rayleigh', delete_after: deleteAfter },
  };
  const need =
    n % 4 === 0
      ? [{ booking_id: id, kind: 'access', words: 'A seat near the front', delete_after: deleteAfter }]
      : [];
  // What is kept for a time was deleted when it had passed.
  const kept = deleteAfter >= londonDate(now).toString();
  return {
    'learning.booking': [booking],
    'learning.booking_payer': kept ? [payer] : [],
    'learning.booking_need': kept ? need : [],
  };
}

const earlierOf = (a: Temporal.Instant, b: Temporal.Instant) => (Temporal.Instant.compare(a, b) < 0 ? a : b);
