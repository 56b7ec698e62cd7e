import type { OwnerConnection } from '../../src/platform/db/index.ts';
import type { TestApp } from './app.ts';
import { asOwner } from './openings.ts';

/** What notes every try, keeps what was typed for its own writer, or follows the hour or in the background: no effect of a form. */
const NOTES = [
  ...['audit.event', 'audit.seal', 'platform.attempt', 'platform.clean_up', 'identity.kept_text'],
  ...['people.compare_due', 'people.comparing', 'people.likely_pair'],
  ...['library.page_view', 'library.missed_search', 'library.search_word'],
];

export type Holdings = ReadonlyMap<string, { rows: number; mark: string }>;

/** What every table of the product holds: how many rows, and a mark of all that stands in them, in whatever order. */
export async function holdings(app: TestApp): Promise<Holdings> {
  return asOwner(app.database, async (owner) => {
    const rows = await owner.query<{ name: string; rows: number; mark: string }>(await asking(app, owner));
    return new Map(rows.map(({ name, ...held }) => [name, held]));
  });
}

const asked = new WeakMap<TestApp, string>();

/** The one statement that asks all tables; no test makes a table. */
async function asking(app: TestApp, owner: OwnerConnection): Promise<string> {
  const known = asked.get(app);
  if (known !== undefined) return known;
  const tables = await owner.query<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname in ('access', 'audit', 'directory', 'front_door', 'identity', 'learning', 'library',
       'partnership', 'people', 'platform') order by 1`,
  );
  const statement = tables
    .filter(({ name }) => !NOTES.includes(name))
    .map(
      ({ name }) => `select '${name}' as name, count(*)::int as rows,
       coalesce(sum(hashtextextended(t::text, 0)), 0)::text as mark from ${name} t`,
    )
    .join(' union all ');
  asked.set(app, statement);
  return statement;
}
