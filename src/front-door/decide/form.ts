import { type FormValue, parseForm } from '../../platform/forms/index.ts';
import type { Body } from '../../platform/http/index.ts';
import type { Reading } from '../change/change.ts';
import type { Level } from '../rules/thresholds.ts';
import { PLAIN_ANSWER } from '../rules/words.ts';
import { acrossFields } from './across.ts';
import { type DecideBy, destinationOf, fields, type Given } from './fields.ts';
import type { NewDecision } from './types.ts';

const ORDER: readonly string[] = ['level', 'cited', ...Object.keys(fields)];

/** Reads a decision: every field, and what they must be together. Every error at once, in the page's order. */
export function readDecision(body: Body, by: DecideBy): Reading<NewDecision> {
  const parsed = parseForm(fields, body);
  const own = parsed.ok ? [] : parsed.errors;
  const given: Given = parsed.ok ? parsed.value : rightOnes(body);
  const errors = [...own, ...acrossFields(given, by)].sort(
    (a, b) => ORDER.indexOf(a.field) - ORDER.indexOf(b.field),
  );
  if (!parsed.ok || errors.length > 0) return { ok: false, errors };
  return { ok: true, value: decisionOf(parsed.value, by) };
}

/** Each field that is right by itself, so that what is wrong between two is said though a third is missing. */
function rightOnes(body: Body): Given {
  const entries = Object.entries(fields).flatMap(([name, field]) => {
    const one = parseForm({ [name]: field }, body);
    return one.ok ? [[name, one.value[name]]] : [];
  });
  return Object.fromEntries(entries) as Given;
}

function decisionOf(given: FormValue<typeof fields>, by: DecideBy): NewDecision {
  const destination = destinationOf(given, by);
  const rule = by.destinations.find(({ code }) => code === destination);
  return {
    level: Number(given.level) as Level,
    outcome: given.outcome,
    destination,
    edition: by.edition,
    cited: by.cited.map(({ code }) => code),
    protection: given.protection === 'yes',
    services: given.services,
    section17: given.section17 === 'yes',
    section47: given.section47 === 'yes',
    specialist: given.specialist,
    signposted: destination === 'signpost' ? given.signposted : '',
    assessment: rule?.onlyAssessed ? given.assessment : '',
    reason: given.reason,
    alternatives: given.alternatives,
    forReferrer: by.raisedBy === 'professional' ? given.words : PLAIN_ANSWER,
    lateReason: by.late ? given.late : null,
    familyAgreed:
      given.outcome === 'early-help' || rule?.needsAgreement ? given.agreed.includes('yes') : null,
  };
}
