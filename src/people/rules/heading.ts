import type { PersonFact, PersonName, PersonRecord, TellingKind, Told } from '../types.ts';
import { partialWords } from './partial-date.ts';
import { type Standing, standing } from './standing.ts';
import { SEX_WORDS, sourceWords } from './words.ts';

/** What somebody who has several records is called, when they were born, and where each comes from. */
export interface Heading extends Standing {
  /** "Name from a passport". */
  sources: readonly string[];
  /** What another record says instead, in words. */
  conflicts: readonly string[];
}

/** How sure a fact is by how it was told: a paper was looked at, somebody saw it, it was said, it came in a list. */
const SURE: Readonly<Record<TellingKind, number>> = { document: 3, seen: 2, said: 1, concern: 1, feed: 0 };

/**
 * The heading of somebody whose facts stand on several records, of all that the reader sees: of each sort the surest, of
 * those as sure the one that was told last. Undefined where there is one record: that is called what it is called.
 */
export function headingOf({ names, facts, toldAgain }: Facts): Heading | undefined {
  const still = <Each extends Told>(all: readonly Each[]) =>
    all.filter(({ withdrawn }) => withdrawn === null);
  if (new Set([...still(names), ...still(facts)].map(({ recordId }) => recordId)).size < 2) return undefined;
  const again = new Map(toldAgain.map(({ factId, telling }) => [factId, telling]));
  const surest = <Each extends Told>(all: readonly Each[]): Each[] => {
    const worth = (each: Each) => {
      const tellings = [each.telling, ...(again.has(each.id) ? [again.get(each.id) ?? each.telling] : [])];
      return {
        sure: Math.max(...tellings.map(({ how }) => SURE[how])),
        last: Math.max(...tellings.map(({ toldAt }) => toldAt.epochMilliseconds)),
      };
    };
    return still(all).toSorted((one, other) => {
      const [left, right] = [worth(one), worth(other)];
      return left.sure - right.sure || left.last - right.last;
    });
  };
  const [sortedNames, sortedFacts] = [surest(names), surest(facts)];
  const stands = standing({ names: sortedNames, facts: sortedFacts });
  const name = sortedNames.findLast((each) => called(each) === stands.label.replace(/^Unborn baby /, ''));
  const birth = sortedFacts.findLast(({ kind }) => kind === BIRTH[stands.bornKind]);
  return {
    ...stands,
    sources: [
      ...(name ? [`Name ${sourceWords(name)}`] : []),
      ...(birth ? [`Date of birth ${sourceWords(birth)}`] : []),
    ],
    conflicts: [
      ...otherNames(sortedNames, name),
      ...otherBirths(sortedFacts, birth),
      ...otherSexes(sortedFacts, stands),
    ],
  };
}

type Facts = Pick<PersonRecord, 'names' | 'facts' | 'toldAgain'>;

const BIRTH = { exact: 'born', estimated: 'born about', unborn: 'expected', unknown: '' } as const;
const called = ({ given, surname }: PersonName) => [given, surname].filter(Boolean).join(' ');

const each = (all: readonly (readonly [words: string, fact: Told])[]) =>
  [...new Map(all).entries()].map(([words, fact]) => `${words}, ${sourceWords(fact)}`);

const otherNames = (names: readonly PersonName[], chosen: PersonName | undefined) =>
  each(
    names
      .filter(({ kind, untilOn }) => kind === chosen?.kind && untilOn === null)
      .filter((name) => chosen && called(name) !== called(chosen))
      .map((name) => [called(name), name]),
  );

/** A year beside a day within it agrees with it. */
const otherBirths = (facts: readonly PersonFact[], chosen: PersonFact | undefined) =>
  each(
    facts
      .filter(({ kind, value }) => kind === 'born' && chosen?.kind === 'born' && value !== chosen.value)
      .map((fact) => [`born ${partialWords(fact.value)}`, fact]),
  );

const otherSexes = (facts: readonly PersonFact[], { sex }: Standing) =>
  each(
    facts
      .filter(({ kind, value }) => kind === 'sex' && sex !== null && value !== sex && value !== 'U')
      .map((fact) => [SEX_WORDS[fact.value as keyof typeof SEX_WORDS].toLowerCase(), fact]),
  );
