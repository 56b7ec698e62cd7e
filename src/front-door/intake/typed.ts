import type { Answers, Question } from '../refer/types.ts';

const MOST_TICKED = 50;

/** One JSON value as the form's boxes of that question would hold it, or why it cannot be. */
export function typedOf(
  question: Question,
  value: unknown,
  name: string,
): { answers: Answers } | { wrong: string } {
  const { kind, options } = question;
  if (kind === 'any') return severalOf(question, value, name);
  if (typeof value !== 'string') return { wrong: 'Give text, in quotes' };
  const wrong = unkeepable(value);
  if (wrong) return { wrong };
  const text = value.replaceAll('\r\n', '\n');
  if (kind === 'day') return dayOf(text, name);
  if (options && text !== '' && !options.some((option) => option.value === text))
    return { wrong: `Give one of: ${valuesOf(question)}` };
  return { answers: { [name]: text } };
}

function severalOf(
  question: Question,
  value: unknown,
  name: string,
): { answers: Answers } | { wrong: string } {
  const known = new Set(question.options?.map((option) => option.value));
  const fits =
    Array.isArray(value) && value.length <= MOST_TICKED && value.every((one) => known.has(one as string));
  return fits
    ? { answers: { [name]: value as string[] } }
    : { wrong: `Give a list of any of: ${valuesOf(question)}` };
}

function dayOf(text: string, name: string): { answers: Answers } | { wrong: string } {
  if (text.trim() === '') return { answers: {} };
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text.trim()) ?? [];
  if (!year || !month || !day) return { wrong: 'Give a date like 2019-04-30' };
  return { answers: { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year } };
}

/** What no database keeps as text. The form's own body drops it; a program is better told. */
function unkeepable(text: string): string | undefined {
  if (text.includes('\0')) return 'Take out the NUL character';
  return text.isWellFormed() ? undefined : 'Take out the half of a surrogate pair';
}

function valuesOf({ options }: Question): string {
  return (options ?? []).map((option) => option.value).join(', ');
}
