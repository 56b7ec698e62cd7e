import { type FormError, formError, parseForm } from '../../platform/forms/index.ts';
import type { Body } from '../../platform/http/index.ts';
import type { Reading } from '../change/change.ts';
import type { NewPassing } from '../passing/types.ts';
import type { ConcernHead } from '../record/types.ts';
import { hasSubstance } from '../rules/thresholds.ts';
import { fieldsOf } from '../triage/ask.ts';
import { moment } from '../triage/moment.ts';
import { authorityQuestions } from './questions.ts';

/** Reads to whom it goes. It stays ours until they accept it. */
export function readAuthority(
  body: Body,
  head: Pick<ConcernHead, 'open' | 'area' | 'receivedAt'>,
  by: {
    areas: readonly { code: string; name: string }[];
    now: Temporal.Instant;
    waiting: string | undefined;
  },
): Reading<NewPassing> {
  if (!head.open)
    return {
      ok: false,
      errors: [formError('area', 'This concern has been decided. Decide again to pass it on')],
    };
  if (by.waiting) return { ok: false, errors: [formError('area', by.waiting)] };
  const others = by.areas.filter(({ code }) => code !== head.area);
  const told = moment({ what: 'When you told them', now: by.now, since: head.receivedAt });
  const parsed = parseForm({ ...fieldsOf(authorityQuestions(others)), told }, body);
  if (!parsed.ok) return parsed;
  const { area, whom, contact, how, reason, told: toldAt } = parsed.value;
  const inside = others.find(({ code }) => code === area);
  const errors: FormError[] = [];
  if (!inside && whom === '') errors.push(formError('whom', 'Write the name of that authority'));
  if (!hasSubstance(reason))
    errors.push(
      formError('reason', 'Say how you know in at least four words: they must be able to check it'),
    );
  if (errors.length > 0 || toldAt === null) return { ok: false, errors };
  return {
    ok: true,
    value: {
      kind: 'authority',
      area: inside?.code ?? null,
      whom: inside?.name ?? whom,
      team: null,
      contact,
      how,
      reason,
      toldAt,
    },
  };
}
