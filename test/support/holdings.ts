import type { TestApp } from './app.ts';
import { asOwner } from './openings.ts';

/** What notes every try, keeps what was typed for its own writer, or follows the hour or in the background: no effect of a form. */
const NOTES = [
  ...['audit.event', 'audit.seal', 'platform.attempt', 'platform.clean_up', 'identity.kept_text'],
  ...['people.compare_due', 'people.comparing', 'people.likely_pair'],
];

export type Holdings = ReadonlyMap<string, { rows: number; mark: string }>;

/** What every table of the product holds: how many rows, and a mark of all that stands in them. */
export async function holdings(app: TestApp): Promise<Holdings> {
  return asOwner(app.database, async (owner) => {
    const tables = await owner.query<{ name: string }>(
      `select table_schema || '.' || table_name as name from information_schema.tables
       where table_type = 'BASE TABLE' and table_schema in
         ('access', 'audit', 'front_door', 'identity', 'partnership', 'people', 'platform') order by 1`,
    );
    const each = tables
      .filter(({ name }) => !NOTES.includes(name))
      .map(
        ({ name }) => `select '${name}' as name, count(*)::int as rows,
         coalesce(md5(string_agg(t::text, '' order by t::text)), '') as mark from ${name} t`,
      );
    const rows = await owner.query<{ name: string; rows: number; mark: string }>(each.join(' union all '));
    return new Map(rows.map(({ name, ...held }) => [name, held]));
  });
}
