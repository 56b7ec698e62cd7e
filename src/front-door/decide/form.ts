import {
  choice,
  choices,
  type FormError,
  type FormValue,
  formError,
  parseForm,
  text,
} from '../../platform/forms/index.ts';
import type { Body } from '../../platform/http/index.ts';
import type { Reading } from '../change/change.ts';
import { type Level, OUTCOMES, type OutcomeRule } from '../rules/thresholds.ts';
import { PLAIN_ANSWER } from '../rules/words.ts';
import type { RaisedBy } from '../types.ts';

const fields = {
  level: choice(['1', '2', '3', '4'], 'Choose the level of need'),
  outcome: choice(OUTCOMES, 'Choose what happens now'),
  agreed: choices(['yes']),
  reason: text({ ask: 'Write why you decided this', max: 20_000 }),
  words: text({ max: 4000 }),
  late: text({ max: 4000 }),
};

/** A decision as the form gives it, ready to keep. */
export interface NewDecision {
  level: Level;
  outcome: FormValue<typeof fields>['outcome'];
  reason: string;
  /** What the referrer is told: a professional's own words, anyone else's the same as everybody's. */
  forReferrer: string;
  lateReason: string | null;
  familyAgreed: boolean | null;
}

/** What a decision is read against. */
export interface DecideBy {
  raisedBy: RaisedBy;
  outcomes: readonly OutcomeRule[];
  /** A clock has run out. */
  late: boolean;
}

/** Reads a decision: level and outcome that go together, a reason, words for the referrer, a reason for lateness. */
export function readDecision(body: Body, by: DecideBy): Reading<NewDecision> {
  const parsed = parseForm(fields, body);
  const errors: FormError[] = parsed.ok ? mismatches(parsed.value, by.outcomes) : [...parsed.errors];
  const words = body.get('words')?.[0]?.trim() ?? '';
  const late = body.get('late')?.[0]?.trim() ?? '';
  if (by.raisedBy === 'professional' && words === '')
    errors.push(formError('words', 'Write what the referrer is told'));
  if (by.late && late === '') errors.push(formError('late', 'Say why the decision comes after its time'));
  if (!parsed.ok || errors.length > 0) return { ok: false, errors };
  const { level, outcome, reason, agreed } = parsed.value;
  return {
    ok: true,
    value: {
      level: Number(level) as Level,
      outcome,
      reason,
      forReferrer: by.raisedBy === 'professional' ? parsed.value.words : PLAIN_ANSWER,
      lateReason: by.late ? parsed.value.late : null,
      familyAgreed: outcome === 'early-help' ? agreed.includes('yes') : null,
    },
  };
}

function mismatches(given: FormValue<typeof fields>, outcomes: readonly OutcomeRule[]): FormError[] {
  const rule = outcomes.find(({ code }) => code === given.outcome);
  if (!rule) return [formError('outcome', 'Choose what happens now')];
  const errors: FormError[] = [];
  if (!rule.levels.some((level) => level === Number(given.level)))
    errors.push(
      formError(
        'outcome',
        `${rule.label} goes with level ${listed(rule.levels)}. Change the level or what happens`,
      ),
    );
  if (given.outcome === 'early-help' && !given.agreed.includes('yes'))
    errors.push(
      formError(
        'agreed',
        'Early help needs the family’s agreement. Ask for it first, or choose something else',
      ),
    );
  return errors;
}

function listed(levels: readonly number[]): string {
  return levels.length < 2 ? levels.join() : `${levels.slice(0, -1).join(', ')} or ${levels.at(-1)}`;
}
