import type { Account, AccountPart } from '../types.ts';
import { visitsOf } from './order.ts';
import { wordsOf } from './told.ts';
import type { Told, Visit } from './types.ts';
import { headingOf } from './view.ts';

/** What was told, page by page in the order asked, without what is kept apart and what was left empty. */
export function accountOf(told: Told, now: Temporal.Instant): Account {
  const parts = new Map<string, { label: string; words: readonly string[] }[]>();
  for (const visit of visitsOf(told, now)) {
    const answers = told.answers[visit.path] ?? {};
    const lines = Object.entries(visit.step.questions)
      .filter(([, question]) => !question.apart)
      .map(([name, question]) => ({
        label: labelOf(visit, question.label, { told, now, n: visit.n }),
        words: wordsOf(name, question, answers),
      }))
      .filter(({ words }) => words.length > 0);
    if (lines.length === 0) continue;
    const heading = partOf(visit);
    parts.set(heading, [...(parts.get(heading) ?? []), ...lines]);
  }
  return { version: 1, parts: [...parts].map(([heading, lines]): AccountPart => ({ heading, lines })) };
}

/** A page with one question says it in its heading. */
function labelOf(visit: Visit, label: string, asking: Parameters<typeof headingOf>[1]): string {
  return Object.keys(visit.step.questions).length === 1 ? headingOf(visit, asking) : label;
}

/** The part that a page's answers stand in; children after the first have parts of their own. */
export function partOf({ step, n }: Visit): string {
  return n > 1 ? `${step.part} (${n})` : step.part;
}
