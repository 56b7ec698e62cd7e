import type { OwnerConnection } from '../../platform/db/index.ts';
import { EDITIONS } from './published.ts';
import type { Edition } from './types.ts';

/**
 * Writes the published editions that are missing, in every installation and at every start, for the areas that
 * are there. An edition that is there stays as the partnership has it, with its levels, indicators and routes.
 */
export async function seedThresholds(owner: OwnerConnection): Promise<void> {
  const [known] = await owner.query<{ areas: string[]; editions: string[] }>(
    `select array(select code from partnership.area) as areas,
       array(select id from partnership.threshold_edition) as editions`,
  );
  const missing = EDITIONS.filter(
    ({ id, area }) => !known?.editions.includes(id) && (area === null || known?.areas.includes(area)),
  );
  if (missing.length > 0) await owner.transaction((inside) => writeEditions(inside, missing));
}

/** Writes whole editions. */
export async function writeEditions(owner: OwnerConnection, editions: readonly Edition[]): Promise<void> {
  const write = (table: string, rows: readonly unknown[]) =>
    owner.query(`insert into ${table} select * from json_populate_recordset(null::${table}, $1::json)`, [
      JSON.stringify(rows),
    ]);
  await write('partnership.threshold_edition', editions.map(editionRow));
  await write(
    'partnership.threshold_level',
    editions.flatMap(({ id, levels }) => levels.map((level) => ({ edition: id, ...level }))),
  );
  await write(
    'partnership.threshold_indicator',
    editions.flatMap(({ id, indicators }) =>
      indicators.map((indicator, position) => ({ edition: id, ...indicator, position })),
    ),
  );
  await write('partnership.threshold_route', editions.flatMap(routeRows));
}

function editionRow(edition: Edition) {
  const { id, area, name, step, unconfirmed, domains, source, certainty } = edition;
  const dates = { effective_from: edition.effectiveFrom, effective_to: edition.effectiveTo };
  return { id, area, name, step, unconfirmed, domains, source, certainty, ...dates };
}

function routeRows({ id, routes }: Edition) {
  return routes.map((route, position) => ({
    edition: id,
    position,
    code: route.code,
    levels: route.levels,
    name: route.name,
    words: route.words,
    form: route.form,
    through: route.through,
    needs_agreement: route.needsAgreement,
    only_assessed: route.onlyAssessed,
    records: route.records,
  }));
}
