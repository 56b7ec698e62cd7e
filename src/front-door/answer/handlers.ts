import type { Db } from '../../platform/db/index.ts';
import { type Handler, handle } from '../../platform/jobs/index.ts';
import { type MailSettings, queueMessage, type Subject, sendsTexts } from '../../platform/mail/index.ts';
import { letterHandlers } from '../ask/letters.ts';
import { ANSWER_WANTED, WORD_DUE } from '../events.ts';
import { CONCERN_RECEIVED, codeHash, receiptCodes, WORD_DAYS, wordCodes } from '../receive.ts';
import { wayToWrite } from '../rules/reach.ts';
import { receiptHash } from '../store/receipt.ts';
import { referrerReach } from '../store/referrer.ts';
import { familyContactOf, wordSent } from '../store/telling.ts';
import type { Site } from './types.ts';

/** A site, and whether texts can be sent from there. */
type Sending = Site & { texts: boolean };

/**
 * Writes to whoever spoke up when their concern arrived, and when the hub tells them what was decided: by e-mail or text, only where and
 * when they said that it is safe. The message says where to look and nothing else.
 */
export function answerHandlers(settings: Site & MailSettings): readonly Handler[] {
  const site = { ...settings, texts: sendsTexts(settings) };
  return [
    handle(CONCERN_RECEIVED, async (db, { concern }) => void (await write(db, site, concern, 'received'))),
    handle(WORD_DUE, async (db, { concern, telling }) =>
      wordSent(db, telling, await writeWord(db, site, concern, telling)),
    ),
    handle(ANSWER_WANTED, async (db, { concern }) => void (await write(db, site, concern, 'asked'))),
    ...letterHandlers(site),
  ];
}

const FIRST = {
  received: 'We have received what you sent.',
  answered: 'There is an answer to what you sent.',
  asked: 'We need to know something more.',
} as const satisfies Partial<Record<Subject, string>>;

/** Word of a decision: to the family's own address, else to whoever spoke up. */
async function writeWord(db: Db, site: Sending, concern: string, telling: string): Promise<string | null> {
  const to = await familyContactOf(db, telling);
  if (!to) return write(db, site, concern, 'answered');
  const code = wordCodes(site, telling).find((each) => codeHash(each) === to.codeHash);
  if (code === undefined || (to.channel === 'sms' && !site.texts)) return null;
  const { id } = await queueMessage(db, {
    to: { channel: to.channel, address: to.address, times: to.times, safe: true },
    subject: 'something to read',
    body: `There is something for you to read.\n\n${site.baseUrl}/receipt/${code}\n\nThe link works for ${WORD_DAYS} days. If you do not know what this is, you need do nothing.\n`,
    recordId: concern,
  });
  return id;
}

/** Writes, where there is a way. Returns the message's id, null where there is none. */
async function write(
  db: Db,
  site: Sending,
  concern: string,
  subject: keyof typeof FIRST,
): Promise<string | null> {
  const reach = await referrerReach(db, concern);
  const to = reach && wayToWrite(reach, site);
  if (!to) return null;
  const hash = await receiptHash(db, concern);
  const code = receiptCodes(site, concern).find((each) => codeHash(each) === hash);
  if (code === undefined) return null;
  const link = `${site.baseUrl}/receipt/${code}`;
  const { id } = await queueMessage(db, {
    to,
    subject,
    body: `${FIRST[subject]}\n\nSee where things stand:\n${link}\n\nIf you did not send anything, you need do nothing.\n`,
    recordId: concern,
  });
  return id;
}
