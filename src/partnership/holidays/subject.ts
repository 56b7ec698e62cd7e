import { formError } from '../../platform/forms/index.ts';
import { longDateWords } from '../../platform/time/words.ts';
import type { Arrangements } from '../arrangements/types.ts';
import { dueBeforeAndAfter } from '../change/means/due.ts';
import type { Subject } from '../change/types.ts';
import { writeHoliday } from '../store/versions.ts';
import { readHoliday } from './form.ts';
import { holidayFields } from './view.ts';

/** Whether a day is a bank holiday, and what it is called; undefined for no date, or one beyond those listed. */
export function holidaySubject(arrangements: Arrangements, date: string): Subject<string> | undefined {
  const day = dateIn(date);
  const { calendar, areas } = arrangements;
  if (!day || date < calendar.from || date > calendar.to) return undefined;
  return {
    kind: 'holiday',
    subject: date,
    area: null,
    title: `Bank holiday: ${longDateWords(day).text}`,
    path: `/arrangements/holidays/${date}`,
    earliest: 'tomorrow',
    day,
    lead: 'On a bank holiday every service is shut all day, and no time limit counts it as a working day.',
    on: ({ holidays }) => holidays.find((holiday) => holiday.date === date)?.name ?? null,
    typed: (name) => ({ kept: name === null ? 'no' : 'yes', name: name ?? '' }),
    read: (body) =>
      day.dayOfWeek > 5
        ? {
            ok: false,
            errors: [
              formError(
                'kept',
                'No time limit counts a Saturday or Sunday. Choose the weekday kept in its place',
              ),
            ],
          }
        : readHoliday(body),
    fields: holidayFields,
    says: (name) => [{ label: 'This day', value: name ?? 'an ordinary working day' }],
    write: (db, writing, name) => writeHoliday(db, writing, name),
    means: (before, after, from) =>
      dueBeforeAndAfter({
        ...{ before, after, rule: 'referral-decision' },
        from: from.subtract({ days: 1 }),
        areas: areas.map(({ code }) => code),
      }),
  };
}

function dateIn(text: string): Temporal.PlainDate | undefined {
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? Temporal.PlainDate.from(text) : undefined;
  } catch {
    return undefined;
  }
}
