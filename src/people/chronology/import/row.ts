import { createHash } from 'node:crypto';
import { readUpn } from '../../../platform/forms/index.ts';
import {
  inWords,
  isoDate,
  type ListField,
  type Mapping,
  saidIn,
  unreadable,
} from '../../../platform/lists/index.ts';
import { timeOfDay } from '../../rules/event-time.ts';
import { namesIn } from '../../rules/one-box.ts';
import { partialDate } from '../../rules/partial-date.ts';
import { timeErrors } from '../add/form.ts';
import { type EventWeight, WEIGHTS } from '../types.ts';
import type { Pupil, ReadRow } from './types.ts';

/** How a list's rows are read. */
export interface Reading {
  columns: readonly string[];
  mapping: Mapping;
  fields: readonly ListField[];
  now: Temporal.Instant;
}

const LONGEST = 4000;

/** Reads one row by the rules of the form. What is wrong names its column and never what stands in it. */
export function readRow(cells: readonly string[], reading: Reading): ReadRow {
  if (cells.length === 0) return { errors: unreadable(cells) };
  const said = saidIn(reading, cells);
  const errors: string[] = [];
  const wrong = (key: string, message: string) => void errors.push(inWords(key, message, reading));
  if (cells.slice(reading.columns.length).some(Boolean))
    errors.push(`The row has ${cells.length} values, the heading ${reading.columns.length}`);
  const when = readWhen(said, wrong, reading.now);
  const event = readWhat(said, wrong, reading.fields);
  const pupil = readPupil(said, wrong);
  const reference = said('reference').slice(0, 200);
  if (errors.length > 0 || !when) return { errors };
  const content = reference ? ['reference', reference] : ['content', when, event, pupil];
  return {
    event: { said: when, ...event, shielded: null, corrects: null },
    saidBy: [event.agency, said('by').slice(0, 100)].filter(Boolean).join(', '),
    pupil,
    mark: createHash('sha256')
      .update(JSON.stringify([event.agency, content]))
      .digest('base64url'),
  };
}

type Said = (key: string) => string;
type Wrong = (key: string, message: string) => void;

function readWhen(said: Said, wrong: Wrong, now: Temporal.Instant) {
  const [, date = '', clock = ''] =
    /^(.*?)(?:[T ]+(\d{1,2}:\d{2})(?::\d{2})?)?$/.exec(said('date').trim()) ?? [];
  const from = dateIn(date);
  const typed = said('time') || (clock === '00:00' ? '' : clock);
  const time = timeOfDay(typed);
  const until = dateIn(said('until'));
  if (!from) wrong('date', 'Give the date like 2026-04-30, 30/04/2026, April 2026 or 2026');
  if (until === null)
    wrong('until', 'Give the date like 2026-04-30, 30/04/2026, April 2026 or 2026, or nothing');
  if (!from || until === null) return undefined;
  const when = { from, time, until: until || null };
  for (const { field, message } of timeErrors(when, typed, now))
    wrong(field === 'on' ? 'date' : field, message);
  return { ...when, time: time || null };
}

/** A date or a part of one: `2026-04-30`, `2026-04`, `2026`; '' of nothing; null when it is none. */
function dateIn(typed: string): string | null {
  const text = isoDate(typed);
  const [, day = '', month = '', year = ''] =
    /^(?:(\d{1,2})[-/. ])?(\d{1,2}|[A-Za-z]{3,9})[-/. ](\d{4})$/.exec(text) ?? [];
  if (year) return partialDate({ day, month, year });
  const [whole = '', years = '', months = '', days = ''] =
    /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text) ?? [];
  return whole === text ? partialDate({ day: days, month: months, year: years }) : null;
}

function readWhat(said: Said, wrong: Wrong, fields: readonly ListField[]) {
  const [kind, weight] = [chosen(said('kind'), 'kind', fields), chosen(said('weight'), 'weight', fields)];
  // A school's own word for the sort of thing is kept with what happened.
  const what = kind || !said('kind') ? said('what') : `${said('kind')}: ${said('what')}`;
  if (said('what') === '') wrong('what', 'Nothing stands there');
  if (what.length > LONGEST)
    wrong('what', `It must be ${LONGEST.toLocaleString('en-GB')} characters or fewer`);
  const weighed = WEIGHTS.find((each) => each === weight);
  if (!weighed) wrong('weight', 'Say routine, significant or critical');
  const agency = said('agency').slice(0, 100);
  if (agency === '') wrong('agency', 'Nothing stands there');
  const impact = said('impact');
  if (impact.length > 2000) wrong('impact', 'It must be 2,000 characters or fewer');
  return { what, kind: kind || 'other', weight: weighed ?? ('routine' as EventWeight), agency, impact };
}

/** A cell as one of the answers, by its value or its words; '' where it is none of them. */
function chosen(typed: string, key: string, fields: readonly ListField[]): string {
  const plain = typed.trim().toLowerCase();
  const options = fields.find((field) => field.key === key)?.options ?? [];
  return options.find(({ value, label }) => [value, label.toLowerCase()].includes(plain))?.value ?? '';
}

function readPupil(said: Said, wrong: Wrong): Pupil {
  const upn = said('upn') === '' ? '' : readUpn(said('upn'));
  if (upn === undefined)
    wrong('upn', 'This is no pupil number: a letter and twelve digits with the right check letter');
  const born = dateIn(said('born'));
  if (born === null || (born !== '' && born.length < 10))
    wrong('born', 'Give the date of birth like 2012-03-03');
  const whole = namesIn(said('name'));
  return {
    upn: upn ?? '',
    given: (said('given') || whole.given).slice(0, 100),
    surname: (said('surname') || whole.surname).slice(0, 100),
    born: born ?? '',
  };
}
