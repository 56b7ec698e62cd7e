import type { FieldProblem } from '../../platform/http/index.ts';
import { withAnswers } from '../refer/change.ts';
import { visitsOf } from '../refer/order.ts';
import { readAnswers } from '../refer/told.ts';
import type { Told } from '../refer/types.ts';
import { pathsByQuestion } from './paths.ts';
import { CONCERN } from './shape.ts';
import { takeBody } from './take.ts';

/** More would help nobody to put a body right. */
const MOST_ERRORS = 100;

/** What is known of the sender without being told: its agency's name. */
export interface Sender {
  agencyName: string;
}

/**
 * Reads a concern as another system sends it, by the rules of the professional form: what was told as the form
 * would keep it, or every error at once, each with the path of its field (`children[0].dateOfBirth`).
 */
export function readConcern(
  body: unknown,
  { sender, areas }: { sender: Sender; areas: Told['areas'] },
  now: Temporal.Instant,
): { told: Told } | { errors: FieldProblem[] } {
  const taken = takeBody(CONCERN, body, areas);
  const told = withOrganisation(taken.told, sender);
  const paths = pathsByQuestion(CONCERN);
  const errors: FieldProblem[] = [...taken.errors];
  if (errors.some(({ field }) => field === '')) return { errors };
  const children = told.answers['another-child/1'] !== undefined;
  if (!children) errors.push({ field: 'children', message: 'Tell of one child at least' });
  const visits = visitsOf(told, now).filter(({ path }) => children || !path.includes('/'));
  for (const { step, n, path } of visits) {
    const read = readAnswers(step, told.answers[path] ?? {}, { told, now, n });
    if (!read.ok)
      errors.push(...read.errors.map(({ field, message }) => ({ field: paths(step, n, field), message })));
  }
  if (!errors.some(({ field }) => DECIDING.includes(field))) {
    const asked = new Set(visits.map(({ path }) => path));
    for (const given of taken.given)
      if (!asked.has(given.visit)) errors.push({ field: given.path, message: NOT_ASKED });
  }
  return errors.length > 0 ? { errors: firstOfEach(errors).slice(0, MOST_ERRORS) } : { told };
}

/** Something was said that the form does not ask where the other answers are as they are. */
export const NOT_ASKED =
  'Leave this out: it does not go with the other answers. The description says when each field is asked';

/** While one of these is wrong it is not known what else is asked. */
const DECIDING = ['danger', 'service', 'area', 'consent.sharing', 'consent', 'children'];

/** The form fills in the agency of somebody signed in; a key's agency is as well known. */
function withOrganisation(told: Told, { agencyName }: Sender): Told {
  const referrer = told.answers.referrer ?? {};
  return referrer.agency ? told : withAnswers(told, 'referrer', { ...referrer, agency: agencyName });
}

function firstOfEach(errors: readonly FieldProblem[]): FieldProblem[] {
  const byField = new Map<string, FieldProblem>();
  for (const error of errors) if (!byField.has(error.field)) byField.set(error.field, error);
  return [...byField.values()];
}
