import { type FormError, formError, nhsNumber, postcode, upn } from '../../../platform/forms/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { any, day, line, maybeOne, one, options, pick, step, story, telephone } from '../questions.ts';
import { whereAgain, whichArea, yesNo } from '../shared/where.ts';
import type { Asking } from '../types.ts';
import { DISABILITY, ETHNICITY, SEX } from './codes.ts';
import { metBefore } from './you.ts';

const part = 'The child';
/** Young people with additional needs are served up to 25. */
const OLDEST = 26;
const DAYS_TO_BIRTH = 300;

export const child = step({
  key: 'child',
  part,
  heading: ({ n }) => (n === 1 ? 'Which child are you worried about?' : 'The next child'),
  lead: ['Give what you know. Leave the rest empty: the hub will find out.'],
  questions: {
    given: line({ label: 'First name', width: 20 }),
    surname: line({ label: 'Last name', width: 20 }),
    known: line({ label: 'Other names the child is known by' }),
    born: one({
      label: 'Is the child born?',
      ask: 'Choose if the child is born',
      options: options([
        ['yes', 'Yes'],
        ['no', 'Not yet: unborn child'],
      ]),
    }),
    birth: day({ label: 'Date of birth', what: 'Date of birth' }),
    age: line({ label: 'If you do not know it: about how old?', width: 5 }),
    expected: day({ label: 'If unborn: expected date of birth', what: 'Expected date' }),
    sex: maybeOne({ label: 'Sex', options: SEX }),
    gender: line({ label: 'Gender, in the child’s own words, where that differs' }),
  },
  across: dates,
});

type Dates = {
  born: string;
  birth: Temporal.PlainDate | null;
  expected: Temporal.PlainDate | null;
  age: string;
};

/** Born or not yet, never both; and neither date where it cannot be. */
function dates({ born, birth, expected, age }: Dates, { now }: Asking): FormError[] {
  const today = londonDate(now);
  const wrongBirth = (message: string) => [formError('birth', message, '-day')];
  const wrongExpected = (message: string) => [formError('expected', message, '-day')];
  if (born === 'no') {
    if (birth || age)
      return wrongBirth('An unborn child has no date of birth or age. Take it out, or choose born');
    if (!expected) return [];
    const days = today.until(expected, { largestUnit: 'days' }).days;
    return days < -30 || days > DAYS_TO_BIRTH
      ? wrongExpected('The expected date must be within the next ten months, or the last month')
      : [];
  }
  if (expected)
    return wrongExpected('Give the expected date only for an unborn child. Take it out, or choose unborn');
  if (!birth) return [];
  if (Temporal.PlainDate.compare(birth, today) > 0)
    return wrongBirth('Date of birth must be today or in the past');
  return birth.until(today, { largestUnit: 'years' }).years >= OLDEST
    ? wrongBirth('Check the year of birth: this person would be over 25')
    : [];
}

export const home = step({
  key: 'home',
  part,
  heading: ({ n }) => (n === 1 ? 'Where does the child live?' : 'Where does this child live?'),
  lead: ['Leave the address empty if you do not know it, or for a second child of the same home.'],
  questions: {
    address: story({ label: 'Address', rows: 3, apart: true }),
    postcode: line({ label: 'Postcode', width: 10, apart: true, field: postcode() }),
    phone: telephone({ label: 'Phone number of the child or the home' }),
    kept: story({
      label: 'Is there anyone who must not learn this address?',
      hint: 'If so, say who and why. The address is then hidden from everyone who does not need it.',
      rows: 2,
      apart: true,
    }),
  },
  across: ({ address, postcode: code, kept }) =>
    kept && !address && !code ? [formError('address', 'Enter the address that someone must not learn')] : [],
});

export const background = step({
  key: 'background',
  part,
  heading: 'Language, background and needs',
  asked: metBefore,
  questions: {
    language: line({ label: 'First language', width: 20 }),
    interpreter: maybeOne({ label: 'Is an interpreter or signer needed?', options: yesNo }),
    ethnicity: pick({ label: 'Ethnicity', options: ETHNICITY }),
    religion: line({ label: 'Religion or belief', width: 20 }),
    disability: any({ label: 'Disability', options: DISABILITY }),
    needs: line({ label: 'Special educational or other needs' }),
  },
  across: ({ disability }) =>
    disability.includes('NONE') && disability.length > 1
      ? [formError('disability', 'Choose “None”, or the disabilities, not both')]
      : [],
});

export const services = step({
  key: 'services',
  part,
  heading: 'Numbers and services',
  asked: metBefore,
  questions: {
    nhs: line({ label: 'NHS number', width: 20, digits: true, field: nhsNumber() }),
    upn: line({
      label: 'Unique pupil number (UPN)',
      hint: 'A letter and 12 digits, on the school’s records.',
      width: 20,
      field: upn(),
    }),
    school: line({ label: 'School, college or nursery' }),
    gp: line({ label: 'GP and practice' }),
    visitor: line({ label: 'Health visitor or school nurse' }),
  },
});

export const anotherChild = step({
  key: 'another-child',
  part,
  heading: 'Are you worried about another child?',
  questions: {
    another: one({
      label: 'Are you worried about another child?',
      hint: 'Of the same family, or seen together with this one.',
      ask: 'Choose yes or no',
      options: yesNo,
    }),
  },
});

export const where = step({
  key: 'where',
  part,
  heading: 'In which area is the child’s home?',
  questions: {
    area: whichArea({
      label: 'In which area is the child’s home?',
      hint: 'The home address decides which front door acts, not the school or the place where you met the child.',
      ask: 'Choose an area, or that you do not know',
      unknown: 'I do not know, or it is somewhere else',
    }),
  },
});

export const again = whereAgain({
  part,
  heading: 'Help us find the home',
  hint: 'For example: the town or council, the school, who else may know, where the child was going.',
});
