import { randomUUID } from 'node:crypto';
import type { ToldChild } from '../../types.ts';
import { childCount } from '../order.ts';
import { said, saysSomething, wordsOf } from '../told.ts';
import type { Step, Told } from '../types.ts';
import { background, child, home, services } from './child.ts';

/** What has a column of its own, and so does not stand among the further facts. */
const COLUMNS = new Set(['given', 'surname', 'born', 'birth', 'age', 'expected', 'sex', 'nhs', 'upn']);

/** Every child told of, with its number in the journey. */
export function childrenTold(told: Told, now: Temporal.Instant): { n: number; child: ToldChild }[] {
  return Array.from({ length: childCount(told) }, (_, index) => index + 1)
    .map((n) => ({ n, child: childTold(told, now, n) }))
    .filter(({ child: one }) => one !== undefined) as { n: number; child: ToldChild }[];
}

function childTold(told: Told, now: Temporal.Instant, n: number): ToldChild | undefined {
  const basics = said(told, child, now, n);
  if (!basics) return undefined;
  const { born, ...rest } = basics;
  const numbers = said(told, services, now, n);
  const facts = factsTold(told, n);
  if (born === 'yes' && !saysSomething(rest) && Object.keys(facts).length === 0) return undefined;
  const unborn = born === 'no';
  return {
    id: randomUUID(),
    unborn,
    given: basics.given,
    surname: basics.surname,
    dateOfBirth: basics.birth,
    expectedDate: basics.expected,
    ageTold: basics.age,
    sex: unborn ? 'U' : basics.sex || null,
    nhsNumber: numbers?.nhs || null,
    upn: numbers?.upn || null,
    facts,
  };
}

/** Label and words of everything else, page by page; never an address. */
function factsTold(told: Told, n: number): Record<string, string> {
  const pages: readonly Step[] = [child, home, background, services].map((page) => page as Step);
  return Object.fromEntries(
    pages.flatMap((page) =>
      Object.entries(page.questions)
        .filter(([name, question]) => !COLUMNS.has(name) && !question.apart)
        .map(([name, question]) => [
          question.label,
          wordsOf(name, question, told.answers[`${page.key}/${n}`] ?? {}).join(', '),
        ])
        .filter(([, words]) => words !== ''),
    ),
  );
}
