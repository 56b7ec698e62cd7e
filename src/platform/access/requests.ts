import { sql } from 'kysely';
import type { Db } from '../db/database.ts';

/** Somebody's wish for a record they cannot find, as its lead sees it. */
export interface Request {
  id: string;
  name: string;
  jobTitle: string;
  agency: string;
  askedFor: string;
  reason: string;
  askedAt: Temporal.Instant;
  /** The record found under the reference given; null when there is none. */
  reference: string | null;
  team: string | null;
  restricted: boolean | null;
  /** False when nothing was found, or the person has a conflict of interest with it. */
  answerable: boolean;
  decidedAt: Temporal.Instant | null;
  decidedBy: string | null;
  verdict: Verdict | null;
  words: string | null;
}

export const verdicts = ['opened', 'named', 'refused'] as const;
export type Verdict = (typeof verdicts)[number];

/** The caller's own request: whether a record was found is not in it. */
export type OwnRequest = Pick<Request, 'id' | 'askedFor' | 'askedAt' | 'decidedAt' | 'verdict' | 'words'>;

/** Where a list goes on: after this instant and id. */
export interface Cursor {
  at: Temporal.Instant;
  id: string;
}

/** Asks the information-governance leads. The answer says nothing of whether such a record exists. */
export async function askLead(
  db: Db,
  reference: string,
  reason: string,
): Promise<{ id: string; told: string[] }> {
  const { rows } = await sql<{ id: string; told: string[] }>`
    select id, told from access.ask(${reference}, ${reason})`.execute(db);
  const [asked] = rows;
  if (!asked) throw new Error('access.ask returns one row');
  return asked;
}

/** Requests that the caller may answer, longest waiting first; or those answered, latest first. */
export async function requests(
  db: Db,
  which: { decided: boolean; after?: Cursor | undefined; most: number },
): Promise<Request[]> {
  const { decided, after, most } = which;
  const { rows } = await sql<Request>`select ${columns} from access.requests(
    null, ${decided}, ${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid, ${most})`.execute(db);
  return rows;
}

/** One request that the caller may answer, or has seen answered. */
export async function requestOf(db: Db, id: string): Promise<Request | undefined> {
  const { rows } = await sql<Request>`
    select ${columns} from access.requests(${id}, null, null, null, 1)`.execute(db);
  return rows[0];
}

const columns = sql.raw(`id, name, job_title as "jobTitle", agency, asked_for as "askedFor", reason,
  asked_at as "askedAt", reference, team, restricted, answerable, decided_at as "decidedAt",
  decided_by as "decidedBy", verdict, words`);

/**
 * Answers a request: four hours of access, a place among the named people of a restricted record, or no.
 * @returns the practitioners told; undefined when it is not the caller's to answer or was answered already
 */
export async function answerRequest(
  db: Db,
  id: string,
  answer: { verdict: Verdict; words: string; reviewDueAt: Temporal.Instant },
): Promise<string[] | undefined> {
  const { verdict, words, reviewDueAt } = answer;
  const { rows } = await sql<{ told: string[] }>`
    select told from access.answer(${id}, ${verdict}, ${words}, ${reviewDueAt})`.execute(db);
  return rows[0]?.told;
}

/** The caller's own requests, newest first. */
export async function ownRequests(db: Db, before: Cursor | undefined, most: number): Promise<OwnRequest[]> {
  const { rows } = await sql<OwnRequest>`select id, asked_for as "askedFor", asked_at as "askedAt",
    decided_at as "decidedAt", verdict, words from access.request
    where ${before?.id ?? null}::uuid is null
      or (asked_at, id) < (${before?.at ?? null}::timestamptz, ${before?.id ?? null}::uuid)
    order by asked_at desc, id desc limit ${most}`.execute(db);
  return rows;
}
