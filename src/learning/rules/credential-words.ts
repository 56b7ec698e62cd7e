import { dateWords } from '../../platform/time/words.ts';
import type { Clause, RuleBook, ToldKind, Yearly } from '../credentials/types.ts';

const DO_WORDS: Record<Exclude<ToldKind, 'membership'>, string> = {
  'request form': 'send the request form',
  'manager support': 'have your line manager’s support recorded',
  forum: 'attend a champions forum',
  status: 'say that you go on with it',
  'line manager': 'be a line manager',
};

/** What is recorded of somebody besides courses, as a list names it. */
export function toldWords({ kind, body }: { kind: string; body: string | null }, who = 'They go'): string {
  if (kind === 'membership') return `Member of ${body}`;
  if (kind === 'status') return `${who} on with it`;
  return kind.charAt(0).toUpperCase() + kind.slice(1);
}

/** What a condition about one thing asks somebody to do. `ended`: when what they did last stopped counting. */
export function askWords(clause: Clause, book: RuleBook, ended?: Temporal.PlainDate): string {
  if ('all' in clause) return clause.all.map((each) => askWords(each, book)).join(' and ');
  if ('any' in clause) return anyWords(clause.any, (each) => askWords(each, book));
  const again = ended ? ` again: the last time counted until ${dateWords(ended).text}` : '';
  if ('course' in clause) return `complete “${book.courses.get(clause.course) ?? clause.course}”${again}`;
  if ('holds' in clause) {
    const name = book.credentials.find(({ code }) => code === clause.holds)?.name ?? clause.holds;
    return `be ${/^[aeiou]/i.test(name) ? 'an' : 'a'} ${name}${ended ? `: you were until ${dateWords(ended).text}` : ''}`;
  }
  if (clause.told === 'membership') return `be a member of ${clause.body ?? 'a body that is named'}${again}`;
  return `${DO_WORDS[clause.told]}${again}`;
}

/** "a, or b" for ways of one thing each; "either a; or b and c" where one has several, each of which is the things it asks. */
export function eitherWords(ways: readonly (readonly string[])[]): string {
  if (ways.every((things) => things.length < 2)) return ways.flat().join(', or ');
  return `either ${ways.map((things) => things.join(' and ')).join('; or ')}`;
}

/** Things of which one will do, where they stand among others that are asked. */
export const oneOfWords = (things: readonly string[]): string =>
  things.length === 1 ? things.join('') : `one of these: ${things.join(', ')}`;

function anyWords(ways: readonly Clause[], say: (clause: Clause) => string): string {
  const amongOthers = (clause: Clause) =>
    'any' in clause && !clause.inAreas ? oneOfWords(clause.any.map(say)) : say(clause);
  const thingsOf = (way: Clause): string[] =>
    !('all' in way) || way.inAreas
      ? [say(way)]
      : way.all.length === 1
        ? way.all.flatMap(thingsOf)
        : way.all.map(amongOthers);
  return eitherWords(ways.map(thingsOf));
}

/** A whole condition as a coordinator reads it. */
export function ruleWords(clause: Clause | null, book: RuleBook, areaName: (code: string) => string): string {
  if (clause === null) return 'Nothing is asked';
  const inner = (each: Clause): string => {
    const months =
      'withinMonths' in each && each.withinMonths ? ` in the last ${each.withinMonths} months` : '';
    const where = each.inAreas ? ` (${each.inAreas.map(areaName).join(' and ')} only)` : '';
    if ('all' in each) return each.all.map(inner).join('; ') + where;
    if ('any' in each) return anyWords(each.any, inner) + where;
    return `${askWords(each, book)}${months}${where}`;
  };
  const words = inner(clause);
  return words === '' ? 'Nothing is asked' : words.charAt(0).toUpperCase() + words.slice(1);
}

/** The bodies of which a condition asks a membership. */
export function bodiesIn(clause: Clause): string[] {
  if ('all' in clause) return clause.all.flatMap(bodiesIn);
  if ('any' in clause) return clause.any.flatMap(bodiesIn);
  return 'told' in clause && clause.told === 'membership' && clause.body ? [clause.body] : [];
}

/** What has to be done every year, a line for each. */
export function keepWords({ each, dueBy }: Yearly, book: RuleBook): string[] {
  return each.map(
    (clause) => `${askWords(clause, book)}, once in each year that ends on ${dayOfYear(dueBy)}`,
  );
}

function dayOfYear(dueBy: string): string {
  const { text } = dateWords(Temporal.PlainMonthDay.from(dueBy).toPlainDate({ year: 2028 }));
  return text.replace(/ \d+$/, '');
}
