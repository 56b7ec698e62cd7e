import type { ClockRule } from '../../platform/clocks/rule.ts';
import { dueWords } from '../../platform/time/words.ts';

const UNITS: Readonly<Record<ClockRule['counted'], string>> = {
  'elapsed-hours': 'hour',
  'service-hours': 'opening hour',
  'working-days': 'working day',
  'calendar-days': 'day',
  'calendar-months': 'month',
};

/** "4 hours, runs through closing time", "1 working day, until the front door closes" */
export function limitWords(rule: ClockRule): string {
  const amount = `${rule.amount} ${UNITS[rule.counted]}${rule.amount === 1 ? '' : 's'}`;
  if (rule.counted === 'elapsed-hours') return `${amount}, runs through closing time`;
  if (rule.landing === 'close-of-service') return `${amount}, until the front door closes`;
  return rule.landing === 'end-of-day'
    ? `${amount}, to the end of the day`
    : `${amount}, to the same time of day`;
}

/** What a rule of the configuration rests on, said beside it. */
export const CERTAINTY_WORDS: Readonly<Record<ClockRule['certainty'], string>> = {
  V: 'as published',
  L: 'one locality’s practice',
  G: 'assumed until the area confirms it',
  derived: 'worked out from another rule',
};

/** When something is due, for the middle of a sentence: "in 48 minutes", "today at 16:30". */
export function dueInside(due: Temporal.Instant, now: Temporal.Instant): { text: string; datetime: string } {
  const said = dueWords(due, now);
  return { ...said, text: said.text.replace(/^In /, 'in ') };
}
