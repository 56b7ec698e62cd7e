import type { Account, AccountPart } from '../types.ts';
import { visitsOf } from './order.ts';
import { questionsOn, wordsOf } from './told.ts';
import type { Told, Visit } from './types.ts';
import { headingOf } from './view.ts';

/** What was told, page by page in the order asked, without what is kept apart and what was left empty. */
export function accountOf(told: Told, now: Temporal.Instant): Account {
  const parts = new Map<string, { label: string; words: readonly string[] }[]>();
  for (const visit of visitsOf(told, now)) {
    const answers = told.answers[visit.path] ?? {};
    const questions = Object.entries(questionsOn(visit.step, answers));
    const lines = questions
      .filter(([, question]) => !question.apart)
      .map(([name, question]) => ({
        label: questions.length === 1 ? headingOf(visit, { told, now, n: visit.n }) : question.label,
        words: wordsOf(name, question, answers),
      }))
      .filter(({ words }) => words.length > 0);
    if (lines.length === 0) continue;
    const heading = partOf(visit);
    parts.set(heading, [...(parts.get(heading) ?? []), ...lines]);
  }
  return { version: 1, parts: [...parts].map(([heading, lines]): AccountPart => ({ heading, lines })) };
}

/** The part that a page's answers stand in; children after the first have parts of their own. */
export function partOf({ step, n }: Visit): string {
  return n > 1 ? `${step.part} (${n})` : step.part;
}
