import { childCount } from './order.ts';
import { boxes, questionsOn, rowCount } from './told.ts';
import type { Answers, Step, Told } from './types.ts';

/** The told with one page's answers in place of what stood there. */
export function withAnswers(told: Told, path: string, answers: Answers): Told {
  return { ...told, answers: { ...told.answers, [path]: answers } };
}

/** One row more, empty. */
export function withRow(answers: Answers): Answers {
  return { ...answers, rows: String(rowCount({ rows: String(rowCount(answers) + 1) })) };
}

/** Without one row; those after it move up. */
export function withoutRow(step: Step, answers: Answers, gone: number): Answers {
  const left = { ...answers, rows: String(Math.max(1, rowCount(answers) - 1)) };
  const names = Object.entries(step.rows?.of ?? {}).flatMap(([name, question]) =>
    boxes(name, question).map((box) => [name, box.slice(name.length)] as const),
  );
  for (let row = gone; row <= rowCount(answers); row += 1)
    for (const [name, rest] of names)
      Object.assign(left, { [`${name}-${row}${rest}`]: answers[`${name}-${row + 1}${rest}`] ?? '' });
  return left;
}

/** Without one child; the pages of those after it are numbered anew. */
export function withoutChild(told: Told, gone: number): Told {
  const count = childCount(told);
  if (gone < 1 || gone > count || count === 1) return told;
  const kept = Object.entries(told.answers).flatMap(([path, answers]): [string, Answers][] => {
    const [key = '', number] = path.split('/');
    const n = Number(number);
    if (number === undefined || n < gone) return [[path, answers]];
    return n === gone ? [] : [[`${key}/${n - 1}`, answers]];
  });
  const last = `another-child/${count - 1}`;
  return withAnswers({ ...told, answers: Object.fromEntries(kept) }, last, { another: 'no' });
}

/**
 * Two versions of a page as one: stories one under the other, ticks of both; where only one answer can stand,
 * the one typed now.
 */
export function joined(step: Step, saved: Answers, typed: Answers): Answers {
  const both: Record<string, string | readonly string[]> = { ...saved, ...typed };
  for (const [name, { kind }] of Object.entries(questionsOn(step, both))) {
    const [before, now] = [saved[name] ?? '', typed[name] ?? ''];
    if (kind === 'any') both[name] = [...new Set([...list(before), ...list(now)])];
    else if (kind === 'story') both[name] = stories(String(before), String(now));
    else if (kind !== 'day' && now === '') both[name] = before;
  }
  return both;
}

function stories(before: string, now: string): string {
  if (now.includes(before)) return now;
  return before.includes(now) ? before : `${before}\n\n${now}`;
}

function list(value: string | readonly string[]): readonly string[] {
  return typeof value === 'string' ? [value].filter(Boolean) : value;
}
