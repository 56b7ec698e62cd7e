import { choice, choices, date, optionalChoice, postcode, text } from '../../platform/forms/index.ts';
import { partial } from '../partial-field.ts';
import { tooEarly } from '../rules/earliest.ts';
import type { Against, Ask, Look } from './types.ts';

/** The questions that forms about facts are made of: each knows how it is read and how it is drawn. */

type Words = Pick<Look, 'label' | 'hint' | 'width'>;

/** One line in words; `need` is said where it is empty. */
export function line(look: Words, options: { need?: string; max?: number } = {}): Ask<string> {
  return { field: text(asked(options)), look: { as: 'line', ...look } };
}

/** Several lines in words. */
export function lines(look: Words, options: { need?: string; max?: number } = {}): Ask<string> {
  return { field: text(asked({ max: 1000, ...options })), look: { as: 'lines', ...look } };
}

const asked = ({ need, max = 200 }: { need?: string; max?: number }) =>
  need === undefined ? { max } : { ask: need, max };

export function postcodeLine(look: Words): Ask<string> {
  return { field: postcode(), look: { as: 'line', width: 10, ...look } };
}

type Options<V extends string> = Readonly<Record<V, string>>;

/** One of the answers. */
export function oneOf<V extends string>(look: Words, options: Options<V>, need: string): Ask<V> {
  return {
    field: choice(valuesOf(options), need),
    look: { as: 'one', ...look, options: optionsOf(options) },
  };
}

/** One of the answers, or none. */
export function maybeOneOf<V extends string>(look: Words, options: Options<V>): Ask<V | ''> {
  return {
    field: optionalChoice(valuesOf(options)),
    look: { as: 'one', ...look, options: optionsOf(options) },
  };
}

/** Any of the answers; `need` where it must be one at least. */
export function someOf<V extends string>(look: Words, options: Options<V>, need?: string): Ask<V[]> {
  const field = choices(valuesOf(options), need === undefined ? {} : { ask: need });
  return { field, look: { as: 'several', ...look, options: optionsOf(options) } };
}

const valuesOf = <V extends string>(options: Options<V>) => Object.keys(options) as V[];
const optionsOf = (options: Readonly<Record<string, string>>) =>
  Object.entries(options).map(([value, words]) => ({ value, text: words }));

/** A day of somebody's life, until today. */
export function pastDay(look: Words, { person, today }: Against): Ask<Temporal.PlainDate | null> {
  const check = (day: Temporal.PlainDate) =>
    Temporal.PlainDate.compare(day, today) > 0
      ? `${look.label} must be today or earlier`
      : tooEarly(person, look.label, day);
  return { field: date({ what: look.label, check }), look: { as: 'day', ...look } };
}

const NO_DATE = 'Enter a date like 3 3 2012. Leave out the day, or the day and month, if they are not known';

/** A day, a month and year, or a year alone. */
export function partialDay(look: Words): Ask<string> {
  return { field: partial(NO_DATE), look: { as: 'day', ...look } };
}

/** Since when and until when a fact held: both may be left out. */
export function span(against: Against) {
  return {
    from: pastDay({ label: 'Since when', hint: 'Leave it out where nobody knows.' }, against),
    until: pastDay({ label: 'Until when', hint: 'Only where it is over already.' }, against),
  };
}

/** Why a span cannot be; undefined when it can. */
export function spanWrong(said: {
  from: Temporal.PlainDate | null;
  until: Temporal.PlainDate | null;
}): string | undefined {
  const { from, until } = said;
  return from && until && Temporal.PlainDate.compare(until, from) < 0
    ? 'Until when must be the same as or after since when'
    : undefined;
}
