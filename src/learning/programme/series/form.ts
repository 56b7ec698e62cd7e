import {
  date,
  type FormError,
  formError,
  optionalChoice,
  type Parsed,
  parseForm,
  text,
} from '../../../platform/forms/index.ts';
import { type Body, one } from '../../../platform/http/index.ts';
import { isoDate } from '../../../platform/lists/index.ts';
import type { Recurring, Slot } from '../../rules/series.ts';
import { readTime } from '../session/form.ts';
import { SLOT_ROWS } from './types.ts';

const fields = {
  from: date({ what: 'The first day', ask: 'Enter the first day' }),
  until: date({ what: 'The last day' }),
  count: text({ max: 3 }),
  every: text({ max: 2 }),
  minutes: text({ ask: 'Enter how many minutes a session lasts', max: 4 }),
  except: text({ max: 1000 }),
  together: optionalChoice(['yes']),
};

const whole = (typed: string, least: number, most: number) =>
  /^\d+$/.test(typed) && Number(typed) >= least && Number(typed) <= most ? Number(typed) : undefined;

/** Reads the rule by which sessions recur, or every error at once. */
export function readSeries(body: Body): Parsed<Recurring> {
  const parsed = parseForm(fields, body);
  const errors: FormError[] = parsed.ok ? [] : [...parsed.errors];
  const slots = SLOT_ROWS.flatMap((n) => {
    const weekday = whole(one(body, `weekday-${n}`), 1, 7);
    if (!weekday) return [];
    const time = readTime(one(body, `time-${n}`));
    if (!time) errors.push(formError(`time-${n}`, 'Enter when it starts, like 10:00'));
    return time ? [{ weekday, time: time.toString({ smallestUnit: 'minute' }) }] : [];
  });
  if (slots.length === 0 && errors.length === 0)
    errors.push(formError('weekday-1', 'Choose a day of the week'));
  if (!parsed.ok) return { ok: false, errors };
  const { from, until, count, every, minutes, except } = parsed.value;
  const [times, weeks, length] = [whole(count, 1, 100), whole(every || '1', 1, 8), whole(minutes, 10, 1440)];
  if (count !== '' && !times) errors.push(formError('count', 'Enter a number from 1 to 100'));
  if (!weeks) errors.push(formError('every', 'Enter a number of weeks from 1 to 8'));
  if (!length) errors.push(formError('minutes', 'Enter a number of minutes from 10 to 1,440'));
  if (!until && count === '')
    errors.push(formError('until', 'Enter the last day, or how many sessions there are', '-day'));
  if (from && until && Temporal.PlainDate.compare(until, from) < 0)
    errors.push(formError('until', 'The last day must come after the first', '-day'));
  const days = daysIn(except);
  if (!days) errors.push(formError('except', 'Write each day like 16 February 2027, one on each line'));
  const together = parsed.value.together === 'yes';
  if (together && length && overlap(slots, length))
    errors.push(formError('together', 'A part begins after the one before it has ended'));
  if (errors.length > 0 || !from || !weeks || !length || !days) return { ok: false, errors };
  return {
    ok: true,
    value: {
      slots,
      from,
      until,
      count: times ?? null,
      every: weeks,
      minutes: length,
      except: days,
      together,
    },
  };
}

/** Whether a day of the week has a part that begins before the one before it has ended. */
function overlap(slots: readonly Slot[], minutes: number): boolean {
  const starts = slots.map(({ weekday, time }) => weekday * DAY + minuteOf(time)).sort((a, b) => a - b);
  return starts.some((start, at) => at > 0 && start - (starts[at - 1] ?? start) < minutes);
}

const DAY = 24 * 60;
const minuteOf = (time: string) => {
  const { hour, minute } = Temporal.PlainTime.from(time);
  return hour * 60 + minute;
};

/** Days as people write them (16 February 2027, 16/2/2027, 2027-02-16), parted by lines or commas; undefined where one is none. */
export function daysIn(typed: string): ReadonlySet<string> | undefined {
  const days = typed.split(/[\r\n,;]+|(?<=\d{4}-\d\d-\d\d)\s+/).filter((day) => day.trim() !== '');
  try {
    return new Set(
      days.map((day) => Temporal.PlainDate.from(isoDate(day), { overflow: 'reject' }).toString()),
    );
  } catch {
    return undefined;
  }
}
