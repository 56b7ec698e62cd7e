import { type ListField, type Mapping, namedAlike } from '../../../platform/lists/index.ts';
import { WEIGHT_WORDS } from '../../rules/chronology.ts';
import { kindsOn } from '../../rules/event-kinds.ts';
import { WEIGHTS } from '../types.ts';

/** Everything that a column of a chronology may hold. Whom a row is about is asked only where several may be meant. */
export function chronologyFields(today: Temporal.PlainDate): readonly ListField[] {
  const field = (key: string, label: string, more: Partial<ListField> = {}): ListField => ({
    ...{ key, label, part: 'More about what happened', needed: false, forAll: false, options: undefined },
    ...more,
  });
  const kinds = kindsOn(today).map(({ code, words }) => ({ value: code, label: words }));
  const weights = WEIGHTS.map((value) => ({ value, label: WEIGHT_WORDS[value] }));
  const pupil = { part: 'Whom it is about' };
  return [
    field('date', 'When it happened', { needed: true }),
    field('what', 'What happened', { needed: true }),
    field('kind', 'What sort of thing', { needed: true, forAll: true, options: kinds }),
    field('weight', 'How much it weighs', { needed: true, forAll: true, options: weights }),
    field('agency', 'Which agency knows it', { needed: true, forAll: true }),
    field('upn', 'Unique pupil number', pupil),
    field('given', 'First name', pupil),
    field('surname', 'Last name', pupil),
    field('name', 'First and last name in one column', pupil),
    field('born', 'Date of birth', pupil),
    field('time', 'Time'),
    field('until', 'Until when'),
    field('impact', 'What it meant for the child'),
    field('by', 'Who wrote it down', { forAll: true }),
    field('reference', 'Its reference there'),
  ];
}

const ALIKE: Readonly<Record<string, readonly string[]>> = {
  date: ['date', 'incident date', 'event date', 'date of incident', 'date of concern', 'date/time'],
  what: ['description', 'details', 'event', 'incident', 'concern', 'note', 'notes', 'summary'],
  kind: ['category', 'type', 'kind'],
  upn: ['upn'],
  given: ['forename', 'given name', 'pupil forename'],
  surname: ['surname', 'family name', 'legal surname', 'pupil surname'],
  name: [
    'name',
    'full name',
    'pupil',
    'pupil name',
    'student',
    'student name',
    'learner',
    'child',
    'child name',
  ],
  born: ['dob', 'birth date'],
  impact: ['impact', 'impact on child', 'voice of the child'],
  by: ['recorded by', 'reported by', 'added by', 'author', 'staff', 'staff member'],
  reference: ['id', 'ref', 'reference', 'incident id', 'concern id', 'log number'],
};

/** What a list that was never read before begins with: columns called as schools call them, and the safest answers. */
export function firstMapping(
  fields: readonly ListField[],
  columns: readonly string[],
  agency: string,
): Mapping {
  const alike = Object.entries(ALIKE).flatMap(([key, names]) => {
    const column = columns.find((name) => names.includes(name.trim().toLowerCase()));
    return column === undefined ? [] : [[key, { column }] as const];
  });
  return {
    ...{ kind: { same: 'other' }, weight: { same: 'routine' }, agency: { same: agency } },
    ...Object.fromEntries(alike),
    ...namedAlike(fields, columns),
  };
}
