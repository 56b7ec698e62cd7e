import { workAddresses } from '../../partnership/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { queueMessage } from '../../platform/mail/index.ts';
import { londonDate, startOfDay } from '../../platform/time/london.ts';
import { dateWords } from '../../platform/time/words.ts';
import { takeDueReminders } from '../store/credential-reminder.ts';

const MOST = 500;

/** Reminds whoever holds something that lapses soon, once for each of the days that its rule names. */
export async function remindHolders(db: Db, now: Temporal.Instant, baseUrl: string): Promise<number> {
  const due = await takeDueReminders(db, londonDate(now), MOST);
  for (const { practitionerId, until } of due) {
    const body = `Something that you hold because of what you learned lapses on ${dateWords(until).text}. Sign in, and My learning says what to do to keep it:\n\n${baseUrl}/learning/mine\n`;
    for (const address of await workAddresses(db, [practitionerId]))
      await queueMessage(db, {
        to: { channel: 'email', address, safe: true },
        ...{ subject: 'reminder', body, recordId: practitionerId, goodUntil: startOfDay(until) },
      });
  }
  return due.length;
}
