import { createHash } from 'node:crypto';
import { samplePractitioners } from '../../partnership/index.ts';
import { type OwnerConnection, unforced } from '../../platform/db/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import type { Moment, Question } from '../feedback/types.ts';
import { questionsAt, STANDARD_QUESTIONS } from '../rules/feedback.ts';

const TABLES = [
  ...['feedback_form', 'feedback_asked', 'feedback_answer', 'booking', 'session', 'course', 'completion'],
].map((name) => `learning.${name}`);

/** Its certificate waits for what people thought. */
const NEEDED = 'safeguarding-level-2';

interface Was {
  id: string;
  form: string;
  course: string;
  session: string;
  ends: string;
}

/**
 * Has the sample's courses ask what they ask at first, and gives what those who were on them said. Nothing where a
 * course asks already.
 */
export async function seedSampleFeedback(owner: OwnerConnection, now: Temporal.Instant): Promise<void> {
  await unforced(owner, TABLES, async (inside) => {
    const [found] = await inside.query<{ some: boolean }>(
      'select exists (select from learning.feedback_form) as some',
    );
    if (found?.some) return;
    await inside.query(
      `insert into learning.feedback_form (course_id, version, questions, needed, set_by, set_by_name, set_at)
       select id, 1, $1::jsonb, code = $2, $3::uuid, $4, '2026-09-01T08:00:00Z' from learning.course
       where delivery in ('face to face', 'virtual')`,
      [
        ...[JSON.stringify(STANDARD_QUESTIONS), NEEDED],
        ...[samplePractitioners.coordinator.id, samplePractitioners.coordinator.name],
      ],
    );
    const were = await inside.query<Was>(
      `select b.id, f.id as form, f.course_id as course, s.id as session, to_json(s.ends_at) #>> '{}' as ends
       from learning.booking b join learning.session s on s.id = b.session_id
         join learning.feedback_form f on f.course_id = b.course_id
       where b.state = 'attended' and s.ends_at < $1 order by b.number`,
      [now.toString()],
    );
    const asked = were.flatMap((was, n) => askedOf(was, n, now));
    const answers = asked.flatMap(({ answers: given }) => given);
    await write(
      inside,
      'feedback_asked',
      asked.map(({ answers: _, ...row }) => row),
    );
    await write(inside, 'feedback_answer', answers);
  });
}

async function write(inside: OwnerConnection, table: string, rows: readonly object[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first).join(', ');
  await inside.query(
    `insert into learning.${table} (${columns}) select ${columns}
     from json_populate_recordset(null::learning.${table}, $1::json)`,
    [JSON.stringify(rows)],
  );
}

/** Days after the end at which somebody is asked, and for how long. */
const ASKED: Readonly<Record<Moment, { from: number; days: number }>> = {
  before: { from: -12, days: 12 },
  after: { from: 0, days: 42 },
  later: { from: 91, days: 42 },
};

function askedOf({ id, form, course, session, ends }: Was, n: number, now: Temporal.Instant) {
  return (Object.keys(ASKED) as Moment[]).flatMap((moment) => {
    const at = Temporal.Instant.from(ends).add({ hours: 24 * ASKED[moment].from });
    if (Temporal.Instant.compare(at, now) > 0) return [];
    const code = `sample-feedback-${moment}-${n}`;
    const answered = (n + moment.length) % 5 !== 0;
    const on = answered ? londonDate(at).toString() : null;
    const of = { form_id: form, session_id: session, moment };
    const given = answered ? questionsAt(STANDARD_QUESTIONS, moment) : [];
    return [
      {
        ...{ id: crypto.randomUUID(), booking_id: id, ...of, code },
        code_hash: createHash('sha256').update(code).digest('hex'),
        asked_at: at.toString(),
        ...{ reminded_at: null, declined_at: null, answered_on: on },
        open_until: at.add({ hours: 24 * ASKED[moment].days }).toString(),
        answers: given.flatMap((question, at_) =>
          answerOf(question, n + at_).map((answer) => ({
            ...{ id: crypto.randomUUID(), ...of, course_id: course, code: question.code, answered_on: on },
            ...answer,
          })),
        ),
      },
    ];
  });
}

const LEVELS: Readonly<Record<Moment, readonly number[]>> = {
  before: [1, 2, 2, 3, 2, 3, 4],
  after: [4, 4, 5, 3, 4, 5, 4],
  later: [4, 3, 4, 5, 4, 4, 3],
};

const SAID: Readonly<Record<string, readonly string[]>> = {
  hope: ['To know when to ask for help early', 'To feel surer when I speak with parents'],
  'will-change': [
    'I will write down what I see, and not what I think it means',
    'I will ask a colleague sooner',
  ],
  practice: [
    'I ask the young person first what they want to happen, and write that down',
    'In our team we now talk each week about what we are not sure of',
    'I ring the hub for advice before I fill in the form',
  ],
};

function answerOf({ kind, moment, code }: Question, n: number) {
  const levels = LEVELS[moment];
  if (kind === 'scale') return [{ value: levels[n % levels.length] ?? 4, words: null, state: 'new' }];
  const said = SAID[code] ?? [];
  const words = said[n % Math.max(1, said.length)];
  if (!words) return [];
  return [{ value: null, words, state: n % 3 === 0 ? 'new' : 'passed' }];
}
