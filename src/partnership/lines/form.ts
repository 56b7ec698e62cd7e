import {
  type Field,
  type FormError,
  formError,
  type Parsed,
  parseForm,
  text,
} from '../../platform/forms/index.ts';
import { type Body, one } from '../../platform/http/index.ts';
import type { Line, Way } from './types.ts';

const HOLDS = { always: ['always'], hours: ['open', 'shut'], none: [] } as const;
const written = /^\+?[\d\s()-]{3,20}( ?(x|ext\.?) ?\d{1,6})?$/;

/** Reads how somebody is reached: every number that the chosen way has, or none of one's own. */
export function readLines(body: Body, ways: readonly Way[]): Parsed<Line[] | null> {
  const way = ways.find((each) => each === one(body, 'way'));
  if (!way) return { ok: false, errors: [formError('way', 'Choose how people get through', `-${ways[0]}`)] };
  if (way === 'none') return { ok: true, value: null };
  const errors: FormError[] = [];
  const lines = HOLDS[way].flatMap((holds): Line[] => {
    // A number that is left out is for the whole interval to refuse, which knows when nobody would answer.
    if (way === 'hours' && fieldsOf(holds).every((name) => one(body, name).trim() === '')) return [];
    const parsed = parseForm(lineFields(holds), body);
    if (!parsed.ok) {
      errors.push(...parsed.errors);
      return [];
    }
    const [name = '', phone = '', sms = '', why = ''] = fieldsOf(holds).map((field) => parsed.value[field]);
    const wrong = [`${holds}-phone`, `${holds}-text`].filter((_, at) => {
      const number = [phone, sms][at];
      return number && !written.test(number);
    });
    errors.push(...wrong.map((field) => formError(field, 'Enter a phone number, like 01375 000 000 or 101')));
    return [{ holds, name, phone, text: sms || null, why }];
  });
  if (errors.length === 0 && lines.length === 0)
    errors.push(formError('open-name', 'Give the numbers, or choose another way'));
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: lines };
}

export function fieldsOf(holds: Line['holds']): string[] {
  return ['name', 'phone', 'text', 'why'].map((part) => `${holds}-${part}`);
}

function lineFields(holds: Line['holds']): Record<string, Field<string>> {
  return {
    [`${holds}-name`]: text({ ask: 'Enter who answers' }),
    [`${holds}-phone`]: text({ ask: 'Enter their number', max: 40 }),
    [`${holds}-text`]: text({ max: 40 }),
    [`${holds}-why`]: text({ ask: 'Say in a sentence why it is they who answer', max: 400 }),
  };
}
