import type { Db } from '../../platform/db/index.ts';
import { type Handler, handle } from '../../platform/jobs/index.ts';
import { queueMessage, type Subject } from '../../platform/mail/index.ts';
import { letterHandlers } from '../ask/letters.ts';
import { ANSWER_DUE, ANSWER_WANTED } from '../events.ts';
import { CONCERN_RECEIVED, receiptCode } from '../receive.ts';
import { referrerEmail } from '../store/referrer.ts';

/** Where this installation is reached, and the secret that receipts' codes come from. */
export interface Site {
  baseUrl: string;
  SECRET: string;
}

/**
 * Writes to whoever spoke up when their concern arrived and when it was decided: to an e-mail address only, and
 * only if they said that it is safe. The message says where to look and nothing else.
 */
export function answerHandlers(site: Site): readonly Handler[] {
  return [
    handle(CONCERN_RECEIVED, (db, { concern }) => write(db, site, concern, 'received')),
    handle(ANSWER_DUE, (db, { concern }) => write(db, site, concern, 'answered')),
    handle(ANSWER_WANTED, (db, { concern }) => write(db, site, concern, 'asked')),
    ...letterHandlers(site),
  ];
}

const FIRST = {
  received: 'We have received what you sent.',
  answered: 'There is an answer to what you sent.',
  asked: 'We need to know something more.',
} as const satisfies Partial<Record<Subject, string>>;

async function write(db: Db, site: Site, concern: string, subject: keyof typeof FIRST): Promise<void> {
  const email = await referrerEmail(db, concern);
  if (!email) return;
  const link = `${site.baseUrl}/receipt/${receiptCode(site.SECRET, concern)}`;
  await queueMessage(db, {
    to: { channel: 'email', ...email },
    subject,
    body: `${FIRST[subject]}\n\nSee where things stand:\n${link}\n\nIf you did not send anything, you need do nothing.\n`,
    recordId: concern,
  });
}
