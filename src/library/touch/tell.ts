import { type CleanUp, defineTopic, type Handler, handle, tell } from '../../platform/jobs/index.ts';
import { queueMessage } from '../../platform/mail/index.ts';
import { dueSubscriptions, forgetSubscriptions, takeUntold } from '../store/subscription.ts';
import { nextWeekly } from './rules/weekly.ts';
import { newsBody } from './rules/words.ts';

const newsDue = defineTopic('library.news-due', ['subscription']);
const MOST_TOLD = 40;

/**
 * Writes to one subscriber what is new since the last time. The message, the subscriber's mark and the note that this
 * was done are one transaction: a crash anywhere leaves all or none of them.
 */
export const newsHandlers: readonly Handler[] = [
  handle(newsDue, async (db, { subscription }, { baseUrl }) => {
    const untold = await takeUntold(db, subscription, MOST_TOLD);
    if (!untold) return;
    const { email, token } = untold;
    await queueMessage(db, {
      to: { channel: 'email', address: email, safe: true },
      subject: 'news',
      body: newsBody({ ...untold, baseUrl }),
      recordId: subscription,
      unsubscribe: `${baseUrl}/unsubscribe/${token}`,
    });
  }),
];

/** Every minute, who is to be told; once a day, whom to forget. */
export const newsCleanUps: readonly CleanUp[] = [
  {
    name: 'library news',
    every: { minutes: 1 },
    async remove(db, now) {
      const due = await dueSubscriptions(db, now, nextWeekly(now));
      for (const subscription of due) await tell(db, newsDue, { subscription });
      return due.length;
    },
  },
  { name: 'subscriptions', every: { hours: 24 }, remove: forgetSubscriptions },
];
