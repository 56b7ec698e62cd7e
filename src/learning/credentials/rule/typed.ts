import { type Typed, typedFrom, untouched } from '../../../platform/forms/index.ts';
import { type Clause, type CredentialRule, LINE_MANAGER, type ToldKind } from '../types.ts';
import { inWay, MOST_WAYS } from './types.ts';

/** A rule that holds: of a tool with where, of a credential with what keeps it. */
export type InForce =
  | { area: string | null; rule: Clause | null }
  | { rule: CredentialRule; remindDays: readonly number[] };

type Fields = Record<string, string | string[]>;
interface Way {
  courses: string[];
  months: string;
  said: string[];
  others: string[];
  body: string;
  bodyAreas: string[];
}

/**
 * A rule as its form would have been filled in, but for the day from which it holds. Untouched where there is none, and
 * where it asks what the form has no field for.
 */
export function typedRule(inForce: InForce | undefined, today: Temporal.PlainDate): Typed {
  if (!inForce) return untouched;
  const own = 'area' in inForce ? toolFields(inForce) : credentialFields(inForce, today);
  return own ? typedFrom(own) : untouched;
}

function toolFields({ area, rule }: { area: string | null; rule: Clause | null }): Fields | undefined {
  const ways = rule === null ? {} : earnFields(rule);
  return ways && { area: area ?? 'everywhere', asks: rule === null ? 'nothing' : 'something', ...ways };
}

function credentialFields(
  { rule, remindDays }: { rule: CredentialRule; remindDays: readonly number[] },
  today: Temporal.PlainDate,
): Fields | undefined {
  const ways = earnFields(rule.earn);
  const { keep } = rule;
  if (!keep) return ways && { ...ways, remind: remindDays.join(', ') };
  const yearly = keep.each.map((each) => ('told' in each && plain(each) ? each.told : ''));
  if (!ways || yearly.some((told) => !['forum', 'status'].includes(told))) return undefined;
  const [month, day] = keep.dueBy.split('-').map(Number);
  return {
    ...{ ...ways, remind: remindDays.join(', '), yearly, settle: String(keep.settleMonths) },
    ...{ 'due-day': String(day), 'due-month': String(month), 'due-year': String(today.year + 1) },
  };
}

function earnFields(clause: Clause): Fields | undefined {
  const several = 'any' in clause && plain(clause) ? clause.any : [clause];
  const ways = several.map(wayOf);
  if (ways.length > MOST_WAYS || !ways.every((way) => way !== undefined)) return undefined;
  const named = ways.flatMap((way, at) =>
    Object.entries(way).map(([field, value]) => [inWay(field, at + 1), value] as const),
  );
  return { ways: String(ways.length), ...Object.fromEntries(named) };
}

/** What one way asks; undefined where the form could not say it. */
function wayOf(clause: Clause): Way | undefined {
  const way: Way = { courses: [], months: '', said: [], others: [], body: '', bodyAreas: [] };
  const months = new Set<string>();
  const parts = 'all' in clause && plain(clause) ? clause.all : [clause];
  for (const part of parts)
    if ('course' in part && plain(part)) {
      way.courses.push(part.course);
      months.add(String(part.withinMonths ?? ''));
    } else if (!saysInto(way, part)) return undefined;
  if (months.size > 1) return undefined;
  return { ...way, months: [...months][0] ?? '' };
}

function saysInto(way: Way, part: Clause): boolean {
  const choices = oneOf(part);
  if (choices) return way.others.length === 0 && way.others.push(...choices) > 0;
  if (!('told' in part) || part.withinMonths !== undefined) return false;
  if (part.told === 'membership' && part.body && way.body === '') {
    way.body = part.body;
    way.bodyAreas = [...(part.inAreas ?? [])];
    return way.bodyAreas.length > 0;
  }
  return SAID.includes(part.told) && plain(part) && way.said.push(part.told) > 0;
}

const SAID: readonly ToldKind[] = ['request form', 'manager support'];

/** The credentials, and the line manager, of which one is asked; undefined where it is something else. */
function oneOf(clause: Clause): string[] | undefined {
  if (!plain(clause)) return undefined;
  if ('holds' in clause) return [clause.holds];
  if ('told' in clause) return clause.told === LINE_MANAGER ? [LINE_MANAGER] : undefined;
  if (!('any' in clause)) return undefined;
  const each = clause.any.map(oneOf);
  return each.every((found) => found?.length === 1) ? each.flatMap((found) => found ?? []) : undefined;
}

const plain = ({ inAreas }: Clause): boolean => inAreas === undefined;
