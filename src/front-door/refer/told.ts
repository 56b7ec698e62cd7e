import { createHash } from 'node:crypto';
import { type FormError, type Parsed, parseForm, type Typed, typedFrom } from '../../platform/forms/index.ts';
import type { Body } from '../../platform/http/index.ts';
import { dateWords } from '../../platform/time/words.ts';
import type { Answers, Asking, Question, Questions, Said, Step, Told } from './types.ts';

/** Takes what a page's form may say out of a posted body, as typed: nothing else of it is kept. */
export function takeAnswers(questions: Questions, body: Body): Answers {
  const taken: Record<string, string | readonly string[]> = {};
  for (const [name, question] of Object.entries(questions)) {
    if (question.kind === 'any') taken[name] = body.get(name) ?? [];
    else for (const box of boxes(name, question)) taken[box] = body.get(box)?.[0] ?? '';
  }
  return taken;
}

/** Reads a page's answers: a typed value or every error at once. */
export function readAnswers<Q extends Questions>(
  step: Step<Q>,
  answers: Answers,
  asking: Asking,
): Parsed<Said<Q>> {
  const fields = Object.fromEntries(Object.entries(step.questions).map(([name, q]) => [name, q.field]));
  const parsed = parseForm(fields, bodyOf(answers));
  if (!parsed.ok) return parsed;
  const value = parsed.value as Said<Q>;
  const errors: FormError[] = step.across?.(value, asking) ?? [];
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value };
}

/** What was said on a page, once it was asked and answered as it should be; else undefined. */
export function said<Q extends Questions>(told: Told, step: Step<Q>, now: Temporal.Instant, n?: number) {
  const asking = { told, now, n: n ?? 1 };
  const answers = told.answers[pathOf(step, n)];
  if (!answers || step.asked?.(asking) === false) return undefined;
  const parsed = readAnswers(step, answers, asking);
  return parsed.ok ? parsed.value : undefined;
}

/** A single answer as typed, for asking one page according to another. */
export function typedOn(told: Told, path: string, name: string): string {
  const value = told.answers[path]?.[name];
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}

export function pathOf(step: Step, n?: number): string {
  return n === undefined ? step.key : `${step.key}/${n}`;
}

/** An answer as people read it: the labels of what was chosen, a date in words. Nothing when nothing was said. */
export function wordsOf(name: string, question: Question, answers: Answers): string[] {
  const typed: Typed = typedFrom(answers);
  if (question.options) {
    const labels = new Map(question.options.map((option) => [option.value, option.label]));
    return typed.values(name).flatMap((value) => labels.get(value) ?? []);
  }
  const parsed = question.field.schema.safeParse(question.field.take(bodyOf(answers), name));
  if (parsed.success && parsed.data instanceof Temporal.PlainDate) return [dateWords(parsed.data).text];
  return typed.value(name).trim() === '' ? [] : typed.value(name).trim().split('\n');
}

/** A short mark of a page's answers: it tells whether somebody else changed them since they were shown. */
export function markOf(answers: Answers | undefined): string {
  if (!answers) return 'none';
  const sorted = Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('base64url').slice(0, 16);
}

function boxes(name: string, question: Question): string[] {
  return question.kind === 'day' ? [`${name}-day`, `${name}-month`, `${name}-year`] : [name];
}

function bodyOf(answers: Answers): Body {
  return new Map(
    Object.entries(answers).map(([name, value]) => [name, typeof value === 'string' ? [value] : value]),
  );
}
