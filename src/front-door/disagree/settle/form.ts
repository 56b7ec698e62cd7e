import { choice, type FormError, formError, parseForm, text } from '../../../platform/forms/index.ts';
import type { Body } from '../../../platform/http/index.ts';
import type { Reading } from '../../change/change.ts';
import {
  DISAGREEMENT_OUTCOMES,
  type DisagreementOutcome,
  type DisagreementStage,
} from '../../rules/disagreement.ts';

const fields = {
  next: choice(['on', ...DISAGREEMENT_OUTCOMES], 'Choose what happens with it'),
  words: text({ ask: 'Write what was said, and by whom', max: 20_000 }),
};

/** A disagreement goes on to its next stage, or it is settled. */
export type Settling = { words: string } & (
  | { kind: 'on'; to: DisagreementStage }
  | { kind: 'settled'; outcome: DisagreementOutcome }
);

/** @param after the stage that would follow; undefined at the last, from which nothing goes on */
export function readSettling(body: Body, after: DisagreementStage | undefined): Reading<Settling> {
  const parsed = parseForm(fields, body);
  if (!parsed.ok) return parsed;
  const { next, words } = parsed.value;
  if (next !== 'on') return { ok: true, value: { kind: 'settled', outcome: next, words } };
  const last: FormError = formError('next', 'This is the last stage. Choose how it was settled');
  return after ? { ok: true, value: { kind: 'on', to: after, words } } : { ok: false, errors: [last] };
}
