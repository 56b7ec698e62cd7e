import { formError } from '../../platform/forms/index.ts';
import { line, oneOf, span } from '../facts/asks.ts';
import { factGroup, sameWords, typedSpan } from '../facts/group.ts';
import { REGISTRATION_WORDS } from '../rules/words.ts';
import type { RegistrationKind } from '../types.ts';

const MANY: readonly RegistrationKind[] = ['social worker', 'youth worker', 'other'];
const slotOf = (kind: RegistrationKind) => (MANY.includes(kind) ? {} : { slot: kind });
const askedAs = (kind: RegistrationKind) => (kind === 'school' || kind === 'nursery' ? 'school' : 'health');

/** Who knows somebody by their work: a school, a practice, a health visitor. */
export const registrations = factGroup({
  name: 'registrations',
  section: 'School, health and others who know them',
  adds: 'Add a school, a practice or somebody who knows them',
  lead: 'A new school, practice or health visitor ends the one before.',
  shieldable: true,
  asks: (against) => ({
    kind: oneOf({ label: 'What is it?' }, REGISTRATION_WORDS, 'Choose what it is'),
    organisation: line({ label: 'School, practice or service', width: 20 }, { max: 150 }),
    who: line({ label: 'Name of the person there', hint: 'Where one is known.', width: 20 }, { max: 100 }),
    ...span(against),
  }),
  refuses: ({ organisation, who }) =>
    organisation || who
      ? []
      : [formError('organisation', 'Write the school, practice or service, or who it is')],
  given: ({ kind, organisation, who, from, until }) => ({
    facts: [{ part: 'registration', kind, organisation, who, fromOn: from, untilOn: until, ...slotOf(kind) }],
    same: sameWords(kind, organisation, who),
  }),
  held: ({ registrations: rows }) =>
    rows.map(({ kind, organisation, who, ...told }) => ({
      ...told,
      ...{
        part: 'registration' as const,
        group: 'registrations',
        label: REGISTRATION_WORDS[kind],
        ...slotOf(kind),
      },
      line: [who, organisation].filter(Boolean).join(', '),
      ...{ same: sameWords(kind, organisation, who), askedAs: askedAs(kind) },
      typed: { kind, organisation, who, ...typedSpan(told) },
    })),
});
