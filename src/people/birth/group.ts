import { type FormError, formError } from '../../platform/forms/index.ts';
import { dateWords } from '../../platform/time/words.ts';
import { line, lines, maybeOneOf, oneOf, partialDay } from '../facts/asks.ts';
import { factGroup } from '../facts/group.ts';
import type { Given } from '../facts/types.ts';
import { birthWrong, estimateTold, wholeDate } from '../rules/birth.ts';
import { nameWrong } from '../rules/name.ts';
import { partialWords } from '../rules/partial-date.ts';
import { SEX_WORDS } from '../rules/words.ts';
import type { BornKind, NewFact, PersonFact, PersonRecord } from '../types.ts';

const KIND_OF = { exact: 'born', estimated: 'born about', unborn: 'expected' } as const;
const WORDS: Readonly<Record<string, string>> = {
  born: 'Born',
  'born about': 'Born about',
  expected: 'Due',
  died: 'Died',
};
const WHAT = {
  exact: 'The day of birth is known',
  estimated: 'About when they were born',
  unborn: 'Not born yet: the date the baby is due',
  unknown: 'Nothing is known of it',
  died: 'They died: the day',
} as const;
type What = keyof typeof WHAT;

/** When somebody was born, is due, or died. A baby that is born stays the same record and may be named with it. */
export const birth = factGroup({
  name: 'birth',
  section: 'Birth',
  adds: 'Record a birth or a death',
  lead: 'A baby that has been born keeps this record: choose “the day of birth is known”.',
  asks: ({ person }) => ({
    what: oneOf({ label: 'What is known?' }, WHAT, 'Choose what is known'),
    born: partialDay({ label: 'The date', hint: 'Where it is “about when”, the year alone will do.' }),
    ...(person.bornKind === 'unborn' ? NEWBORN : {}),
    wrong: lines(
      {
        label: 'If another date was recorded before, what was wrong with it?',
        hint: 'Not needed for a baby that is born now, or when the day becomes known.',
      },
      { max: 500 },
    ),
  }),
  refuses: (said, { person, today }) => {
    const { what, born, wrong } = said;
    const kind: BornKind = what === 'died' ? 'exact' : what;
    const message = birthWrong(kind, born, wholeDate(kind, born), today);
    const named =
      'given' in said ? nameWrong({ given: said.given ?? '', surname: said.surname ?? '' }) : undefined;
    const errors: FormError[] =
      message === undefined ? [] : [formError('born', dated(what, message), '-day')];
    if (named) errors.push(formError(named.field, named.message));
    if (errors.length === 0 && what === 'died' && beforeBirth(person, born))
      errors.push(formError('born', 'That is before they were born', '-day'));
    if (mistakes(person, what, born).length > 0 && wrong.length < 10)
      errors.push(formError('wrong', 'Say in a few words what was wrong with the date recorded before'));
    return errors;
  },
  given: ({ what, born, wrong, ...said }, { person }) => {
    const date = wholeDate(what, born);
    const facts: NewFact[] = date
      ? [fact(what === 'died' ? 'died' : KIND_OF[what as 'exact'], date.toString())]
      : [];
    const named = 'given' in said && (what === 'exact' || what === 'estimated') ? newborn(said, person) : [];
    const ids = mistakes(person, what, born).map(asFact);
    const estimates = what === 'exact' ? standing(person, 'born about').map(asFact) : [];
    const [only] = facts;
    return {
      facts: [...facts, ...named],
      ...(ids.length > 0 ? { wrong: { facts: [...ids, ...estimates], why: wrong } } : {}),
      ...(ids.length === 0 && estimates.length > 0
        ? { wrong: { facts: estimates, why: 'The day is known now' } }
        : {}),
      ...(only?.part === 'fact' && named.length === 0 ? { same: sameOf(only) } : {}),
    } satisfies Given;
  },
  held: ({ facts }) =>
    facts
      .filter(({ kind }) => kind in WORDS)
      .map(({ kind, value, words: _, ...told }) => ({
        ...told,
        ...{
          part: 'fact' as const,
          group: 'birth',
          label: WORDS[kind] ?? kind,
          same: sameOf({ kind, value }),
        },
        line:
          kind === 'born about'
            ? partialWords(estimateTold(value))
            : dateWords(Temporal.PlainDate.from(value)).text,
        ...{ askedAs: null, ...(kind === 'expected' ? { slot: 'expected' } : {}) },
      })),
});

const NEWBORN = {
  given: line({ label: 'First names, if the baby has been named', width: 20 }, { max: 100 }),
  surname: line({ label: 'Surname', width: 20 }, { max: 100 }),
  sex: maybeOneOf({ label: 'Sex' }, SEX_WORDS),
};

const sameOf = ({ kind, value }: Pick<PersonFact, 'kind' | 'value'>) => `${kind}|${value}`;
const dated = (what: What, message: string) =>
  what === 'died'
    ? message.replace('date of birth', 'date of death').replace('or choose “about when”', 'of the death')
    : message;

function fact(kind: string, value: string): NewFact {
  return {
    ...{ part: 'fact', kind, value, words: '', fromOn: null, untilOn: null },
    ...(kind === 'expected' ? { slot: 'expected' } : {}),
  };
}

function newborn(
  { given, surname, sex }: { given?: string; surname?: string; sex?: string },
  person: PersonRecord,
): NewFact[] {
  const known = person.names.findLast(
    ({ kind, withdrawn, untilOn }) => kind === 'current' && !withdrawn && !untilOn,
  );
  const name: NewFact = {
    ...{ part: 'name', kind: 'current', given: given ?? '', surname: surname || (known?.surname ?? '') },
    ...{ fromOn: null, untilOn: null, slot: 'name current' },
  };
  return [...(given ? [name] : []), ...(sex ? [{ ...fact('sex', sex), slot: 'sex' }] : [])];
}

const asFact = ({ id }: PersonFact) => ({ part: 'fact' as const, id });

function standing({ facts }: PersonRecord, ...kinds: readonly string[]): PersonFact[] {
  return facts.filter(({ kind, withdrawn }) => kinds.includes(kind) && !withdrawn);
}

/** What cannot have been right, if this is: another date of birth, a death that was none. */
function mistakes(person: PersonRecord, what: What, born: string): PersonFact[] {
  const date = wholeDate(what, born)?.toString();
  const others = (...kinds: readonly string[]) =>
    standing(person, ...kinds).filter(({ value }) => value !== date);
  switch (what) {
    case 'exact':
      return others('born');
    case 'estimated':
      return [...standing(person, 'born'), ...others('born about')];
    case 'unborn':
      return standing(person, 'born', 'born about');
    case 'unknown':
      return standing(person, 'born', 'born about', 'expected');
    case 'died':
      return others('died');
  }
}

function beforeBirth({ born }: PersonRecord, died: string): boolean {
  return born !== null && died.length === 10 && died < born.toString();
}
