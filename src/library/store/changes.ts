import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, OwnerConnection } from '../../platform/db/index.ts';
import type { ChangeFilter, ToldChange } from '../touch/types.ts';
import { narrowedTo } from './search-index.ts';

/** Something published that is new, says something else, or no longer stands. */
export interface Change {
  what: 'new' | 'changed' | 'withdrawn';
  /** "guide", "procedure", "service": small letters and hyphens, as the search has it. */
  kind: string;
  title: string;
  href: string;
  topics?: readonly string[];
  audiences?: readonly string[];
  /** Where it counts; empty or absent: everywhere. */
  areas?: readonly string[];
  /** What it means, in a sentence; public. */
  why?: string;
  /** Now, unless told. */
  at?: Temporal.Instant;
}

/**
 * Notes a change for `/changes`, the Atom feed and those who subscribed. Call it in the transaction that publishes.
 * For whoever may publish, and for jobs.
 */
export async function noteChange(db: Db, change: Change): Promise<void> {
  await db.insertInto('library.change').values(row(randomUUID(), change)).execute();
}

/** The same while seeding: nobody is written to. */
export async function seedChanges(owner: OwnerConnection, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map((change) => ({ ...row(randomUUID(), change), at: change.at?.toString() }));
  await owner.transaction(async (inside) => {
    const [was] = await inside.query<{ role: string }>(`select current_setting('role') as role`);
    await inside.exec('set local role app_owner');
    await inside.query('select library.changes_put($1::jsonb)', [JSON.stringify(rows)]);
    await inside.query(`select set_config('role', $1, true)`, [was?.role ?? 'none']);
  });
}

function row(id: string, change: Change) {
  const { what, kind, title, href, topics = [], audiences = [], areas = [], why = '', at } = change;
  const lists = { topics: [...topics], audiences: narrowedTo(audiences), areas: [...areas] };
  return { id, what, kind, title, href, ...lists, why, ...(at ? { at } : {}) };
}

/** So many changes before a place in the list, the latest first. */
export async function listChanges(
  db: Db,
  { topic, audience, area }: ChangeFilter,
  most: number,
  before?: { at: Temporal.Instant; id: string },
): Promise<ToldChange[]> {
  const { rows } = await sql<ToldChange>`
    select id, what, kind, title, href, topics, audiences, areas, why, at from library.change
    where at <= access.now()
      and (${topic} = '' or topics @> array[${topic}]::text[])
      and (${audience} = '' or audiences = '{}' or audiences @> array[${audience}]::text[])
      and (${area} = '' or areas = '{}' or areas @> array[${area}]::text[])
      and (${before?.at ?? null}::timestamptz is null
        or (at, id) < (${before?.at ?? null}::timestamptz, ${before?.id ?? null}::uuid))
    order by at desc, id desc limit ${most}`.execute(db);
  return rows;
}
