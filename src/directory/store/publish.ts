import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Json, Projection } from '../types.ts';
import { placeRows, serviceRow } from './rows.ts';

/** What becomes public of an entry. */
export interface Publication {
  number: number;
  content: Json;
  areas: readonly string[];
  projection: Projection;
  organizationId: string;
  at: Temporal.Instant;
}

/** Makes a version the one in public: what is exported, what is searched by, and where it is. */
export async function publishEntry(db: Db, id: string, given: Publication): Promise<void> {
  const { content, ...row } = serviceRow(given.projection, given.content);
  await db
    .updateTable('directory.service')
    .set({
      ...row,
      minimum_age: row.minimum_age === null ? null : String(row.minimum_age),
      maximum_age: row.maximum_age === null ? null : String(row.maximum_age),
      needs: [...row.needs],
      audiences: [...row.audiences],
      levels: [...row.levels],
      ways: [...row.ways],
      access: [...row.access],
      languages: [...row.languages],
      content: JSON.stringify(content),
      areas: [...given.areas],
      organization_id: given.organizationId,
      approved: given.number,
      published: true,
      last_modified: given.at,
    })
    .where('id', '=', id)
    .execute();
  await placeEntry(db, id, given.content);
}

/** Writes down anew where an entry is given. */
export async function placeEntry(db: Db, id: string, content: Json): Promise<void> {
  await db.deleteFrom('directory.place').where('service_id', '=', id).execute();
  const none = placeRows(id, content, () => undefined);
  if (none.length === 0) return;
  const points = await pointsOf(
    db,
    none.flatMap(({ postcode }) => postcode ?? []),
  );
  const unique = new Map(
    placeRows(id, content, (postcode) => points.get(plain(postcode)) ?? points.get(half(postcode))).map(
      (row) => [row.id, row],
    ),
  );
  await db
    .insertInto('directory.place')
    .values([...unique.values()])
    .execute();
}

const plain = (postcode: string) => postcode.toUpperCase().replace(/[^A-Z0-9]/g, '');
const half = (postcode: string) => plain(postcode).slice(0, -3);

/** Where postcodes are, whole ones and their first halves, as far as they are known. */
export async function pointsOf(
  db: Db,
  postcodes: readonly string[],
): Promise<Map<string, { latitude: number; longitude: number }>> {
  const codes = [...new Set(postcodes.flatMap((code) => [plain(code), half(code)]))];
  const { rows } = await sql<{ code: string; latitude: number; longitude: number }>`
    select code, latitude, longitude from directory.postcode where code = any(${codes}::text[])`.execute(db);
  return new Map(rows.map(({ code, ...point }) => [code, point]));
}
