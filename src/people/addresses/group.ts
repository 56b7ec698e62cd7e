import { formError } from '../../platform/forms/index.ts';
import { lines, oneOf, postcodeLine, span } from '../facts/asks.ts';
import { factGroup, sameWords, typedSpan } from '../facts/group.ts';
import { ADDRESS_WORDS } from '../rules/words.ts';
import type { AddressKind } from '../types.ts';

const ONE: readonly AddressKind[] = ['home', 'placement', 'no fixed abode'];
/** Somebody has one home, or none: one ends the other. A placement stands beside a home. */
const slotOf = (kind: AddressKind) =>
  ONE.includes(kind) ? { slot: kind === 'placement' ? 'placement' : 'home' } : {};

/** Where somebody lives and lived. */
export const addresses = factGroup({
  name: 'addresses',
  section: 'Where they live',
  adds: 'Add an address',
  lead: 'A new home ends the one before it. A child with two homes has a second home.',
  shieldable: true,
  asks: (against) => ({
    kind: oneOf(
      { label: 'What is it to them?' },
      { ...ADDRESS_WORDS, temporary: 'Staying there for a while', placement: 'A placement' },
      'Choose what the address is to them',
    ),
    words: lines({ label: 'Address', hint: 'House, street and town. Leave out the postcode.' }, { max: 300 }),
    postcode: postcodeLine({ label: 'Postcode' }),
    ...span(against),
  }),
  refuses: ({ kind, words, postcode }) =>
    words || postcode || kind === 'no fixed abode'
      ? []
      : [formError('words', 'Write the address, or as much of it as is known')],
  given: ({ kind, words, postcode, from, until }) => ({
    facts: [
      {
        ...{ part: 'address', kind, words, postcode: postcode || null },
        ...{ fromOn: from, untilOn: until, ...slotOf(kind) },
      },
    ],
    same: sameWords(kind, words, postcode),
  }),
  held: ({ addresses: rows }) =>
    rows.map(({ kind, words, postcode, ...told }) => ({
      ...told,
      ...{ part: 'address' as const, group: 'addresses', label: ADDRESS_WORDS[kind], ...slotOf(kind) },
      line: [words.replace(/\s*\n\s*/g, ', '), postcode].filter(Boolean).join(' ') || 'No fixed abode',
      ...{ same: sameWords(kind, words, postcode), askedAs: 'address' as const },
      typed: { kind, words, postcode: postcode ?? '', ...typedSpan(told) },
    })),
});
