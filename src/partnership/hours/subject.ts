import { html, NOTHING } from '../../platform/html/index.ts';
import type { Arrangements } from '../arrangements/types.ts';
import { frontDoorOf } from '../calendar/opening-hours.ts';
import { services } from '../calendar/services.ts';
import { callsBeforeAndAfter } from '../change/means/call.ts';
import { dueBeforeAndAfter } from '../change/means/due.ts';
import type { Subject } from '../change/types.ts';
import { writeHours } from '../store/versions.ts';
import { type DayHours, readHours } from './form.ts';
import { hoursFields, hoursInWords } from './view.ts';
import { WEEKDAYS } from './week.ts';

/** The weekly opening hours of a service; undefined when there is no such service. */
export function hoursSubject({ areas }: Arrangements, key: string): Subject<readonly DayHours[]> | undefined {
  const service = services(areas).find((each) => each.key === key);
  if (!service) return undefined;
  return {
    kind: 'hours',
    subject: key,
    area: service.area,
    title: `Opening hours: ${service.name}`,
    path: `/arrangements/hours/${key}`,
    earliest: 'today',
    lead: 'The week as it is on any working day. It is shut on bank holidays.',
    on: ({ serviceHours }, day) => {
      const held = serviceHours.filter(
        (row) => row.service === key && row.from <= day && (row.until === null || day < row.until),
      );
      return held.length > 0 ? held : null;
    },
    typed: (days) =>
      Object.fromEntries(
        (days ?? []).flatMap(({ weekday, opens, closes }) => [
          [`day-${weekday}-opens`, opens.slice(0, 5)],
          [`day-${weekday}-closes`, closes.slice(0, 5)],
        ]),
      ),
    read: readHours,
    fields: (typed, errors) => hoursFields(WEEKDAYS, typed, errors),
    says: (days) => (days ? hoursInWords(WEEKDAYS, days) : []),
    write: (db, writing, days) => writeHours(db, writing, key, days),
    means: (before, after, from) => {
      const areas = [service.area];
      const isFrontDoor = key === frontDoorOf(service.area);
      const purpose = isFrontDoor ? 'child' : 'allegation';
      const due = isFrontDoor
        ? dueBeforeAndAfter({ before, after, from, rule: 'referral-decision', areas })
        : NOTHING;
      return html`${due}${callsBeforeAndAfter(before, after, from, { areas, purpose })}`;
    },
  };
}
