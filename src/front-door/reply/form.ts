import {
  choice,
  type FormError,
  formError,
  optionalChoice,
  parseForm,
  text,
} from '../../platform/forms/index.ts';
import type { Body } from '../../platform/http/index.ts';
import { ANSWERS, REFUSALS } from '../rules/sharing.ts';
import type { GivenReply } from '../store/asked.ts';

const fields = {
  kind: choice(ANSWERS, 'Choose what you can say'),
  words: text({ max: 20_000 }),
  reason: optionalChoice(REFUSALS),
  why: text({ max: 20_000 }),
  corrects: text({ max: 36 }),
};
const giver = { name: text({ ask: 'Enter your name' }), job: text({ ask: 'Enter your job' }) };

export type Reading = { ok: true; value: GivenReply } | { ok: false; errors: readonly FormError[] };

/** Reads a reply: own words, nothing known, or not shared and why. By a link its giver says who they are. */
export function readReply(body: Body, by: 'link' | 'sign-in', own: readonly string[]): Reading {
  const parsed = parseForm(fields, body);
  const named = parseForm(giver, body);
  const errors: FormError[] = parsed.ok ? missing(parsed.value) : [...parsed.errors];
  const corrects = parsed.ok ? parsed.value.corrects : '';
  if (corrects !== '' && !own.includes(corrects)) errors.push(formError('corrects', correctedAlready));
  if (by === 'link' && !named.ok) errors.push(...named.errors);
  if (!parsed.ok || errors.length > 0) return { ok: false, errors };
  const { kind, words, reason, why } = parsed.value;
  const refused = kind === 'not shared';
  return {
    ok: true,
    value: {
      kind,
      words: refused ? why : words,
      reason: refused ? reason : null,
      corrects: corrects || null,
      name: named.ok ? named.value.name : '',
      job: named.ok ? named.value.job : '',
    },
  };
}

function missing({
  kind,
  words,
  reason,
  why,
}: Record<'kind' | 'words' | 'reason' | 'why', string>): FormError[] {
  if (kind === 'told' && words === '') return [formError('words', 'Write what you know')];
  if (kind !== 'not shared') return [];
  return [
    ...(reason === '' ? [formError('reason', 'Choose why you do not share it')] : []),
    ...(why === '' ? [formError('why', 'Say in a sentence why you do not share it')] : []),
  ];
}

const correctedAlready = 'Somebody has put that right already. Read it again, then choose';
