import type { Db } from '../../platform/db/index.ts';
import type { Writing } from '../change/types.ts';
import { settled, subjectOf, type Version } from '../change/versions.ts';
import type {
  Domain,
  Edition,
  EditionWords,
  HelpRoute,
  Indicator,
  LevelWords,
  NeedLevel,
} from '../thresholds/types.ts';

/** Every edition of the levels of need, past and coming ones too, the latest of an area first: some 1,200 rows. */
export async function readEditions(db: Db, versions: readonly Version[]): Promise<Edition[]> {
  const levels = Map.groupBy(await readLevels(db), ({ edition }) => edition);
  const indicators = Map.groupBy(await readIndicators(db), ({ edition }) => edition);
  const routes = Map.groupBy(await readRoutes(db), ({ edition }) => edition);
  const editions = await db
    .selectFrom('partnership.threshold_edition')
    .select(['id', 'area', 'name', 'step', 'unconfirmed', 'domains', 'source', 'certainty'])
    .select(['effective_from', 'effective_to', 'change_id as changeId'])
    .orderBy('effective_from', 'desc')
    .orderBy('id')
    .execute();
  const stored = editions.map(({ effective_from, effective_to, ...edition }) => ({
    ...edition,
    from: effective_from.toString(),
    until: effective_to?.toString() ?? null,
  }));
  const standing = settled(stored, versions, 'levels', ({ area }) => subjectOf('levels', area));
  // The columns' check constraints hold these texts and numbers to the types' values.
  return standing.map(({ from, until, changeId: _, ...edition }) => ({
    ...edition,
    domains: edition.domains as Domain[],
    certainty: edition.certainty as Edition['certainty'],
    effectiveFrom: from,
    effectiveTo: until,
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

/** Writes the edition that a change brings, whole. Its id says whose it is and from when. */
export async function writeEdition(
  db: Db,
  writing: Writing,
  area: string | null,
  edition: EditionWords,
): Promise<void> {
  const id = `${area ?? 'all'}-${writing.from}-${writing.id.slice(0, 8)}`;
  const { name, step, unconfirmed, domains, levels, indicators, routes } = edition;
  const { source, certainty } = writing;
  await db
    .insertInto('partnership.threshold_edition')
    .values({
      ...{ id, area, name, step, unconfirmed, domains: [...domains], source, certainty },
      ...{ effective_from: Temporal.PlainDate.from(writing.from), change_id: writing.id },
    })
    .execute();
  await db
    .insertInto('partnership.threshold_level')
    .values(levels.map((level) => ({ edition: id, ...level })))
    .execute();
  await db
    .insertInto('partnership.threshold_indicator')
    .values(indicators.map((indicator, position) => ({ edition: id, ...indicator, position })))
    .execute();
  if (routes.length === 0) return;
  await db
    .insertInto('partnership.threshold_route')
    .values(
      routes.map(({ needsAgreement, onlyAssessed, levels: at, ...route }, position) => ({
        ...{ edition: id, position, ...route, levels: [...at] },
        ...{ needs_agreement: needsAgreement, only_assessed: onlyAssessed },
      })),
    )
    .execute();
}
