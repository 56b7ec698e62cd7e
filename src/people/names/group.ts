import { formError } from '../../platform/forms/index.ts';
import { line, oneOf, span } from '../facts/asks.ts';
import { factGroup, sameWords, typedSpan } from '../facts/group.ts';
import { NO_NAME, nameWrong } from '../rules/name.ts';
import { NAME_WORDS } from '../rules/words.ts';
import type { NameKind } from '../types.ts';

/** Of these somebody has one at a time: the next one ends the one before. */
const ONE: readonly NameKind[] = ['current', 'preferred', 'birth'];
const slotOf = (kind: NameKind) => (ONE.includes(kind) ? { slot: `name ${kind}` } : {});

/** What somebody is called, was called, and how others heard it. */
export const names = factGroup({
  name: 'names',
  section: 'Names',
  adds: 'Add a name',
  lead: 'A name that is in use ends the one before it. Earlier names stay, and are searched by.',
  asks: (against) => ({
    kind: oneOf(
      { label: 'Which name is it?' },
      {
        ...NAME_WORDS,
        current: 'The name they go by, officially',
        previous: 'An earlier name',
        heard: 'A spelling that somebody heard or wrote',
      },
      'Choose which name it is',
    ),
    given: line({ label: 'First names', width: 20 }, { max: 100 }),
    surname: line(
      { label: 'Surname', hint: 'Write it here if there is one name only.', width: 20 },
      { max: 100 },
    ),
    ...span(against),
  }),
  refuses: (said) => {
    const wrong = nameWrong(said);
    if (wrong) return [formError(wrong.field, wrong.message)];
    return said.given || said.surname ? [] : [formError('surname', NO_NAME)];
  },
  given: ({ kind, given, surname, from, until }) => ({
    facts: [{ part: 'name', kind, given, surname, fromOn: from, untilOn: until, ...slotOf(kind) }],
    same: sameWords(kind, given, surname),
  }),
  held: ({ names: rows }) =>
    rows.map(({ kind, given, surname, ...told }) => ({
      ...{ ...told, shielded: false, shieldedWhy: null },
      ...{ part: 'name' as const, group: 'names', label: NAME_WORDS[kind], ...slotOf(kind) },
      ...{ line: [given, surname].filter(Boolean).join(' '), same: sameWords(kind, given, surname) },
      typed: { kind, given, surname, ...typedSpan(told) },
      askedAs: kind === 'current' ? ('name' as const) : null,
    })),
});
