import type { CredentialRule, LearningFacts, RuleBook } from '../credentials/types.ts';
import { heldSpans } from './credential.ts';
import { within } from './credential-spans.ts';
import { toolStanding } from './credential-tool.ts';

type Day = Temporal.PlainDate;

/** Somebody, and the areas in which it is otherwise for them. */
export interface Touched {
  person: string;
  areas: readonly string[];
}

/** What a change of the rules does on a day to one thing that people hold or may begin. */
export interface Effect {
  kind: 'credential' | 'tool';
  name: string;
  losing: readonly Touched[];
  gaining: readonly Touched[];
}

/** The credentials of which one may be asked: all but the one whose rule it is, which would lead back to itself. */
export const othersOf = (book: RuleBook, of: { kind: 'credential' | 'tool'; code: string }) =>
  book.credentials.filter(({ code }) => of.kind === 'tool' || code !== of.code);

/** The rules with one more edition of a credential's. */
export function withCredentialEdition(
  book: RuleBook,
  code: string,
  edition: { from: Day; rule: CredentialRule; remindDays: readonly number[] },
): RuleBook {
  return {
    ...book,
    credentials: book.credentials.map((each) =>
      each.code === code ? { ...each, editions: inOrder([...each.editions, edition]) } : each,
    ),
  };
}

/** The rules with one more edition of a tool's. */
export function withToolEdition(
  book: RuleBook,
  code: string,
  edition: RuleBook['tools'][number]['editions'][number],
): RuleBook {
  return {
    ...book,
    tools: book.tools.map((each) =>
      each.code === code ? { ...each, editions: inOrder([...each.editions, edition]) } : each,
    ),
  };
}

const inOrder = <E extends { from: Day }>(editions: readonly E[]): E[] =>
  editions.toSorted((a, b) => Temporal.PlainDate.compare(a.from, b.from));

/** Whom a change affects on a day: whoever then holds or may begin something and would not, and the other way round. */
export function effectsOf(
  rules: { before: RuleBook; after: RuleBook },
  people: ReadonlyMap<string, LearningFacts>,
  areas: readonly string[],
  on: Day,
): Effect[] {
  const { before } = rules;
  const held = before.credentials.map(({ code, name }) =>
    effectOf({ kind: 'credential', name }, rules, people, areas, (book, facts, area) => {
      const credential = book.credentials.find((each) => each.code === code);
      return (
        credential !== undefined &&
        heldSpans(credential, { facts, area, book }).some((span) => within(on, span))
      );
    }),
  );
  const begun = before.tools.map(({ code, name }) =>
    effectOf(
      { kind: 'tool', name },
      rules,
      people,
      areas,
      (book, facts, area) => toolStanding(book, code, { facts, area }, on).may,
    ),
  );
  return [...held, ...begun].filter(({ losing, gaining }) => losing.length + gaining.length > 0);
}

function effectOf(
  what: Pick<Effect, 'kind' | 'name'>,
  { before, after }: { before: RuleBook; after: RuleBook },
  people: ReadonlyMap<string, LearningFacts>,
  areas: readonly string[],
  may: (book: RuleBook, facts: LearningFacts, area: string) => boolean,
): Effect {
  const touched = (first: RuleBook, then: RuleBook): Touched[] =>
    [...people].flatMap(([person, facts]) => {
      const where = areas.filter((area) => may(first, facts, area) && !may(then, facts, area));
      return where.length > 0 ? [{ person, areas: where }] : [];
    });
  return { ...what, losing: touched(before, after), gaining: touched(after, before) };
}
