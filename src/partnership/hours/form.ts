import { type FormError, formError, type Parsed } from '../../platform/forms/index.ts';
import { type Body, one } from '../../platform/http/index.ts';
import { WEEKDAYS } from './week.ts';

/** One weekday's hours, `HH:MM`; 1 is Monday. A weekday that is not among them is shut. */
export type DayHours = { readonly weekday: number; readonly opens: string; readonly closes: string };

const clock = /^([01]?\d|2[0-3])[:.]?([0-5]\d)$/;

/** A time of day as people write it, as `HH:MM`; undefined when it is none. */
function timeIn(written: string): string | undefined {
  const [, hour = '', minute] = clock.exec(written.trim()) ?? [];
  return minute === undefined ? undefined : `${hour.padStart(2, '0')}:${minute}`;
}

/** Reads the week: both times of a day, or neither where it is shut; at least one day is open. */
export function readHours(body: Body): Parsed<DayHours[]> {
  const errors: FormError[] = [];
  const days = WEEKDAYS.flatMap((name, index): DayHours[] => {
    const weekday = index + 1;
    const [from, to] = ['opens', 'closes'].map((part) => one(body, `day-${weekday}-${part}`).trim());
    if (!from && !to) return [];
    const [opens, closes] = [timeIn(from ?? ''), timeIn(to ?? '')];
    const wrong = (message: string) => {
      errors.push(formError(`day-${weekday}`, message, '-opens'));
      return [];
    };
    if (!from || !to) return wrong(`${name} needs both times, or neither if it is shut that day`);
    if (!opens || !closes) return wrong(`Write the times of ${name} like 09:00 and 16:30`);
    if (closes <= opens)
      return wrong(`${name} must close after it opens. If it is open past midnight, close at 23:59`);
    return [{ weekday, opens, closes }];
  });
  if (errors.length === 0 && days.length === 0)
    errors.push(
      formError(
        'day-1',
        'A service that never opens could never meet a time limit. Open it on one day at least',
        '-opens',
      ),
    );
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: days };
}
