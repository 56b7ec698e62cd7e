import type { Db } from '../../platform/db/index.ts';
import type { Domain, Edition, HelpRoute, Indicator, LevelWords, NeedLevel } from '../thresholds/types.ts';

/** Every edition of the levels of need, past and coming ones too, the latest of an area first: some 1,200 rows. */
export async function readEditions(db: Db): Promise<Edition[]> {
  const levels = Map.groupBy(await readLevels(db), ({ edition }) => edition);
  const indicators = Map.groupBy(await readIndicators(db), ({ edition }) => edition);
  const routes = Map.groupBy(await readRoutes(db), ({ edition }) => edition);
  const editions = await db
    .selectFrom('partnership.threshold_edition')
    .select(['id', 'area', 'name', 'step', 'unconfirmed', 'domains', 'source', 'certainty'])
    .select(['effective_from', 'effective_to'])
    .orderBy('effective_from', 'desc')
    .orderBy('id')
    .execute();
  // The columns' check constraints hold these texts and numbers to the types' values.
  return editions.map(({ effective_from, effective_to, ...edition }) => ({
    ...edition,
    domains: edition.domains as Domain[],
    certainty: edition.certainty as Edition['certainty'],
    effectiveFrom: effective_from.toString(),
    effectiveTo: effective_to?.toString() ?? null,
    levels: (levels.get(edition.id) ?? []).map(
      ({ edition: _, level, ...words }): LevelWords => ({ ...words, level: level as NeedLevel }),
    ),
    indicators: (indicators.get(edition.id) ?? []).map(
      ({ code, level, domain, words }): Indicator => ({
        code,
        level: level as NeedLevel,
        domain: domain as Domain,
        words,
      }),
    ),
    routes: (routes.get(edition.id) ?? []).map(routeOf),
  }));
}

function readLevels(db: Db) {
  return db
    .selectFrom('partnership.threshold_level')
    .select(['edition', 'level', 'label', 'formal', 'means', 'looks', 'helps', 'route', 'agreement'])
    .orderBy('level')
    .execute();
}

function readIndicators(db: Db) {
  return db
    .selectFrom('partnership.threshold_indicator')
    .select(['edition', 'code', 'level', 'domain', 'words'])
    .orderBy('position')
    .execute();
}

function readRoutes(db: Db) {
  return db
    .selectFrom('partnership.threshold_route')
    .select(['edition', 'code', 'levels', 'name', 'words', 'form', 'through', 'records'])
    .select(['needs_agreement as needsAgreement', 'only_assessed as onlyAssessed'])
    .orderBy('position')
    .execute();
}

function routeOf(row: Awaited<ReturnType<typeof readRoutes>>[number]): HelpRoute {
  return {
    code: row.code,
    levels: row.levels as NeedLevel[],
    name: row.name,
    words: row.words,
    form: row.form as HelpRoute['form'],
    through: row.through as HelpRoute['through'],
    needsAgreement: row.needsAgreement,
    onlyAssessed: row.onlyAssessed,
    records: row.records as HelpRoute['records'],
  };
}
