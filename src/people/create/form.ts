import {
  choice,
  type FormError,
  formError,
  parseForm,
  type Typed,
  text,
  typedFrom,
} from '../../platform/forms/index.ts';
import type { Body } from '../../platform/http/index.ts';
import { birthWrong, wholeDate } from '../rules/birth.ts';
import { NO_NAME, nameWrong } from '../rules/name.ts';
import { searchFields } from '../search/form.ts';
import type { SearchFacts } from '../search/types.ts';
import { BORN_KINDS } from '../types.ts';
import type { NewPerson } from './types.ts';

/** How the person, or the paper, that told of somebody came to be heard. */
export const HEARD = ['said', 'seen', 'document'] as const;

const { given, surname, born, sex, postcode, nhsNumber } = searchFields;
const fields = {
  given,
  surname,
  bornKind: choice(BORN_KINDS, 'Choose how much is known of the date of birth'),
  born,
  sex,
  address: text({ max: 300 }),
  postcode,
  nhsNumber,
  how: choice(HEARD, 'Choose how you know this'),
  saidBy: text({ ask: 'Write who told you, or what you read it in', max: 200 }),
  team: text({ ask: 'Choose the team that holds the record' }),
  why: text({ ask: 'Write why your team works with this person', max: 500 }),
  reason: text({ max: 500 }),
};

/** What a form about somebody new is read against. */
export interface Against {
  /** Teams that the reader belongs to. */
  teams: readonly string[];
  today: Temporal.PlainDate;
  /** Somebody was shown who might be the person. */
  shown: boolean;
}

/** Reads somebody new, or every error at once. */
export function readNewPerson(
  body: Body,
  against: Against,
): { ok: true; value: NewPerson } | { ok: false; errors: FormError[] } {
  const parsed = parseForm(fields, body);
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  const date = wholeDate(value.bornKind, value.born);
  const wrongDate = birthWrong(value.bornKind, value.born, date, against.today);
  const errors = [
    ...nameErrors(value),
    ...(value.bornKind === 'unborn' && (value.sex === 'M' || value.sex === 'F')
      ? [formError('sex', 'A baby not born yet is “not known”, or leave it out')]
      : []),
    ...(wrongDate === undefined ? [] : [formError('born', wrongDate, '-day')]),
    ...(against.teams.includes(value.team)
      ? []
      : [formError('team', 'Choose the team that holds the record')]),
    ...(against.shown && value.reason === ''
      ? [formError('reason', 'Write why it is none of the people you were shown')]
      : []),
  ];
  if (errors.length > 0) return { ok: false, errors };
  return {
    ok: true,
    value: {
      given: value.given,
      surname: value.surname,
      bornKind: value.bornKind,
      born: date,
      sex: value.sex || null,
      address:
        value.address || value.postcode ? { words: value.address, postcode: value.postcode || null } : null,
      nhsNumber: value.nhsNumber || null,
      told: { how: value.how, by: value.saidBy },
      teamId: value.team,
      why: value.why,
      reason: value.reason,
    },
  };
}

function nameErrors({
  given: first,
  surname: last,
  bornKind,
}: {
  given: string;
  surname: string;
  bornKind: string;
}) {
  const wrong = nameWrong({ given: first, surname: last });
  if (wrong) return [formError(wrong.field, wrong.message)];
  if (first || last) return [];
  return bornKind === 'unborn'
    ? [formError('surname', 'Write the surname by which the baby is known, as a rule its mother’s')]
    : [formError('surname', NO_NAME)];
}

/** What a search asked for, as the start of the form. */
export function typedNewPerson({ born: date, ...facts }: SearchFacts): Typed {
  const [year = '', month = '', day = ''] = date.split('-');
  const bornKind = day ? 'exact' : year ? 'estimated' : '';
  return typedFrom({
    ...facts,
    bornKind,
    'born-day': day,
    'born-month': month,
    'born-year': year,
    how: 'said',
  });
}
