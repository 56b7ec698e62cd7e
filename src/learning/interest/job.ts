import { type Handler, handle } from '../../platform/jobs/index.ts';
import { queueMessage } from '../../platform/mail/index.ts';
import { courseById } from '../store/course.ts';
import { takeUntold } from '../store/interest.ts';
import { DATES_OPENED } from './topic.ts';

/** Writes to whoever wanted to hear of dates, once for each time that there are new ones. */
export const interestHandlers: readonly Handler[] = [
  handle(DATES_OPENED, async (db, { course: id }, { now }) => {
    const course = await courseById(db, id);
    if (course?.state !== 'open') return;
    for (const { email: address, site, code } of await takeUntold(db, id, now()))
      await queueMessage(db, {
        to: { channel: 'email', address, safe: true },
        subject: 'something to read',
        body: `There are new dates of “${course.title}”: ${site}/learning/courses/${course.code}\n\nTo hear no more of this: ${site}/learning/interest/${code}`,
      });
  }),
];
