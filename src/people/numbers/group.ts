import { type FormError, formError, readNhsNumber, readUpn } from '../../platform/forms/index.ts';
import { ageInYears } from '../../platform/time/age.ts';
import { line, maybeOneOf, oneOf, span } from '../facts/asks.ts';
import { factGroup, typedSpan } from '../facts/group.ts';
import { NO_NHS_NUMBER, NO_UPN } from '../rules/facts.ts';
import type { PersonIdentifier, PersonRecord } from '../types.ts';

const WHAT = {
  nhs: 'NHS number',
  upn: 'Unique pupil number (UPN)',
  'former upn': 'A UPN they had before',
  other: 'Another number',
  'no nhs number': 'There is no NHS number, and why',
  'no upn': 'There is no UPN, and why',
} as const;
type What = keyof typeof WHAT;
const LABELS: Readonly<Record<PersonIdentifier['kind'], string>> = {
  nhs: 'NHS number',
  upn: 'UPN',
  'former upn': 'Former UPN',
  other: 'Number',
};
const MISSING = {
  'no nhs number': {
    label: 'No NHS number',
    words: NO_NHS_NUMBER as Readonly<Record<string, string>>,
    slot: 'nhs',
  },
  'no upn': { label: 'No UPN', words: NO_UPN as Readonly<Record<string, string>>, slot: 'upn' },
};

/** Numbers that others know somebody by. A new one ends the one before, and the history stays. */
export const numbers = factGroup({
  name: 'numbers',
  section: 'Numbers',
  adds: 'Add a number',
  lead: 'Each number is checked by its check digit. Where there is none, say why, so that nobody asks again.',
  asks: (against) => ({
    what: oneOf({ label: 'Which number?' }, WHAT, 'Choose which number it is'),
    value: line({ label: 'The number', width: 20 }, { max: 40 }),
    issuer: line(
      { label: 'Whose number it is, for another number', hint: 'The housing department.', width: 20 },
      { max: 100 },
    ),
    'why-no-nhs': maybeOneOf({ label: 'Why there is no NHS number' }, NO_NHS_NUMBER),
    'why-no-upn': maybeOneOf({ label: 'Why there is no UPN' }, NO_UPN),
    ...span(against),
  }),
  refuses: (said, { person, today }) => wrongNumber(said, person, today),
  given: ({ what, value, issuer, from, until, ...why }) => {
    const dates = { fromOn: from, untilOn: until };
    if (what === 'no nhs number' || what === 'no upn') {
      const reason = what === 'no upn' ? why['why-no-upn'] : why['why-no-nhs'];
      const { slot } = MISSING[what];
      return {
        facts: [{ part: 'fact', kind: what, value: reason, words: '', ...dates, slot }],
        same: `${what}|${reason}`,
      };
    }
    const number = written(what, value);
    return {
      facts: [{ part: 'identifier', kind: what, value: number, issuer, ...dates, ...slotOf(what) }],
      same: `${what}|${number}`,
    };
  },
  held: (person) => [
    ...person.identifiers.map(({ kind, value, issuer, ...told }) => ({
      ...{ ...told, shielded: false, shieldedWhy: null, askedAs: null },
      ...{ part: 'identifier' as const, group: 'numbers', label: LABELS[kind], ...slotOf(kind) },
      ...{
        line: [shown(kind, value), issuer && `(${issuer})`].filter(Boolean).join(' '),
        same: `${kind}|${value}`,
      },
      typed: { what: kind, value, issuer, ...typedSpan(told) },
    })),
    ...person.facts.flatMap(({ kind, value, words: _, ...told }) => {
      if (kind !== 'no nhs number' && kind !== 'no upn') return [];
      const { label, words, slot } = MISSING[kind];
      return [
        {
          ...{ ...told, part: 'fact' as const, group: 'numbers', label, slot },
          ...{ line: words[value] ?? value, same: `${kind}|${value}`, askedAs: null },
        },
      ];
    }),
  ],
});

const slotOf = (kind: PersonIdentifier['kind']) => (kind === 'nhs' || kind === 'upn' ? { slot: kind } : {});

/** "943 476 5919" */
const shown = (kind: string, value: string) =>
  kind === 'nhs' && value.length === 10
    ? `${value.slice(0, 3)} ${value.slice(3, 6)} ${value.slice(6)}`
    : value;

function written(what: What, value: string): string {
  if (what === 'nhs') return readNhsNumber(value) ?? value;
  return what === 'other' ? value : (readUpn(value) ?? value);
}

function wrongNumber(
  said: { what: What; value: string; issuer: string; 'why-no-nhs': string; 'why-no-upn': string },
  { born }: PersonRecord,
  today: Temporal.PlainDate,
): FormError[] {
  const { what, value, issuer } = said;
  switch (what) {
    case 'nhs':
      return readNhsNumber(value)
        ? []
        : [formError('value', 'Check the NHS number: it has 10 digits, like 943 476 5919')];
    case 'upn':
      return readUpn(value)
        ? []
        : [formError('value', 'Check the UPN: it has a letter and 12 digits, like K201200195001')];
    case 'former upn':
      return /\d$/.test(readUpn(value) ?? '')
        ? []
        : [formError('value', 'Check the UPN: one from before has a letter and 12 digits')];
    case 'other':
      return [
        ...(value ? [] : [formError('value', 'Write the number')]),
        ...(issuer ? [] : [formError('issuer', 'Say whose number it is')]),
      ];
    case 'no nhs number':
      return said['why-no-nhs'] ? [] : [formError('why-no-nhs', 'Choose why there is no NHS number')];
    case 'no upn': {
      const age = born && ageInYears(born, today);
      if (said['why-no-upn'] === 'UN1' && age !== null && age >= 6)
        return [formError('why-no-upn', 'They are six or older: choose another reason')];
      return said['why-no-upn'] ? [] : [formError('why-no-upn', 'Choose why there is no UPN')];
    }
  }
}
