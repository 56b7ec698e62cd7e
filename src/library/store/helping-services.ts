import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { HelpingService } from '../pages/help/types.ts';

/** Codes of the directory that fit topics of the library; of several topics the first that has them counts first. */
export async function codesOfTopics(
  db: Db,
  topics: readonly string[],
): Promise<{ needs: string[]; audiences: string[] }> {
  const { rows } = await sql<{ need: string | null; audience: string | null }>`
    select need, audience from library.topic_help where topic = any(${[...topics]}::text[])
    order by array_position(${[...topics]}::text[], topic)`.execute(db);
  const distinct = (all: (string | null)[]) => [...new Set(all.flatMap((code) => code ?? []))];
  return {
    needs: distinct(rows.map(({ need }) => need)),
    audiences: distinct(rows.map(({ audience }) => audience)),
  };
}

export interface Wanted {
  needs: readonly string[];
  audiences: readonly string[];
  area: string | null;
  /** Whole years, from the youngest to the oldest that a page is about; null for any. */
  ages: { from: number; to: number } | null;
  /** What they may turn to by themselves comes first. */
  self: boolean;
}

/** Services that fit: checked lately before the others, and what its source lists no more last. */
export async function helpingServices(
  db: Db,
  { needs, audiences, area, ages, self }: Wanted,
  most: number,
): Promise<{ services: HelpingService[]; total: number }> {
  const { rows } = await sql<HelpingService & { total: number }>`
    select s.id, s.title, s.summary, s.href, s.checked_on as "checkedOn", s.gone_on as "goneOn", count(*) over ()::int as total
    from directory.public_service s
    where (s.needs && ${[...needs]}::text[] or s.audiences && ${[...audiences]}::text[])
      and (${area}::text is null or s.areas = '{}' or s.areas @> array[${area}::text])
      and (${ages?.from ?? null}::int is null or ((s.minimum_age is null or s.minimum_age <= ${ages?.to ?? null}::int)
        and (s.maximum_age is null or s.maximum_age >= ${ages?.from ?? null}::int)))
    order by (s.gone_on is not null), (s.audiences && ${[...audiences]}::text[]) desc,
      (${self} and s.ways @> array['self']) desc, s.checked_on desc nulls last, s.title, s.id
    limit ${most}`.execute(db);
  return {
    services: rows.map(({ total: _, ...service }) => service),
    total: rows[0]?.total ?? 0,
  };
}
