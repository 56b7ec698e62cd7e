import { z } from 'zod';
import {
  type Citation,
  type Edition,
  indicatorOf,
  indicatorPicker,
  routesAt,
} from '../../../partnership/index.ts';
import type { Html } from '../../../platform/html/index.ts';
import type { Picking, Question, Questions, Step, Told, Visit } from '../types.ts';

const MOST = 60;

/** Indicators of need, chosen in a picker; or none. Which ones there are is the area's edition's to say. */
export function cite(q: Pick<Question, 'label' | 'hint'>): Question<string[]> {
  const codes = z.array(z.string().regex(/^[A-Z]\d{2,3}$/)).max(MOST, `Choose ${MOST} or fewer`);
  const take: Question['field']['take'] = (body, name) => [...new Set(body.get(name) ?? [])];
  // Kept as codes with their edition, not as words of the account.
  return { kind: 'cite', apart: true, field: { take, schema: codes }, ...q };
}

/** Draws a question's picker from the edition of the child's area. */
export function pickerOf(edition: Edition | undefined): Picking | undefined {
  return (
    edition &&
    ((name, question, { typed, errors }): Html =>
      indicatorPicker({ name, legend: question.label, hint: question.hint ?? '', edition, typed, errors }))
  );
}

/** A page whose picker knows the indicators by their words. */
export function inWords(visit: Visit, edition: Edition | undefined): Visit {
  const questions = Object.entries(visit.step.questions).map(([name, question]) => [
    name,
    question.kind === 'cite' ? { ...question, options: optionsOf(edition) } : question,
  ]);
  const step: Step = { ...visit.step, questions: Object.fromEntries(questions) as Questions };
  return { ...visit, step };
}

function optionsOf(edition: Edition | undefined) {
  return (edition?.indicators ?? []).map(({ code, words }) => ({ value: code, label: words }));
}

/** What a referrer cited, as citations of the edition of the child's area. */
export function citedIn(told: Told, edition: Edition | undefined): Citation[] {
  const given = told.answers.risk?.cited ?? [];
  const codes = typeof given === 'string' ? [given] : given;
  return codes.flatMap((code) =>
    edition && indicatorOf(edition, code) ? [{ edition: edition.id, code }] : [],
  );
}

/** The ways to help at the level that a referrer thinks fits, which need no front door: empty where there are none. */
export function directWays(told: Told, edition: Edition | undefined): { level: number; ways: Way[] } {
  const level = ([1, 2, 3, 4] as const).find((each) => String(each) === told.answers.risk?.level);
  const routes = edition && level ? routesAt(edition, level) : [];
  const direct = routes.some(({ through }) => through === 'direct');
  return { level: level ?? 0, ways: direct ? routes.map(({ name, words }) => ({ name, words })) : [] };
}

/** A way to help: its name and what it asks for. */
export interface Way {
  name: string;
  words: string;
}
