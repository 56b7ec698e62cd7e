import { choice, date, formError, parseForm, type Reading, text } from '../../platform/forms/index.ts';
import type { Page } from '../../platform/http/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { dateWords } from '../../platform/time/words.ts';

/** Something that was told is over since a day, or never was so. */
export type Ending = { untilOn: Temporal.PlainDate } | { why: string };

const fields = (now: Temporal.Instant) => ({
  how: choice(['ended', 'wrong'], 'Say whether it ended, or was never so'),
  until: date({
    what: 'Until when',
    check: (day) =>
      Temporal.PlainDate.compare(day, londonDate(now)) > 0
        ? 'Until when must be today or earlier'
        : undefined,
  }),
  why: text({ max: 1000 }),
});

/** Reads how something ends that was so from a day, if one is known: nothing is deleted by it. */
export function readEnding(page: Page, fromOn: Temporal.PlainDate | null): Reading<Ending> {
  const parsed = parseForm(fields(page.now), page.body);
  if (!parsed.ok) return parsed;
  const { how, until, why } = parsed.value;
  if (how === 'ended') {
    if (!until) return wrong('until', 'Enter until when it was so', '-day');
    return fromOn && Temporal.PlainDate.compare(until, fromOn) < 0
      ? wrong('until', `It was so since ${dateWords(fromOn).text}. Enter that day or a later one`, '-day')
      : { ok: true, value: { untilOn: until } };
  }
  return why.length >= 10
    ? { ok: true, value: { why } }
    : wrong('why', 'Say in a few words why it was never so');
}

function wrong(field: string, message: string, focus = ''): Reading<Ending> {
  return { ok: false, errors: [formError(field, message, focus)] };
}
