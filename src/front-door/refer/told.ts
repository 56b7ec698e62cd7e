import { type FormError, type Parsed, parseForm, typedFrom } from '../../platform/forms/index.ts';
import { dateWords } from '../../platform/time/words.ts';
import type { Answers, Asking, Question, Questions, Said, Step, Told } from './types.ts';

const MOST_ROWS = 12;

/** How many rows a page shows: as many as were asked for, one at least. */
export function rowCount(answers: Answers | undefined): number {
  return Math.min(MOST_ROWS, Math.max(1, Number(answers?.rows) || 1));
}

/** Every question of a page, those of its rows numbered: `name-1`, `name-2`. */
export function questionsOn(step: Step, answers: Answers | undefined): Questions {
  const { rows } = step;
  if (!rows) return step.questions;
  const numbered = Array.from({ length: rowCount(answers) }, (_, row) =>
    Object.entries(rows.of).map(([name, question]) => [
      `${name}-${row + 1}`,
      { ...question, label: `${rows.each} ${row + 1}: ${question.label}` },
    ]),
  );
  return { ...step.questions, ...Object.fromEntries(numbered.flat()) };
}

/** Takes what a page's form may say out of a posted body, as typed: nothing else of it is kept. */
export function takeAnswers(step: Step, body: ReadonlyMap<string, readonly string[]>): Answers {
  const rows = step.rows ? { rows: String(rowCount({ rows: body.get('rows')?.[0] ?? '' })) } : {};
  const taken: Record<string, string | readonly string[]> = { ...rows };
  for (const [name, question] of Object.entries(questionsOn(step, rows))) {
    if (question.kind === 'any') taken[name] = body.get(name) ?? [];
    else if (question.kind === 'cite') Object.assign(taken, takePicked(name, body));
    else for (const box of boxes(name, question)) taken[box] = body.get(box)?.[0] ?? '';
  }
  return taken;
}

const PICKER_BOXES = ['words', 'level', 'domain'];

/** What a picker posts: the codes chosen, and what was looked for in it. */
function takePicked(name: string, body: ReadonlyMap<string, readonly string[]>): Answers {
  const looked = PICKER_BOXES.map((box) => [`${name}-${box}`, body.get(`${name}-${box}`)?.[0] ?? '']);
  return { [name]: body.get(name) ?? [], ...Object.fromEntries(looked) };
}

/** Reads a page's answers: a typed value (of the questions that are not in rows) or every error at once. */
export function readAnswers<Q extends Questions>(
  step: Step<Q>,
  answers: Answers,
  asking: Asking,
): Parsed<Said<Q>> {
  const parsed = parseForm(fieldsOf(questionsOn(step as Step, answers)), bodyOf(answers));
  if (!parsed.ok) return parsed;
  const value = parsed.value as Said<Q>;
  const errors: FormError[] = [
    ...(step.across?.(value, asking) ?? []),
    ...rowsIn(step, answers).flatMap((row, index) =>
      (step.acrossRow?.(row, asking) ?? []).map((error) => numbered(error, index + 1)),
    ),
  ];
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value };
}

function rowsIn<R extends Questions>(step: Step<Questions, R>, answers: Answers): Said<R>[] {
  const { rows } = step;
  if (!rows) return [];
  return Array.from({ length: rowCount(answers) }, (_, row) => {
    const one = Object.fromEntries(
      Object.entries(rows.of).flatMap(([name, question]) =>
        boxes(name, question).map((box) => {
          const rest = box.slice(name.length);
          return [box, answers[`${name}-${row + 1}${rest}`] ?? ''];
        }),
      ),
    );
    const parsed = parseForm(fieldsOf(rows.of), bodyOf(one));
    return parsed.ok ? (parsed.value as Said<R>) : undefined;
  }).filter((row) => row !== undefined);
}

function numbered({ field, href, message }: FormError, row: number): FormError {
  return { field: `${field}-${row}`, href: href.replace(`#${field}`, `#${field}-${row}`), message };
}

/** What was said on a page, once it was asked and answered as it should be; else undefined. */
export function said<Q extends Questions, R extends Questions>(
  told: Told,
  step: Step<Q, R>,
  now: Temporal.Instant,
  n?: number,
): Said<Q> | undefined {
  const asking = { told, now, n: n ?? 1 };
  const answers = told.answers[pathOf(step as Step, n)];
  if (!answers || step.asked?.(asking) === false) return undefined;
  const parsed = readAnswers(step as Step<Q>, answers, asking);
  return parsed.ok ? parsed.value : undefined;
}

/** What was said in the rows of a page, without those left empty. */
export function saidRows<R extends Questions>(told: Told, step: Step<Questions, R>): Said<R>[] {
  const answers = told.answers[step.key];
  return answers ? rowsIn(step, answers).filter(saysSomething) : [];
}

/** Whether anything at all was said in a set of answers. */
export function saysSomething(answers: Readonly<Record<string, unknown>>): boolean {
  return Object.values(answers).some((answer) =>
    Array.isArray(answer) ? answer.length > 0 : answer !== '' && answer !== null,
  );
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
  const typed = typedFrom(answers);
  if (question.options) {
    const chosen = typed.values(name);
    return question.options.filter(({ value }) => chosen.includes(value)).map(({ label }) => label);
  }
  const parsed = question.field.schema.safeParse(question.field.take(bodyOf(answers), name));
  if (parsed.success && parsed.data instanceof Temporal.PlainDate) return [dateWords(parsed.data).text];
  return typed.value(name).trim() === '' ? [] : typed.value(name).trim().split('\n');
}

/** The names that a question's boxes are posted under. */
export function boxes(name: string, question: Question): string[] {
  return question.kind === 'day' ? [`${name}-day`, `${name}-month`, `${name}-year`] : [name];
}

function fieldsOf(questions: Questions) {
  return Object.fromEntries(Object.entries(questions).map(([name, question]) => [name, question.field]));
}

function bodyOf(answers: Answers): ReadonlyMap<string, readonly string[]> {
  return new Map(
    Object.entries(answers).map(([name, value]) => [name, typeof value === 'string' ? [value] : value]),
  );
}
