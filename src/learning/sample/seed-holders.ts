import { randomUUID } from 'node:crypto';
import { samplePractitioners } from '../../partnership/index.ts';
import { type OwnerConnection, unforced } from '../../platform/db/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import type { LearningFacts, RuleBook } from '../credentials/types.ts';
import { holdingsOf } from '../store/credential-holding.ts';
import { CHAMPION, SINCE } from './seed-credentials.ts';

const COURSES = ['safeguarding-level-2', 'cse-awareness', 'cse-toolbox'];
const TOLD = ['manager support', 'request form'] as const;
const TABLES = ['course', 'completion', 'credential', 'credential_fact', 'holding'].map(
  (name) => `learning.${name}`,
);

/** Makes two of the sample's people champions in Thurrock. Never in live mode; nothing where anybody holds anything. */
export function seedSampleHolders(owner: OwnerConnection, now: Temporal.Instant): Promise<void> {
  const on = londonDate(now).subtract({ days: 60 });
  return unforced(owner, TABLES, async (inside) => {
    const [credential] = await inside.query<{ id: string }>(
      `select id from learning.credential where code = 'cse-champion' and not exists (select from learning.holding)`,
    );
    if (!credential) return;
    for (const { id, name } of [samplePractitioners.school, samplePractitioners.health]) {
      for (const code of COURSES)
        await inside.query(
          `insert into learning.completion (course_id, practitioner_id, name, completed_on, expires_on, how, came_of, certificate_code)
           select id, $1, $2, $3::date, ($3::date + make_interval(months => valid_months))::date, 'attended', $4, $5
           from learning.course where code = $6`,
          [
            id,
            name,
            on.toString(),
            randomUUID(),
            randomUUID().replaceAll('-', '').slice(0, 16).toUpperCase(),
            code,
          ],
        );
      for (const kind of TOLD)
        await inside.query(
          `insert into learning.credential_fact (practitioner_id, kind, from_on, told_by_name) values ($1, $2, $3, 'the sample')`,
          [id, kind, on.toString()],
        );
      await keep(inside, { person: id, credential: credential.id, on });
    }
  });
}

async function keep(
  inside: OwnerConnection,
  { person, credential, on: since }: { person: string; credential: string; on: Temporal.PlainDate },
): Promise<void> {
  const done = await inside.query<{ course: string; on: string; until: string | null }>(
    `select k.code as course, c.completed_on::text as on, c.expires_on::text as until from learning.completion c
     join learning.course k on k.id = c.course_id where c.practitioner_id = $1 and c.withdrawn_at is null`,
    [person],
  );
  const facts: LearningFacts = {
    completions: done.map(({ course, on, until }) => ({
      ...{ course, on: Temporal.PlainDate.from(on) },
      until: until === null ? null : Temporal.PlainDate.from(until),
    })),
    told: TOLD.map((kind) => ({ kind, body: null, on: since, until: null })),
  };
  const editions = [{ from: Temporal.PlainDate.from(SINCE), rule: CHAMPION, remindDays: [] }];
  const champion = { id: credential, code: 'cse-champion', name: '', about: '', areas: [], editions };
  const book: RuleBook = { credentials: [champion], tools: [], courses: new Map() };
  for (const row of holdingsOf(book, facts, ['southend', 'essex', 'thurrock']))
    await inside.query(
      `insert into learning.holding (practitioner_id, credential_id, area, held_from, held_until) values ($1, $2, $3, $4, $5)`,
      [person, credential, row.area, row.held_from, row.held_until],
    );
}
