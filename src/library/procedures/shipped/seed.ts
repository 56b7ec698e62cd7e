import type { OwnerConnection } from '../../../platform/db/index.ts';
import type { Logger } from '../../../platform/log/logger.ts';
import { londonDate, startOfDay } from '../../../platform/time/london.ts';
import { helperEntries } from '../../helpers/search-entries.ts';
import { type Change, seedChanges } from '../../store/changes.ts';
import { seedSearch } from '../../store/search-index.ts';
import { searchEntries } from '../search-entries.ts';
import { type Shipped, shippedManual } from './read.ts';

/**
 * Brings in the manual that ships with the product. What stands already is left alone, whoever wrote it: only
 * chapters and versions that are missing come in. A chapter is left out where another has its number; `log` hears of it.
 */
export async function seedProcedures(
  owner: OwnerConnection,
  now: Temporal.Instant,
  { manual = shippedManual(), log }: { manual?: readonly Shipped[]; log?: Pick<Logger, 'warn'> } = {},
): Promise<void> {
  const { added, known } = await owner.transaction(async (inside) => {
    const [was] = await inside.query<{ role: string }>(`select current_setting('role') as role`);
    await inside.exec('set local role app_owner');
    await inside.query(
      `insert into library.chapter (slug, position)
       select distinct c.slug, c.position from jsonb_to_recordset($1::jsonb) c(slug text, position integer)
       on conflict do nothing`,
      [JSON.stringify(manual.map(({ slug, chapter }) => ({ slug, position: chapter })))],
    );
    const places = await inside.query<{ slug: string }>('select slug from library.chapter');
    const known = new Set(places.map(({ slug }) => slug));
    const rows = await inside.query<{ chapter: string; number: number; area: string | null }>(
      `insert into library.chapter_version (chapter, area, number, state, title, summary, sections, sources, impacts,
         readers, review_by, from_at, published_at, published_by_name, changed_at, indexed_at, nudged_at)
       select v.chapter, v.area, v.number, 'published', v.title, v.summary, v.sections, v.sources, v.impacts, v.readers,
         v.review_by, v.from_at, $2, 'as shipped', $2, case when v.from_at <= $2 then $2::timestamptz end, $2
       from jsonb_to_recordset($1::jsonb) v(chapter text, area text, number integer, title text, summary text,
         sections jsonb, sources jsonb, impacts jsonb, readers text[], review_by date, from_at timestamptz)
       where exists (select from library.chapter c where c.slug = v.chapter)
       on conflict do nothing
       returning chapter, number, area`,
      [JSON.stringify(manual.map(rowOf)), now.toString()],
    );
    await inside.query(`select set_config('role', $1, true)`, [was?.role ?? 'none']);
    return { added: rows, known };
  });
  for (const { slug, chapter } of manual.filter(({ version }) => version === 1))
    if (!known.has(slug))
      log?.warn('shipped chapter left out: its number is taken', { chapter: slug, number: chapter });
  const fresh = manual.filter(({ slug, version, area }) =>
    added.some((row) => row.chapter === slug && row.number === version && row.area === area),
  );
  const standing = fresh.filter((version) => begun(version, now) && isLast(fresh, version, now));
  await seedSearch(owner, helperEntries());
  await seedSearch(
    owner,
    standing.flatMap((version) =>
      searchEntries({ ...version, chapter: version.slug, position: version.chapter }),
    ),
  );
  await seedChanges(owner, standing.map(changeOf));
}

function rowOf(shipped: Shipped) {
  const { slug, version, area, title, summary, sections, sources, impacts, readers } = shipped;
  return {
    ...{ chapter: slug, number: version, area, title, summary, sections, sources, impacts, readers },
    review_by: shipped['review-by'],
    from_at: startOfDay(shipped['effective-from']).toString(),
  };
}

const begun = (shipped: Shipped, now: Temporal.Instant) =>
  Temporal.PlainDate.compare(shipped['effective-from'], londonDate(now)) <= 0;

const isLast = (all: readonly Shipped[], { slug, area, version }: Shipped, now: Temporal.Instant) =>
  !all.some((each) => each.slug === slug && each.area === area && each.version > version && begun(each, now));

function changeOf(shipped: Shipped): Change {
  return {
    what: shipped.version > 1 ? 'changed' : 'new',
    kind: 'procedure',
    title: shipped.title,
    href: `/procedures/${shipped.slug}`,
    audiences: ['professionals'],
    ...(shipped.area ? { areas: [shipped.area] } : {}),
    why: shipped.summary,
    at: startOfDay(shipped['effective-from']),
  };
}
