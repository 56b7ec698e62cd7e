import { choice, type Field, type Parsed, parseForm, text } from '../../platform/forms/index.ts';
import { type Body, one } from '../../platform/http/index.ts';
import type { Limit } from './types.ts';

const counted = [
  'elapsed-hours',
  'service-hours',
  'working-days',
  'calendar-days',
  'calendar-months',
] as const;
const landing = ['same-time', 'close-of-service', 'end-of-day'] as const;
const yesNo = ['yes', 'no'] as const;

const wholeNumber = (ask: string, most: number): Field<string> => ({
  ...text({ ask, max: 5 }),
  schema: text({ ask, max: 5 }).schema.refine((v) => v === '' || (/^\d+$/.test(v) && Number(v) <= most), {
    message: `Enter a whole number up to ${most}`,
  }),
});

const fields = {
  amount: wholeNumber('Enter how many', 400),
  counted: choice(counted, 'Choose what it is counted in'),
  landing: choice(landing, 'Choose when on its last day it ends'),
  'start-counts': choice(yesNo, 'Choose whether the day it starts on counts'),
  pauses: choice(yesNo, 'Choose whether it may stand still'),
  warn: wholeNumber('Enter how many hours before the end it is due soon', 1000),
};

/** Reads a limit; null where an area gives up its own. */
export function readLimit(body: Body): Parsed<Limit | null> {
  if (one(body, 'own') === 'none') return { ok: true, value: null };
  const parsed = parseForm(fields, body);
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  return {
    ok: true,
    value: {
      amount: Number(value.amount),
      counted: value.counted,
      landing: value.landing,
      countsStartDay: value['start-counts'] === 'yes',
      pausesAllowed: value.pauses === 'yes',
      warnHours: Number(value.warn),
    },
  };
}
