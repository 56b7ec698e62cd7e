import { html } from '../../../platform/html/index.ts';
import { areaCalled } from '../../areas.ts';
import type { Arrangements } from '../../arrangements/types.ts';
import type { Subject } from '../../change/types.ts';
import { EVERYWHERE, subjectOf } from '../../change/versions.ts';
import { writeEdition } from '../../store/thresholds.ts';
import type { Edition, EditionWords } from '../types.ts';
import { numbersGiven, typedEdition } from './boxes.ts';
import { readEdition } from './form.ts';
import { differencesView, editionFacts, editionFields } from './view.ts';

/** What an area, or every area without its own, publishes about levels of need; undefined for no such area. */
export function levelsSubject(
  arrangements: Arrangements,
  areaCode: string,
): Subject<EditionWords> | undefined {
  const area = areaCode === EVERYWHERE ? null : areaCalled(arrangements.areas, areaCode);
  if (area === undefined) return undefined;
  const code = area?.code ?? null;
  const { editions } = arrangements;
  const general = editions.find((each) => each.area === null) ?? editions[0];
  return {
    kind: 'levels',
    subject: subjectOf('levels', code),
    area: code,
    title: `Levels of need, ${area?.name ?? 'every area without its own'}`,
    path: `/arrangements/levels/${areaCode}`,
    earliest: 'tomorrow',
    lead: 'A change is a new edition, whole. Whatever was cited before it stays to be read in the words then in force, with what changed since beside them.',
    on: (held, day) => editionOn(held.editions, code, day) ?? null,
    typed: (value) => {
      const shown = value ?? general;
      return { own: value ? 'own' : 'none', ...(shown ? typedEdition(shown) : {}) };
    },
    read: (body) => readEdition(body, numbersGiven(editions)),
    fields: (typed, errors) => editionFields(area !== null, typed, errors),
    says: (value) => (value ? editionFacts(value) : []),
    write: (db, writing, value) => writeEdition(db, writing, code, value),
    means: (before, after, from) => {
      const now = editionOn(after.editions, code, from.toString());
      const dayBefore = from.subtract({ days: 1 }).toString();
      if (!now) return html`<p>The general levels hold from then on.</p>`;
      return differencesView(editionOn(before.editions, code, dayBefore), now);
    },
  };
}

/** The edition of one area alone, or the general one alone, on a day. */
function editionOn(editions: readonly Edition[], area: string | null, day: string): Edition | undefined {
  return editions.find(
    (each) =>
      each.area === area &&
      each.effectiveFrom <= day &&
      (each.effectiveTo === null || day < each.effectiveTo),
  );
}
