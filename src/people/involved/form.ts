import { choice, choices, formError, parseForm, type Reading, text } from '../../platform/forms/index.ts';
import type { Body } from '../../platform/http/index.ts';

const REASON = 10;
const why = text({ ask: 'Say why in a few words', max: 1000 });

/** Why a reason will not do; undefined when it will. */
export function wrongReason(reason: string): string | undefined {
  return reason.length < REASON ? 'Say why in a few words' : undefined;
}

/** A team of those offered, and why. */
export function readTeam(
  body: Body,
  offered: readonly string[],
): Reading<{ team: string; stays: string[]; why: string }> {
  return reasoned(
    parseForm({ team: choice(offered, 'Choose the team'), stays: choices(['yes']), why }, body),
  );
}

/** One person of those offered, and why. */
export function readLead(body: Body, offered: readonly string[]): Reading<{ people: string[]; why: string }> {
  const read = reasoned(parseForm({ people: choices(offered, { ask: 'Choose who leads' }), why }, body));
  if (!read.ok || read.value.people.length === 1) return read;
  return { ok: false, errors: [formError('people', 'Choose one person: one leads')] };
}

/** Why an involvement ends. */
export function readWhy(body: Body): Reading<{ why: string }> {
  return reasoned(parseForm({ why }, body));
}

function reasoned<T extends { why: string }>(read: Reading<T>): Reading<T> {
  const wrong = read.ok ? wrongReason(read.value.why) : undefined;
  return wrong === undefined ? read : { ok: false, errors: [formError('why', wrong)] };
}
