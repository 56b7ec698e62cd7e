import { z } from 'zod';
import type { Practitioner } from '../../../platform/access/index.ts';
import {
  choice,
  choices,
  type Field,
  type FormError,
  formError,
  optionalChoice,
  parseForm,
  type Reading,
  text,
} from '../../../platform/forms/index.ts';
import { type Body, isId } from '../../../platform/http/index.ts';
import { isBefore, londonDate } from '../../../platform/time/london.ts';
import { partial } from '../../partial-field.ts';
import { kindsOn } from '../../rules/event-kinds.ts';
import { lastDay, type SaidWhen, spanOf, timeOfDay } from '../../rules/event-time.ts';
import type { NewTelling } from '../../store/telling.ts';
import { tellingFields, tellingOf } from '../../telling/form.ts';
import { type NewEvent, WEIGHTS } from '../types.ts';

/** An event as the form tells of it; whom it concerns besides the person of the page is still to be looked at. */
export interface ReadEvent {
  event: Omit<NewEvent, 'id' | 'people'>;
  /** Of the family, and somebody else. */
  also: readonly string[];
  other: string;
  telling: NewTelling;
}

const NO_DATE =
  'Enter when it happened, like 3 3 2026. Leave out the day, or the day and month, if they are not known';

const eventFields = (now: Temporal.Instant, offered: readonly string[]) => ({
  on: partial(NO_DATE, (date) => (date === '' ? NO_DATE : undefined)),
  time: text({ max: 10 }),
  until: partial('Enter until when, like 3 3 2026, or leave all three boxes empty'),
  what: text({
    ask: 'Say what happened',
    max: 4000,
    tooLong: 'What happened must be 4,000 characters or fewer',
  }),
  impact: text({ max: 2000, tooLong: 'What it meant must be 2,000 characters or fewer' }),
  kind: choice(
    kindsOn(londonDate(now)).map(({ code }) => code),
    'Choose what sort of thing happened',
  ),
  weight: choice(WEIGHTS, 'Choose how much it weighs'),
  agency: text({ ask: 'Say which agency knows it', max: 100 }),
  also: ids(),
  other: text({ max: 36 }),
  shielded: optionalChoice(['yes']),
  'shielded-why': text({ max: 500 }),
  people: choices(offered),
  corrects: text({ max: 36 }),
  ...tellingFields(now),
});

/** Boxes that each stand for somebody. */
function ids(): Field<string[]> {
  return {
    take: (body, name) => [...new Set(body.get(name) ?? [])].filter(isId).slice(0, 100),
    schema: z.array(z.string()),
  };
}

/** Reads the form: an event, or every error at once. `offered` are those who may be named for what is shielded. */
export function readEventForm(
  body: Body,
  by: Practitioner,
  now: Temporal.Instant,
  offered: readonly string[],
): Reading<ReadEvent> {
  const parsed = parseForm(eventFields(now, offered), body);
  const errors = parsed.ok ? [] : [...parsed.errors];
  if (!parsed.ok) return { ok: false, errors };
  const { value } = parsed;
  const said = { from: value.on, time: timeOfDay(value.time), until: value.until || null };
  errors.push(...timeErrors(said, value.time, now));
  if (value.shielded && value['shielded-why'].length < 5)
    errors.push(formError('shielded-why', 'Say why it is shielded'));
  if (errors.length > 0) return { ok: false, errors };
  const { what, impact, kind, weight, agency } = value;
  const shielded = value.shielded ? { why: value['shielded-why'], named: value.people } : null;
  const corrects = isId(value.corrects) ? value.corrects : null;
  return {
    ok: true,
    value: {
      event: {
        said: { ...said, time: said.time || null },
        ...{ what, impact, kind, weight, agency, shielded, corrects },
      },
      also: value.also,
      other: value.other,
      telling: tellingOf(value, by, now),
    },
  };
}

/** What cannot be with a time: nothing is written down before it has happened, or ends before it began. */
export function timeErrors(said: SaidWhen, typedTime: string, now: Temporal.Instant): FormError[] {
  if (said.time === null) return [formError('time', 'Enter a time like 16:30 or 4pm, or leave it out')];
  if (said.time !== '' && said.from.length < 10)
    return [formError('time', 'A time needs a whole date. Enter the day, or leave the time out')];
  const { fromOn, at } = spanOf({ ...said, time: said.time || null, until: null });
  if (isBefore(now, at)) return [formError('on', 'When it happened must be in the past', '-day')];
  if (said.until === null) return [];
  if (typedTime !== '')
    return [formError('time', 'Something that lasted for days has no time of day: leave it out')];
  if (Temporal.PlainDate.compare(lastDay(said.until), fromOn) < 0)
    return [formError('until', 'Until when must be after it began', '-day')];
  const last = Temporal.PlainDate.from(`${said.until}-01-01`.slice(0, 10));
  return Temporal.PlainDate.compare(last, londonDate(now)) > 0
    ? [formError('until', 'Until when must be today or earlier', '-day')]
    : [];
}
