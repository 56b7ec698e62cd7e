import { anyoneOrder } from './anyone/steps.ts';
import { professionalOrder } from './professional/steps.ts';
import { startOrder } from './start/steps.ts';
import { readAnswers, typedOn } from './told.ts';
import type { Asking, Order, Place, Step, Told, Visit } from './types.ts';
import { youngOrder } from './young/steps.ts';

const MOST_CHILDREN = 12;

/** The pages after "who are you", for each way through. */
const orders: Readonly<Record<string, Order>> = {
  'young person': youngOrder,
  public: anyoneOrder,
  professional: professionalOrder,
};

/** A page with the answers that may be chosen on it now. */
function asItStands(step: Step, told: Told): Step {
  const questions = Object.entries(step.questions);
  if (!questions.some(([, question]) => question.listed)) return step;
  const listed = questions.map(([name, question]) => [name, question.listed?.(told) ?? question]);
  return { ...step, questions: Object.fromEntries(listed) };
}

/** Every page of this journey in order, as far as the answers so far say which come. */
export function visitsOf(told: Told, now: Temporal.Instant): Visit[] {
  const order = [...startOrder, ...(orders[typedOn(told, 'who', 'who')] ?? [])];
  const visits = order.flatMap((entry) =>
    'eachChild' in entry
      ? numbers(childCount(told)).flatMap((n) =>
          entry.eachChild.map((step) => ({ step: asItStands(step, told), n, path: `${step.key}/${n}` })),
        )
      : [{ step: asItStands(entry, told), n: 1, path: entry.key }],
  );
  return visits.filter(({ step, n }) => step.asked?.({ told, now, n }) !== false);
}

/** How many children the journey is about: one more for each "yes, there is another". */
export function childCount(told: Told): number {
  let count = 1;
  while (count < MOST_CHILDREN && typedOn(told, `another-child/${count}`, 'another') === 'yes') count += 1;
  return count;
}

/** Whether a page was answered as it should be. */
export function isAnswered(told: Told, { step, n, path }: Visit, now: Temporal.Instant): boolean {
  const answers = told.answers[path];
  return answers !== undefined && readAnswers(step as Step, answers, asking(told, now, n)).ok;
}

/** The first page still to be answered; undefined when everything is ready to check. */
export function firstOpen(told: Told, now: Temporal.Instant): Visit | undefined {
  return visitsOf(told, now).find((visit) => !isAnswered(told, visit, now));
}

export function visitBefore(told: Told, path: string, now: Temporal.Instant): Visit | undefined {
  const visits = visitsOf(told, now);
  return visits[visits.findIndex((visit) => visit.path === path) - 1];
}

/** The parts of this journey in order and which of them a page is in; none before it is known who is telling. */
export function placeOf(told: Told, { step }: Visit, now: Temporal.Instant): Place | undefined {
  const parts = [...new Set(visitsOf(told, now).map((visit) => visit.step.part))].slice(1);
  const at = parts.indexOf(step.part);
  return at < 0 ? undefined : { parts, at };
}

function asking(told: Told, now: Temporal.Instant, n: number): Asking {
  return { told, now, n };
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}
