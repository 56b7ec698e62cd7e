import {
  choice,
  choices,
  date,
  type FormError,
  type FormValue,
  formError,
  parseForm,
  text,
} from '../../platform/forms/index.ts';
import type { Body } from '../../platform/http/index.ts';
import type { Reading } from '../change/change.ts';
import type { ConcernHead } from '../record/types.ts';
import { hasSubstance } from '../rules/thresholds.ts';
import { SEND_BACK_REASONS } from './types.ts';

const LONGEST_DAYS = 28;

const fields = (today: Temporal.PlainDate) => ({
  reason: choice(SEND_BACK_REASONS, 'Choose why it goes back'),
  need: text({ ask: 'Write what you need to know', max: 2000 }),
  by: choice(['usual', 'day'], 'Choose by when you need the answer'),
  day: date({
    what: 'The day',
    check: (day) => {
      if (Temporal.PlainDate.compare(day, today) < 0) return 'The day must be today or later';
      const latest = today.add({ days: LONGEST_DAYS });
      return Temporal.PlainDate.compare(day, latest) > 0
        ? `The day must be within ${LONGEST_DAYS} days`
        : undefined;
    },
  }),
  why: text({ max: 4000 }),
  sure: choices(['yes']),
});

export type NewSendBack = FormValue<ReturnType<typeof fields>>;

/** What a return is read against. `names`: those of the children, which a stranger's eyes must not meet. */
export interface SendBackBy {
  today: Temporal.PlainDate;
  names: readonly string[];
  waiting: string | undefined;
}

/**
 * Reads what goes back to the referrer. Danger and missing consent never meet; a concern with danger now goes
 * back only when that is confirmed a second time, with a reason.
 */
export function readSendBack(
  body: Body,
  head: Pick<ConcernHead, 'open' | 'dangerNow' | 'rating' | 'raisedBy'>,
  by: SendBackBy,
): Reading<NewSendBack> {
  if (!head.open) return { ok: false, errors: [formError('reason', decided)] };
  if (by.waiting) return { ok: false, errors: [formError('reason', by.waiting)] };
  const parsed = parseForm(fields(by.today), body);
  if (!parsed.ok) return parsed;
  const errors = rules(parsed.value, head, by);
  return errors.length > 0 ? { ok: false, errors } : parsed;
}

function rules(
  given: NewSendBack,
  { dangerNow, rating, raisedBy }: Pick<ConcernHead, 'dangerNow' | 'rating' | 'raisedBy'>,
  { names }: SendBackBy,
): FormError[] {
  const errors: FormError[] = [];
  const urgent = dangerNow || rating === 'red';
  if (given.reason === 'no-consent' && urgent) errors.push(formError('reason', protection));
  const spoken = raisedBy === 'professional' ? [] : names.filter((name) => says(given.need, name));
  if (spoken.length > 0)
    errors.push(
      formError('need', `Leave out ${spoken.join(' and ')}: somebody else may look at their screen`),
    );
  if (given.by === 'day' && given.day === null)
    errors.push(formError('day', 'Enter the day by which you need the answer', '-day'));
  if ((dangerNow || given.reason === 'no-consent') && !hasSubstance(given.why))
    errors.push(formError('why', dangerNow ? whyWait : whyNoGround));
  if (dangerNow && !given.sure.includes('yes')) errors.push(formError('sure', confirm));
  return errors;
}

function says(words: string, name: string): boolean {
  const plain = (value: string) => ` ${value.toLowerCase().replace(/[^\p{L}]+/gu, ' ')} `;
  return name.trim().length > 1 && plain(words).includes(plain(name.trim()));
}

const decided = 'This concern has been decided: there is nothing to send back';
const protection =
  'Protection never waits for consent. With danger now, or a red rating, choose another reason or act';
const whyWait = 'Say in at least four words why it can wait although there is danger now';
const whyNoGround = 'Say in at least four words why there is no ground to act without consent';
const confirm = 'Confirm that the child is safe enough meanwhile, or do not send it back';

const endFields = { learned: text({ ask: 'Say how you know now, or why it is not needed', max: 4000 }) };

/** Reads why an answer is no longer waited for. */
export function readTakenBack(body: Body): Reading<FormValue<typeof endFields>> {
  return parseForm(endFields, body);
}

/** Reads the answer of whoever spoke up. */
export const answerFields = {
  answer: text({
    ask: 'Write your answer',
    max: 10_000,
    tooLong: 'Your answer is too long. Send it in two parts',
  }),
};
