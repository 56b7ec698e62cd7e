import { NOTHING } from '../../platform/html/index.ts';
import { areaCalled } from '../areas.ts';
import type { Arrangements } from '../arrangements/types.ts';
import type { Subject } from '../change/types.ts';
import { EVERYWHERE, subjectOf } from '../change/versions.ts';
import { writePolicy } from '../store/versions.ts';
import { readPolicy } from './form.ts';
import { type Policy, type PolicyValue, sortOf } from './types.ts';
import { policyFacts, policyFields, policyTitle, wordsExample } from './view.ts';

/** What is agreed about something, in general or in an area; undefined when there is none such. */
export function policySubject(
  arrangements: Arrangements,
  name: string,
  areaCode: string,
): Subject<PolicyValue> | undefined {
  const area = areaCode === EVERYWHERE ? null : areaCalled(arrangements.areas, areaCode);
  const known = knownOf(arrangements.policies, name);
  if (area === undefined || !known) return undefined;
  const code = area?.code ?? null;
  const { sort } = sortOf(name);
  const outcomes = [...new Map(arrangements.outcomes.map((row) => [row.code, row])).values()];
  return {
    kind: 'policy',
    subject: subjectOf(name, code),
    area: code,
    title: `${policyTitle(name)}, ${area?.name ?? 'every area'}`,
    path: `/arrangements/policies/${name}/${areaCode}`,
    earliest: 'tomorrow',
    inAreas: area
      ? []
      : arrangements.areas.map((each) => ({
          name: each.name,
          path: `/arrangements/policies/${name}/${each.code}`,
        })),
    on: ({ policies }, day) => policyOn(policies, name, code, day)?.value ?? null,
    typed: (value) => ({ own: value ? 'own' : 'none', ...typedPolicy(value ?? known.value) }),
    read: (body) =>
      readPolicy(
        body,
        sort,
        outcomes.map((row) => row.code),
      ),
    fields: (typed, errors) => policyFields({ sort, general: area !== null, outcomes }, typed, errors),
    says: (value) => (value ? policyFacts(value) : []),
    write: (db, writing, value) => writePolicy(db, writing, { name, area: code, value }),
    means: (_, { policies }, from) => {
      const value = policyOn(policies, name, code, from.toString())?.value;
      return value && 'words' in value ? wordsExample(value.words) : NOTHING;
    },
  };
}

/** The row of one area alone, or the general one alone, on a day. */
export function policyOn(
  policies: readonly Policy[],
  name: string,
  area: string | null,
  day: string,
): Policy | undefined {
  return policies.find(
    (row) =>
      row.name === name &&
      row.area === area &&
      row.effectiveFrom <= day &&
      (row.effectiveTo === null || day < row.effectiveTo),
  );
}

/** What holds in an area on a day: its own before the general one; undefined where nothing is agreed. */
export function policyInForce(
  policies: readonly Policy[],
  name: string,
  area: string | null,
  day: string,
): Policy | undefined {
  return (
    (area === null ? undefined : policyOn(policies, name, area, day)) ?? policyOn(policies, name, null, day)
  );
}

function knownOf(policies: readonly Policy[], name: string): Policy | undefined {
  const named = policies.filter((row) => row.name === name);
  return named.find((row) => row.area === null && row.effectiveTo === null) ?? named[0];
}

function typedPolicy(value: PolicyValue): Record<string, string | readonly string[]> {
  if ('words' in value) return { words: value.words };
  if ('said' in value) return { said: value.said };
  if ('required' in value) return { required: value.required };
  if ('months' in value)
    return { asked: value.months === null ? 'never' : 'after', months: String(value.months ?? '') };
  const { off, levels, outcomes, ratings, says } = value;
  return {
    ...{ needs: off ? 'no' : 'yes', levels: (levels ?? []).map(String), outcomes: outcomes ?? [] },
    ...{ ratings: ratings ?? [], says },
  };
}
