import type { ClockRule } from '../../platform/clocks/rule.ts';
import { ruleInForce } from '../../platform/clocks/rule.ts';
import { formError } from '../../platform/forms/index.ts';
import { londonInstant } from '../../platform/time/london.ts';
import { areaCalled } from '../areas.ts';
import type { Arrangements } from '../arrangements/types.ts';
import { dueBeforeAndAfter } from '../change/means/due.ts';
import type { Subject } from '../change/types.ts';
import { EVERYWHERE, subjectOf } from '../change/versions.ts';
import { writeLimit } from '../store/versions.ts';
import { readLimit } from './form.ts';
import type { Limit } from './types.ts';
import { limitFacts, limitFields } from './view.ts';

/** A time limit, general or an area's own; undefined when there is no limit or no area of that name. */
export function limitSubject(
  arrangements: Arrangements,
  name: string,
  areaCode: string,
): Subject<Limit> | undefined {
  const area = areaCode === EVERYWHERE ? null : areaCalled(arrangements.areas, areaCode);
  const [known] = arrangements.clockRules.filter((rule) => rule.name === name);
  if (area === undefined || !known) return undefined;
  const code = area?.code ?? null;
  const general = arrangements.clockRules.some((rule) => rule.name === name && rule.area === null);
  const ownOnes = new Set(arrangements.clockRules.filter((r) => r.name === name).map((r) => r.area));
  const concerned = area
    ? [area.code]
    : arrangements.areas.map((each) => each.code).filter((each) => !ownOnes.has(each));
  return {
    kind: 'limit',
    subject: subjectOf(name, code),
    area: code,
    title: `Time limit: ${name.replaceAll('-', ' ')}, ${area?.name ?? 'every area'}`,
    path: `/arrangements/limits/${name}/${areaCode}`,
    earliest: 'tomorrow',
    inAreas: area
      ? []
      : arrangements.areas.map((each) => ({
          name: each.name,
          path: `/arrangements/limits/${name}/${each.code}`,
        })),
    lead: `It starts with: ${known.startEvent}. ${area && general ? `Where ${area.name} has no limit of its own, the general one holds.` : ''}`,
    on: ({ clockRules }, day) => ruleOn(clockRules, name, code, day),
    typed: (limit) => typedLimit(limit ?? generalOf(arrangements, name), limit !== null),
    read: readLimit,
    fields: (typed, errors) => limitFields(area !== null && general, typed, errors),
    says: (limit) => (limit ? limitFacts(limit) : []),
    write: (db, writing, limit) =>
      writeLimit(db, writing, { ...limit, name, area: code, startEvent: known.startEvent }),
    refuses: (_, after, from) => {
      const missing = concerned.find((each) => !holds(after, name, each, from));
      if (!missing) return undefined;
      const place = areaCalled(after.areas, missing)?.name ?? missing;
      return formError(
        'own',
        `No limit at all would hold in ${place}: there is no general one. Keep one here`,
      );
    },
    means: (before, after, from) => dueBeforeAndAfter({ before, after, from, rule: name, areas: concerned }),
  };
}

function ruleOn(rules: readonly ClockRule[], name: string, area: string | null, day: string) {
  const [rule] = rules
    .filter((each) => each.name === name && each.area === area)
    .filter((each) => each.effectiveFrom <= day && (each.effectiveTo === null || day < each.effectiveTo));
  return rule ?? null;
}

/** What an area without its own goes by, as far as the form can begin with it. */
function generalOf({ clockRules }: Arrangements, name: string): Limit | null {
  const known = clockRules.filter((rule) => rule.name === name);
  return known.find((rule) => rule.area === null && rule.effectiveTo === null) ?? known[0] ?? null;
}

function typedLimit(limit: Limit | null, own: boolean): Record<string, string> {
  if (!limit) return { own: 'none' };
  return {
    own: own ? 'own' : 'none',
    amount: `${limit.amount}`,
    counted: limit.counted,
    landing: limit.landing,
    'start-counts': limit.countsStartDay ? 'yes' : 'no',
    pauses: limit.pausesAllowed ? 'yes' : 'no',
    warn: `${limit.warnHours}`,
  };
}

function holds({ clockRules }: Arrangements, name: string, area: string, from: Temporal.PlainDate): boolean {
  try {
    return ruleInForce(clockRules, name, area, londonInstant(from, '12:00')) !== undefined;
  } catch {
    return false;
  }
}
