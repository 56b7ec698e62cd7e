import { samplePractitioners } from '../../partnership/index.ts';
import { type OwnerConnection, unforced, writeRows } from '../../platform/db/index.ts';
import { londonDate } from '../../platform/time/index.ts';
import { sampleBookings } from './bookings.ts';
import { SAMPLE_COURSES, type SampleCourse } from './courses.ts';
import { sampleId } from './ids.ts';
import { type SampleSession, sampleSessions } from './sessions.ts';

const TABLES = [
  ...(['learning.course', 'learning.course_version', 'learning.prerequisite', 'learning.exclusion'] as const),
  ...(['learning.session', 'learning.session_part', 'learning.trainer', 'learning.joining'] as const),
  ...([
    'learning.booking',
    'learning.booking_payer',
    'learning.booking_need',
    'learning.external_event',
  ] as const),
] as const;

/**
 * Writes the sample's courses, sessions and bookings. Where there are sessions already, only the links of messages to come
 * follow the installation: a trial is started at one port today and at another tomorrow.
 */
export async function seedSampleProgramme(
  owner: OwnerConnection,
  { now, site }: { now: Temporal.Instant; site: string },
): Promise<void> {
  await unforced(
    owner,
    [...TABLES, 'learning.cancellation_policy', 'learning.completion', 'learning.interest'],
    async (inside) => {
      const [found] = await inside.query<{ some: boolean }>(
        'select exists (select from learning.session) as some',
      );
      if (found?.some) {
        for (const table of ['booking', 'interest'])
          await inside.query(`update learning.${table} set site = $1 where site <> $1`, [site]);
        return;
      }
      await writeCourses(inside);
      const known = await inside.query<{ id: string; code: string }>('select id, code from learning.course');
      const courseIds = new Map(known.map(({ id, code }) => [code, id]));
      const [policy] = await inside.query<{ id: string }>(
        "select id from learning.cancellation_policy where code = 'standard' order by version limit 1",
      );
      const sessions = sampleSessions(now);
      const paid = new Set(SAMPLE_COURSES.flatMap(({ code, paid: costs }) => (costs ? [code] : [])));
      await writeRows(inside, TABLES, [
        ...rulesOf(courseIds),
        ...sessions.map((session) => sessionRows(session, courseIds)),
        ...sampleBookings(sessions, { now, site, policy: policy?.id ?? null, courseIds, paid }),
        { 'learning.external_event': eventsOf(now) },
      ]);
    },
  );
}

async function writeCourses(inside: OwnerConnection): Promise<void> {
  for (const [
    at,
    { title, summary, outcomes, audience, audiences, minutes, level, delivery, code, paid, more },
  ] of SAMPLE_COURSES.entries()) {
    const row = {
      ...{ id: sampleId(1, at + 1), code, title, state: 'open', summary, words: '', outcomes, areas: [] },
      ...{
        audience,
        audiences,
        minutes,
        level: level ?? null,
        delivery: delivery ?? 'face to face',
        provider: 'internal',
      },
      ...{
        provider_name: null,
        external_href: null,
        price_table: paid ? 'standard' : null,
        charging_policy: 'standard',
      },
      ...{
        age_from: null,
        age_to: null,
        age_to_send: null,
        licence_note: '',
        to_bring: '',
        valid_months: null,
        ...more,
      },
    };
    const columns = Object.keys(row).join(', ');
    await inside.query(
      `insert into learning.course (${columns}) select ${columns} from json_populate_record(null::learning.course, $1::json)
       on conflict do nothing`,
      [JSON.stringify(row)],
    );
  }
}

function rulesOf(courseIds: ReadonlyMap<string, string>) {
  const needs = ({ code, after = [] }: SampleCourse) =>
    after.map(({ code: first, hard = false, evidence = false }) => ({
      ...{ id: crypto.randomUUID(), course_id: courseIds.get(code), needs_id: courseIds.get(first) },
      ...{ strength: hard ? 'hard' : 'soft', equivalent: !hard, evidence },
    }));
  const essex = {
    ...{
      id: crypto.randomUUID(),
      course_id: courseIds.get('perpetrator-tools'),
      organisation: 'Essex Children’s Social Care',
    },
    agency_id: '00000001-0000-4000-8000-000000000002',
    message: 'Essex social care has a course of its own: ask your learning team',
    href: null,
  };
  return [{ 'learning.prerequisite': SAMPLE_COURSES.flatMap(needs), 'learning.exclusion': [essex] }];
}

function sessionRows(
  { course, n, parts, venue, area, capacity }: SampleSession,
  courseIds: ReadonlyMap<string, string>,
) {
  const id = sampleId(2, n);
  const span = { starts_at: parts[0]?.startsAt.toString(), ends_at: parts.at(-1)?.endsAt.toString() };
  const session = {
    ...{
      id,
      course_id: courseIds.get(course),
      area,
      venue,
      capacity,
      taken: 0,
      sequence: 0,
      version: 1,
      ...span,
    },
    venue_notes: venue ? 'Parking at the door, step-free.' : '',
    created_at: '2026-09-01T08:00:00Z',
  };
  return {
    'learning.session': [session],
    'learning.session_part': parts.map(({ startsAt, endsAt }, at) => ({
      ...{ session_id: id, n: at + 1, title: '', starts_at: startsAt.toString(), ends_at: endsAt.toString() },
    })),
    'learning.trainer':
      n % 2 === 1 ? [{ session_id: id, practitioner_id: samplePractitioners.trainer.id }] : [],
    'learning.joining':
      venue === null ? [{ session_id: id, href: `https://meet.example/${course}-${n}`, words: '' }] : [],
  };
}

function eventsOf(now: Temporal.Instant) {
  const today = londonDate(now);
  const event = (title: string, provider: string, weeks: number, checked: number) => ({
    ...{ id: crypto.randomUUID(), title, provider, words: 'Online, and open to everybody.' },
    href: 'https://events.network.example/training',
    starts_on: today.add({ days: weeks * 7 }).toString(),
    checked_on: today.subtract({ days: checked }).toString(),
  });
  return [
    event('Working with boys who are exploited', 'A national network against exploitation', 5, 4),
    event('Parents as partners', 'A national charity for parents', 9, 45),
  ];
}
