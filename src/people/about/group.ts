import { formError } from '../../platform/forms/index.ts';
import { line, lines, oneOf, someOf } from '../facts/asks.ts';
import { factGroup, sameWords } from '../facts/group.ts';
import type { FactGroup } from '../facts/types.ts';
import { FACT_KINDS, FACT_NAMES, type FactKind, type FactName, factWords } from '../rules/facts.ts';

/** What is said of somebody by one word or a few: each kind is asked by itself, by its line in rules/facts.ts. */
export const about: readonly FactGroup[] = FACT_NAMES.map(groupOf);

function groupOf(name: FactName): FactGroup {
  const kind: FactKind = FACT_KINDS[name];
  const { label, hint, lasting, more } = kind;
  return factGroup({
    name,
    section: 'About them',
    adds: `Add: ${label.toLowerCase()}`,
    ...(hint === undefined ? {} : { lead: hint }),
    shieldable: true,
    asks: () => ({
      value: valueAsk(kind),
      ...(more === undefined ? {} : { words: lines({ label: more }, { max: 500 }) }),
    }),
    refuses: ({ value }, { person }) => [
      ...(kind.alone !== undefined && value.length > 1 && value.includes(kind.alone)
        ? [formError('value', `Tick “${kind.codes?.[kind.alone]}” alone, or what does hold`)]
        : []),
      ...(name === 'sex' && person.bornKind === 'unborn' && written(value) !== 'U'
        ? [formError('value', 'A baby not born yet is “not known”. Record the birth first')]
        : []),
    ],
    given: ({ value, words = '' }) => ({
      facts: [
        { part: 'fact', kind: name, value: written(value), words, fromOn: null, untilOn: null, slot: name },
      ],
      same: sameWords(name, written(value), words),
    }),
    held: ({ facts }) =>
      facts
        .filter((fact) => fact.kind === name)
        .map(({ kind: _, value, words, ...told }) => ({
          ...told,
          ...{ part: 'fact' as const, group: name, label, line: factWords(kind, value, words), slot: name },
          ...{ same: sameWords(name, value, words), askedAs: lasting ? null : ('about' as const) },
          typed: { value: kind.several ? value.split(' | ') : value, words },
        })),
  });
}

type Value = string | readonly string[];

/** Several answers are kept in one value. */
const written = (value: Value) => (typeof value === 'string' ? value : value.join(' | '));

function valueAsk({ label, codes, several }: FactKind) {
  const need = 'Choose or write it, or leave the page as it is';
  if (!codes) return line({ label }, { need, max: 200 });
  return several ? someOf({ label }, codes, need) : oneOf({ label }, codes, need);
}
