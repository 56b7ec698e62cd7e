import {
  choice,
  choices,
  date,
  email,
  type Field,
  optionalChoice,
  phone,
  text,
} from '../../platform/forms/index.ts';
import type { Option, Question, Questions, Step } from './types.ts';

/** Longest story: some 3,500 words. */
const STORY = 20_000;

type Words = Pick<Question, 'label' | 'hint' | 'apart'>;

/** One line. `ask` is the message when it is empty; without it the line may stay empty. */
export function line(
  q: Words & Pick<Question, 'width' | 'autocomplete' | 'digits'> & { ask?: string; field?: Field<string> },
): Question<string> {
  const { ask, field = text(ask === undefined ? {} : { ask }), ...words } = q;
  return { kind: 'line', field, ...words };
}

/** Many lines. */
export function story(q: Words & { ask?: string; rows?: number }): Question<string> {
  const { ask, ...words } = q;
  const tooLong = `This must be ${STORY.toLocaleString('en-GB')} characters or fewer. What you typed is still here`;
  const field = text({ max: STORY, tooLong, ...(ask === undefined ? {} : { ask }) });
  return { kind: 'story', field, ...words };
}

/** One of some answers, which must be chosen. */
export function one<const V extends string>(
  q: Words & { options: readonly Option<V>[]; ask: string },
): Question<V> {
  const { ask, ...words } = q;
  const values = q.options.map((option) => option.value);
  return { kind: 'one', field: choice(values, ask), ...words };
}

/** One of some answers, or none. */
export function maybeOne<const V extends string>(
  q: Words & { options: readonly Option<V>[] },
): Question<V | ''> {
  return { kind: 'one', field: optionalChoice(q.options.map((option) => option.value)), ...q };
}

/** One of many answers, from a list that folds out; or none. */
export function pick<const V extends string>(q: Words & { options: readonly Option<V>[] }): Question<V | ''> {
  return { kind: 'pick', field: optionalChoice(q.options.map((option) => option.value)), ...q };
}

/** Any of some answers. */
export function any<const V extends string>(
  q: Words & { options: readonly Option<V>[]; ask?: string },
): Question<V[]> {
  const { ask, ...words } = q;
  const values = q.options.map((option) => option.value);
  return { kind: 'any', field: choices(values, ask === undefined ? {} : { ask }), ...words };
}

/** A date; `what` names it in messages: "Date of birth". */
export function day(q: Words & { what: string; ask?: string }): Question<Temporal.PlainDate | null> {
  const { what, ask, ...words } = q;
  return { kind: 'day', field: date({ what, ...(ask === undefined ? {} : { ask }) }), ...words };
}

export function mail(q: Words & { ask?: string }): Question<string> {
  const { ask, ...words } = q;
  const field = email(ask === undefined ? {} : { ask });
  return { kind: 'line', type: 'email', autocomplete: 'email', field, ...words };
}

export function telephone(q: Words & { ask?: string }): Question<string> {
  const { ask, ...words } = q;
  const field = phone(ask === undefined ? {} : { ask });
  return { kind: 'line', type: 'tel', width: 20, autocomplete: 'tel', field, ...words };
}

/** Answers as pairs, for short lists: `options([['yes', 'Yes'], ['no', 'No']])`. */
export function options<const V extends string>(
  pairs: readonly (readonly [V, string, string?])[],
): Option<V>[] {
  return pairs.map(([value, label, hint]) => ({ value, label, ...(hint === undefined ? {} : { hint }) }));
}

/** A page of the journey, with its questions' types kept. */
export function step<const Q extends Questions, const R extends Questions = Questions>(
  page: Step<Q, R>,
): Step<Q, R> {
  return page;
}
