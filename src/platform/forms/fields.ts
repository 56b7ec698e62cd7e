import { z } from 'zod';
import { type Body, one } from '../http/body.ts';

/** How one field is taken out of a posted form, and what it must be. Messages say what to do. */
export interface Field<T> {
  take(body: Body, name: string): unknown;
  schema: z.ZodType<T>;
  /** Appended to the field's name for the link of the error summary: `-day` for a date. */
  focus?: string;
}

const tidy = (value: string) => value.normalize('NFC').trim();
const single = (body: Body, name: string) => tidy(one(body, name));

/** One line or many; `ask` is the message when it is empty, absent for optional fields (then ''). */
export function text(options: { ask?: string; max?: number; tooLong?: string }): Field<string> {
  const max = options.max ?? 200;
  const schema = z
    .string()
    .max(max, options.tooLong ?? `This must be ${max.toLocaleString('en-GB')} characters or fewer`);
  return { take: single, schema: options.ask === undefined ? schema : schema.min(1, options.ask) };
}

/** An e-mail address, kept as typed; '' when optional and left empty. */
export function email(options: { ask?: string }): Field<string> {
  const wrong = 'Enter an email address in the right form, like name@example.com';
  const schema = z.union([z.literal(''), z.email(wrong).max(254, wrong)], wrong);
  return {
    take: single,
    schema: options.ask === undefined ? schema : schema.refine((v) => v !== '', options.ask),
  };
}

/** A telephone number as people write them: digits, spaces, brackets, a plus in front. */
export function phone(options: { ask?: string }): Field<string> {
  const wrong = 'Enter a phone number, like 01375 000 000 or 07700 900 982';
  const schema = z
    .string()
    .refine((v) => v === '' || /^\+?[\d\s()-]{7,20}( ?(x|ext\.?) ?\d{1,6})?$/.test(v), wrong);
  return {
    take: single,
    schema: options.ask === undefined ? schema : schema.refine((v) => v !== '', options.ask),
  };
}

/** Radio buttons or a select: one of `values`. */
export function choice<const V extends string>(values: readonly V[], ask: string): Field<V> {
  return { take: single, schema: z.enum(values as unknown as [V, ...V[]], ask) };
}

/** Radio buttons that may be left alone. */
export function optionalChoice<const V extends string>(values: readonly V[]): Field<V | ''> {
  return {
    take: single,
    schema: z.enum(['', ...values] as unknown as ['', V, ...V[]], 'Choose one of the answers'),
  };
}

/** Checkboxes: any of `values`, each once. `ask` when at least one is needed. */
export function choices<const V extends string>(
  values: readonly V[],
  options: { ask?: string } = {},
): Field<V[]> {
  const schema = z.array(z.enum(values as unknown as [V, ...V[]], 'Choose from the answers'));
  const list = options.ask === undefined ? schema : schema.min(1, options.ask);
  return { take: (body, name) => [...new Set(body.get(name) ?? [])].filter((v) => v !== ''), schema: list };
}

/**
 * Day, month and year boxes named `NAME-day`, `NAME-month`, `NAME-year`; null when optional and all empty.
 * `check` returns a message for a date that cannot stand (the future, say).
 */
export function date(options: {
  what: string;
  ask?: string;
  check?: (date: Temporal.PlainDate) => string | undefined;
}): Field<Temporal.PlainDate | null> {
  const parse = (body: Body, name: string) => {
    const [day, month, year] = ['day', 'month', 'year'].map((part) => single(body, `${name}-${part}`));
    if (!day && !month && !year) return options.ask === undefined ? null : options.ask;
    const missing = [!day && 'a day', !month && 'a month', !year && 'a year'].filter(Boolean);
    if (missing.length > 0) return `${options.what} must include ${missing.join(' and ')}`;
    return toDate(day ?? '', month ?? '', year ?? '') ?? `${options.what} must be a real date`;
  };
  const schema = z.custom<Temporal.PlainDate | null | string>().transform((value, context) => {
    const message = typeof value === 'string' ? value : value === null ? undefined : options.check?.(value);
    if (message === undefined) return value as Temporal.PlainDate | null;
    context.addIssue(message);
    return z.NEVER;
  });
  return { take: parse, schema, focus: '-day' };
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function toDate(day: string, month: string, year: string): Temporal.PlainDate | undefined {
  const named = months.indexOf(month.toLowerCase().slice(0, 3)) + 1;
  const monthNumber = /^\d{1,2}$/.test(month) ? Number(month) : named;
  if (!/^\d{1,2}$/.test(day) || !/^\d{4}$/.test(year) || monthNumber < 1) return undefined;
  try {
    return Temporal.PlainDate.from(
      { year: Number(year), month: monthNumber, day: Number(day) },
      { overflow: 'reject' },
    );
  } catch {
    return undefined;
  }
}
