import { type Mapping, namedAlike } from '../../platform/lists/index.ts';
import { CONCERN, type Leaf } from '../intake/shape.ts';
import type { Told } from '../refer/types.ts';
import type { ImportField } from './types.ts';

/** Before this day no clock's rule is known, and after today nothing was received. */
export const FIRST_DAY = '2019-01-01';

/** What the form always asks. Without a column these want one answer for every row. */
const NEEDED = new Set([
  'danger',
  'service',
  'referrer.name',
  'referrer.role',
  'referrer.organisation',
  'child.born',
  'area',
  'concern.what',
  'concern.knownFrom',
  'now.protectToday',
  'voice.knows',
  'consent.sharing',
]);

const added = (key: string, label: string, needed: boolean): ImportField => ({
  ...{ key, label, needed, part: 'The list', path: [], forAll: false },
  ...{ question: undefined, options: undefined },
});

/** The form speaks to whoever raises a concern; a list speaks of them. */
function labelOf(key: string, label: string): string {
  if (key === 'service') return 'Where whoever raised it works';
  if (key === 'concern.knownFrom') return 'How they knew';
  return key.startsWith('referrer.') ? `Whoever raised it: ${label}` : label;
}

/** Everything a column may hold: one child a row, and nothing of lists of people. */
export function importFields(areas: Told['areas']): readonly ImportField[] {
  const field = (path: readonly string[], { step, question }: Leaf): ImportField => {
    const key = path.join('.').replace(/^children/, 'child');
    const asked = step.questions[question];
    const listed = asked?.listed?.({ answers: {}, areas }) ?? asked;
    const label = labelOf(key, asked?.label ?? key);
    return {
      key,
      label,
      part: step.part,
      path,
      forAll: true,
      question: listed,
      options: listed?.options,
      needed: NEEDED.has(key),
    };
  };
  const told = Object.entries(CONCERN).flatMap(([name, part]): ImportField[] => {
    if (part.kind === 'answer') return [field([name], part)];
    if (part.kind === 'rows') return [];
    return Object.entries(part.of).flatMap(([inner, each]) =>
      each.kind === 'answer'
        ? [field([name, inner], each)]
        : Object.entries(each.of).map(([last, leaf]) => field([name, inner, last], leaf)),
    );
  });
  return [
    added('received', 'When it was received', true),
    added('reference', 'Its reference there', false),
    ...told,
  ];
}

const UNRECORDED = 'Not recorded in the list that this was taken over from';

/** What a list that never was read before begins with: columns of the same names, and answers that say nothing new. */
export function firstMapping(fields: readonly ImportField[], columns: readonly string[]): Mapping {
  return { ...USUAL, ...namedAlike(fields, columns) };
}

const USUAL: Mapping = {
  danger: { same: 'no' },
  'child.born': { same: 'yes' },
  'concern.knownFrom': { same: 'records' },
  'now.protectToday': { same: 'unsure' },
  'consent.sharing': { same: 'not asked' },
  'consent.exception': { same: 'NONE' },
  'consent.rationale': { same: UNRECORDED },
  'consent.service': { same: 'not asked' },
  'parents.informed': { same: 'no' },
  'parents.why': { same: UNRECORDED },
};
