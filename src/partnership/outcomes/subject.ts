import { areaCalled } from '../areas.ts';
import type { Arrangements } from '../arrangements/types.ts';
import type { Subject } from '../change/types.ts';
import { EVERYWHERE, subjectOf } from '../change/versions.ts';
import { writeOutcome } from '../store/versions.ts';
import { readMeaning } from './form.ts';
import type { Meaning, Outcome } from './types.ts';
import { meaningFields, meaningInWords } from './view.ts';

/** What a decision's outcome means, in general or in an area; undefined when there is none such. */
export function outcomeSubject(
  arrangements: Arrangements,
  outcome: string,
  areaCode: string,
): Subject<Meaning> | undefined {
  const area = areaCode === EVERYWHERE ? null : areaCalled(arrangements.areas, areaCode);
  const general = generalOf(arrangements.outcomes, outcome);
  if (area === undefined || !general) return undefined;
  const code = area?.code ?? null;
  return {
    kind: 'outcome',
    subject: subjectOf(outcome, code),
    area: code,
    title: `Outcome: ${general.label}, ${area?.name ?? 'every area'}`,
    path: `/arrangements/outcomes/${outcome}/${areaCode}`,
    earliest: 'tomorrow',
    inAreas: area
      ? []
      : arrangements.areas.map((each) => ({
          name: each.name,
          path: `/arrangements/outcomes/${outcome}/${each.code}`,
        })),
    on: ({ outcomes }, day) =>
      outcomes.find(
        (row) =>
          row.code === outcome &&
          row.area === code &&
          row.effectiveFrom <= day &&
          (row.effectiveTo === null || day < row.effectiveTo),
      ) ?? null,
    typed: (meaning) => {
      const { label, means, levels } = meaning ?? general;
      return { own: meaning ? 'own' : 'none', label, means, levels: levels.map(String) };
    },
    read: readMeaning,
    fields: (typed, errors) => meaningFields(area !== null, typed, errors),
    says: (meaning) => (meaning ? meaningInWords(meaning) : []),
    write: (db, writing, meaning) => writeOutcome(db, writing, { ...meaning, code: outcome, area: code }),
  };
}

function generalOf(outcomes: readonly Outcome[], code: string): Outcome | undefined {
  const general = outcomes.filter((row) => row.code === code && row.area === null);
  return general.find((row) => row.effectiveTo === null) ?? general[0];
}
