import { choice, formError, type Parsed, parseForm, text } from '../../../../platform/forms/index.ts';
import { type Body, one } from '../../../../platform/http/index.ts';
import { dateWords } from '../../../../platform/time/index.ts';
import { daysIn } from '../../../programme/series/form.ts';
import type { GroupTexts } from '../../../store/young-group.ts';
import type { Use } from '../types.ts';

/** A group as its form was filled in; who leads it is still a name. */
export type GroupForm = Omit<GroupTexts, 'leadId'> & { lead: string };

const fieldsOf = (areas: readonly string[]) => ({
  name: text({ ask: 'Write what it is called', max: 120 }),
  about: text({ ask: 'Write what happens there', max: 1000 }),
  area: choice([...areas], 'Choose the area'),
  ageFrom: text({ ask: 'Write the youngest age', max: 2 }),
  ageTo: text({ ask: 'Write the oldest age', max: 2 }),
  risks: text({ max: 1000 }),
  capacity: text({ ask: 'Write how many places there are', max: 3 }),
  lead: text({ ask: 'Write who leads it', max: 150 }),
  meets: text({ ask: 'Write the days on which it meets', max: 1500 }),
});

const whole = (typed: string, least: number, most: number) =>
  /^\d+$/.test(typed) && Number(typed) >= least && Number(typed) <= most ? Number(typed) : undefined;

/** Reads a group, or every error at once. Nobody who has a place loses it, and no day that was kept goes. */
export function readGroup(body: Body, against: { areas: readonly string[]; use: Use }): Parsed<GroupForm> {
  const parsed = parseForm(fieldsOf(against.areas), body);
  if (!parsed.ok) return parsed;
  const { name, about, area, lead, ...typed } = parsed.value;
  const [ageFrom, ageTo] = [whole(typed.ageFrom, 0, 25), whole(typed.ageTo, 0, 25)];
  const capacity = whole(typed.capacity, 1, 100);
  const days = daysIn(typed.meets);
  const { places, noted } = against.use;
  const errors = [
    ...(ageFrom === undefined ? [formError('ageFrom', 'Write an age from 0 to 25')] : []),
    ...(ageTo === undefined || ageTo < (ageFrom ?? 0)
      ? [formError('ageTo', 'Write an age up to 25 that is not below the youngest')]
      : []),
    ...(capacity === undefined ? [formError('capacity', 'Write a number of places from 1 to 100')] : []),
    ...(capacity !== undefined && capacity < places
      ? [formError('capacity', `${places} have a place, so there cannot be fewer`)]
      : []),
    ...(days === undefined
      ? [formError('meets', 'Write each day like 13 January 2027, one on each line')]
      : []),
    ...(days && noted.some((day) => !days.has(day))
      ? [
          formError(
            'meets',
            `It was noted who came on ${noted.map((day) => dateWords(Temporal.PlainDate.from(day)).text).join(', ')}: these days stay`,
          ),
        ]
      : []),
  ];
  if (errors.length > 0 || ageFrom === undefined || ageTo === undefined || !capacity || !days)
    return { ok: false, errors };
  return {
    ok: true,
    value: {
      ...{ name, about, area, lead, ageFrom, ageTo, capacity },
      risks: typed.risks
        .split('\n')
        .map((risk) => risk.trim())
        .filter(Boolean),
      needsOpenCase: one(body, 'openCase') === 'yes',
      meetsOn: [...days].sort().map((day) => Temporal.PlainDate.from(day)),
    },
  };
}
