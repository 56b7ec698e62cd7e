import { type FormError, formError, parseForm } from '../../../platform/forms/index.ts';
import type { Body } from '../../../platform/http/index.ts';
import type { Reading } from '../../change/change.ts';
import { readReply } from '../../reply/form.ts';
import type { GivenReply } from '../../store/asked.ts';
import { moment } from '../../triage/moment.ts';

/** What was said on the telephone, and when. */
export interface Spoken extends GivenReply {
  at: Temporal.Instant;
}

/** Reads an answer by telephone: what the agency may say in writing, who said it, and when between question and now. */
export function readSpoken(
  body: Body,
  between: { askedAt: Temporal.Instant; now: Temporal.Instant },
): Reading<Spoken> {
  const said = readReply(body, 'link', []);
  const when = parseForm({ said: moment({ what: 'When it was said', now: between.now }) }, body);
  const errors: FormError[] = [...(said.ok ? [] : said.errors), ...(when.ok ? [] : when.errors)];
  const at = when.ok ? when.value.said : null;
  if (at && Temporal.Instant.compare(at, atMinute(between.askedAt)) < 0)
    errors.push(formError('said', 'It was said before it was asked: check the time', '-day'));
  if (!said.ok || !at || errors.length > 0) return { ok: false, errors };
  return { ok: true, value: { ...said.value, at: later(at, between.askedAt) } };
}

// The boxes take whole minutes: an answer within the minute of the question came after it.
function atMinute(at: Temporal.Instant): Temporal.Instant {
  return at.round({ smallestUnit: 'minute', roundingMode: 'floor' });
}

function later(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) < 0 ? b : a;
}
