import { createHmac, randomUUID } from 'node:crypto';
import { currentArrangements, dutyAddress } from '../../partnership/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { sha256 } from '../../platform/http/index.ts';
import { type CleanUp, type Handler, handle, type JobContext, tell } from '../../platform/jobs/index.ts';
import { queueMessage, type Subject } from '../../platform/mail/index.ts';
import { fullWords } from '../../platform/time/words.ts';
import type { Site } from '../answer/types.ts';
import { AGENCY_ASKED, ANSWER_OVERDUE, LINK_WANTED } from '../events.ts';
import { startClock } from '../rules/clocks.ts';
import {
  chaseAgainAt,
  insertLetter,
  overdueQuestions,
  type Waiting,
  waitingQuestion,
} from '../store/letter.ts';
import { timekeepingOf } from '../timekeeping.ts';
import type { Letter } from './types.ts';

/** Writes to agencies that were asked, reminds those that do not answer, and sends a new link to whoever wants one. */
export function letterHandlers(site: Site): readonly Handler[] {
  return [
    handle(AGENCY_ASKED, (db, { question }, context) => write(db, site, question, 'question', context)),
    handle(ANSWER_OVERDUE, (db, { question }, context) => write(db, site, question, 'chase', context)),
    handle(LINK_WANTED, (db, { question }, context) => write(db, site, question, 'new link', context)),
  ];
}

/** Looks every minute for answers that are late, or late still. */
export const chasing: CleanUp = { name: 'late answers', every: { minutes: 1 }, remove: chaseLate };

/** Has every agency reminded whose answer is due, on concerns still open. As `app_worker`. */
export async function chaseLate(db: Db, now: Temporal.Instant): Promise<number> {
  const late = await overdueQuestions(db, now);
  for (const question of late) {
    await tell(db, ANSWER_OVERDUE, { question });
    // Until the letter has gone and said when the next is due.
    await chaseAgainAt(db, question, now.add({ hours: 1 }));
  }
  return late.length;
}

/** The link's token: derived from the letter, so that nothing that opens it is stored. */
export function replyToken(secret: string, letterId: string): string {
  return createHmac('sha256', secret).update(`reply:${letterId}`).digest('base64url');
}

/** What the database holds of a token. */
export function tokenHash(token: string): string {
  return sha256(token).toString('hex');
}

async function write(
  db: Db,
  site: Site,
  questionId: string,
  kind: Letter['kind'],
  { database, now }: JobContext,
): Promise<void> {
  const at = now();
  const question = await waitingQuestion(db, questionId);
  if (!question || (kind !== 'new link' && question.answered)) return;
  const time = timekeepingOf(await currentArrangements(database, at, db));
  if (kind === 'chase') {
    const again = startClock(time, question.rule.replace('reply', 'chase'), question.area, at);
    await chaseAgainAt(db, questionId, again.dueAt);
  }
  const letter = { id: randomUUID(), questionId, concernId: question.concernId, kind, at };
  const address = await dutyAddress(db, question.agencyId);
  if (address === undefined) return insertLetter(db, letter, null);
  const expiresAt = startClock(time, 'agency-reply-link', question.area, at).dueAt;
  const token = replyToken(site.SECRET, letter.id);
  const message = await queueMessage(db, {
    to: { channel: 'email', address, safe: true },
    subject: SUBJECTS[kind],
    body: bodyOf(question, `${site.baseUrl}/reply/${token}`, expiresAt, site.baseUrl),
    recordId: question.concernId,
    goodUntil: expiresAt,
  });
  await insertLetter(db, letter, { hash: tokenHash(token), messageId: message.id, expiresAt });
}

const SUBJECTS = { question: 'asked', chase: 'reminder', 'new link': 'asked' } as const satisfies Record<
  Letter['kind'],
  Subject
>;

function bodyOf(question: Waiting, link: string, expiresAt: Temporal.Instant, baseUrl: string): string {
  const due = question.answered ? '' : `\nAn answer is due by ${fullWords(question.dueAt).text}.\n`;
  return `Your agency has been asked a question, number ${question.number}.\n${due}
Read it and answer here:
${link}

The link takes one answer, until ${fullWords(expiresAt).text}. If you have an account, sign in instead:
${baseUrl}/asked/${question.id}
`;
}
