import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { EvidenceFile, Stated } from '../evidence/types.ts';

const stated = (db: Db) =>
  db
    .selectFrom('learning.evidence as said')
    .innerJoin('learning.course as course', 'course.id', 'said.course_id')
    .leftJoin('learning.evidence_file as file', 'file.evidence_id', 'said.id')
    .select([
      'said.id',
      'said.practitioner_id as personId',
      'course.title as course',
      'said.course_id as courseId',
    ])
    .select(['said.title', 'said.provider', 'said.done_on as on', 'said.note', 'said.stated_at as at'])
    .select(['said.verdict', 'said.why', 'said.decided_by_name as decidedBy'])
    .select(
      sql<EvidenceFile | null>`case when file.evidence_id is not null then jsonb_build_object('name', file.name,
        'label', file.label, 'bytes', file.bytes, 'scanned', file.scanned) end`.as('file'),
    )
    .$narrowType<{ verdict: Stated['verdict'] }>();

/** What somebody stated, the latest first. */
export function evidenceOf(db: Db, person: string): Promise<Stated[]> {
  return stated(db)
    .where('said.practitioner_id', '=', person)
    .orderBy('said.stated_at', 'desc')
    .orderBy('said.id')
    .limit(100)
    .execute();
}

/** What waits for a coordinator, the oldest first; not their own, which another judges. */
export function evidenceWaiting(
  db: Db,
  reader: string,
  after: { at: Temporal.Instant; id: string } | undefined,
  most: number,
): Promise<Stated[]> {
  return stated(db)
    .where('said.verdict', 'is', null)
    .where('said.practitioner_id', '<>', reader)
    .$if(after !== undefined, (query) =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('said.stated_at', 'said.id'), '>', tuple(after?.at as Temporal.Instant, after?.id ?? '')),
      ),
    )
    .orderBy('said.stated_at')
    .orderBy('said.id')
    .limit(most)
    .execute();
}

export function oneEvidence(db: Db, id: string): Promise<Stated | undefined> {
  return stated(db).where('said.id', '=', id).executeTakeFirst();
}

/** Courses that evidence may be brought for: all that are offered. */
export function coursesToClaim(db: Db): Promise<{ id: string; code: string; title: string }[]> {
  return db
    .selectFrom('learning.course')
    .select(['id', 'code', 'title'])
    .where('state', '<>', 'draft')
    .orderBy('title')
    .limit(500)
    .execute();
}

export async function stateEvidence(
  db: Db,
  said: Pick<Stated, 'personId' | 'courseId' | 'title' | 'provider' | 'on' | 'note'>,
): Promise<string> {
  const { personId, courseId, title, provider, on, note } = said;
  const row = await db
    .insertInto('learning.evidence')
    .values({ practitioner_id: personId, course_id: courseId, title, provider, done_on: on, note })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Judges what was stated, once. False where somebody did already, or it is the judge's own. */
export async function judgeEvidence(
  db: Db,
  id: string,
  judged: {
    verdict: 'accepted' | 'refused';
    why: string;
    at: Temporal.Instant;
    by: { id: string; name: string };
  },
): Promise<boolean> {
  const row = await db
    .updateTable('learning.evidence')
    .set({
      ...{ verdict: judged.verdict, why: judged.why || null, decided_at: judged.at },
      ...{ decided_by: judged.by.id, decided_by_name: judged.by.name },
    })
    .where('id', '=', id)
    .where('verdict', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
