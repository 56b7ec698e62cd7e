import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Asked, AskedLine, LinkState } from '../reply/types.ts';
import { date, instant, list, maybeInstant, text } from './json.ts';
import { replyOf } from './question.ts';

/**
 * A question as the agency asked sees it; undefined for everybody else. `link` is the hash of the link that
 * somebody came by, null for somebody signed in.
 */
export async function readAsked(db: Db, id: string, link: string | null): Promise<Asked | undefined> {
  const { rows } = await sql<{ asked: Record<string, unknown> | null }>`
    select front_door.asked(${id}::uuid, ${link}) as asked`.execute(db);
  const asked = rows[0]?.asked;
  return asked ? askedOf(asked) : undefined;
}

function askedOf(q: Record<string, unknown>): Asked {
  return {
    id: text(q.id),
    number: Number(q.number),
    agency: text(q.agency),
    question: text(q.question),
    why: text(q.why),
    basis: text(q.basis),
    askedBy: text(q.asked_by),
    team: text(q.team),
    decidedBy: text(q.decided_by),
    askedAt: instant(q.asked_at),
    dueAt: instant(q.due_at),
    answeredAt: maybeInstant(q.answered_at),
    withdrawnAt: maybeInstant(q.withdrawn_at),
    children: list(q.children, (k) => ({
      unborn: k.unborn === true,
      name: text(k.name) || null,
      born: date(k.born),
      expected: date(k.expected),
      age: text(k.age) || null,
      sex: text(k.sex) || null,
      nhsNumber: text(k.nhs_number) || null,
      addresses: Array.isArray(k.addresses) ? k.addresses.map(text) : [],
    })),
    people: list(q.people, (i) => ({
      name: text(i.name),
      relationship: text(i.relationship),
      born: text(i.born),
    })),
    replies: list(q.replies, replyOf),
  };
}

/** What the caller's agency was asked, newest first, from `after` on. */
export async function askedLines(
  db: Db,
  agencyId: string,
  page: { size: number; after: { at: Temporal.Instant; id: string } | undefined },
): Promise<AskedLine[]> {
  const { after } = page;
  return db
    .selectFrom('front_door.question')
    .select(['id', 'number', 'question', 'team', 'asked_at as askedAt', 'due_at as dueAt'])
    .select(['answered_at as answeredAt', 'withdrawn_at as withdrawnAt'])
    .where('agency_id', '=', agencyId)
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(asked_at, id) < (${after?.at}, ${after?.id}::uuid)`),
    )
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.size)
    .execute();
}

/** What became of the link with this hash; undefined when there never was one. */
export async function linkState(db: Db, hash: string): Promise<LinkState | undefined> {
  const { rows } = await sql<LinkState>`
    select question_id as "questionId", number, used_at as "usedAt", expires_at as "expiresAt",
      withdrawn_at as "withdrawnAt" from front_door.linked(${hash})`.execute(db);
  return rows[0];
}

/** What somebody of the agency says, and how they came in. */
export interface GivenReply {
  kind: string;
  words: string;
  reason: string | null;
  corrects: string | null;
  /** Who says it: known of somebody signed in, told by somebody who came by a link. */
  name: string;
  job: string;
}

/** Keeps a reply; undefined when the way in is shut: a link that was used, a question taken back. */
export async function keepReply(
  db: Db,
  id: string,
  link: string | null,
  given: GivenReply,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string | null }>`
    select front_door.answer(${id}::uuid, ${link}, ${given.kind}, ${given.words}, ${given.reason},
      ${given.corrects}::uuid, ${given.name}, ${given.job}) as id`.execute(db);
  return rows[0]?.id ?? undefined;
}

/** Takes down what somebody of the agency said on the telephone; undefined where the question was taken back. */
export async function takeDownReply(
  db: Db,
  id: string,
  given: GivenReply & { at: Temporal.Instant },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string | null }>`
    select front_door.take_down(${id}::uuid, ${given.kind}, ${given.words}, ${given.reason}, ${given.name},
      ${given.job}, ${given.at}) as id`.execute(db);
  return rows[0]?.id ?? undefined;
}
