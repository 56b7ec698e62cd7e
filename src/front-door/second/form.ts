import { choice, type FormError, formError, parseForm, text } from '../../platform/forms/index.ts';
import type { Body } from '../../platform/http/index.ts';
import type { Reading } from '../change/change.ts';

const fields = {
  answer: choice(['agreed', 'sent back'], 'Choose whether you agree'),
  words: text({ max: 4000 }),
  late: text({ max: 4000 }),
};

/** What a second person says to a decision that waits for them. */
export interface SecondAnswer {
  answer: 'agreed' | 'sent back';
  words: string;
  lateReason: string | null;
}

/** Reads it: sending back needs words, and agreeing after a clock ran out needs the reason why, if none was given. */
export function readSecond(
  body: Body,
  by: { late: boolean; lateReason: string | null },
): Reading<SecondAnswer> {
  const parsed = parseForm(fields, body);
  if (!parsed.ok) return parsed;
  const { answer, words, late } = parsed.value;
  const errors: FormError[] = [];
  if (answer === 'sent back' && !words) errors.push(formError('words', 'Say what they should look at again'));
  if (answer === 'agreed' && by.late && !by.lateReason && !late)
    errors.push(formError('late', 'Say why the decision comes after its time'));
  if (errors.length > 0) return { ok: false, errors };
  return { ok: true, value: { answer, words, lateReason: by.late ? late || by.lateReason : null } };
}
