import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';

export interface PostcodeRow {
  code: string;
  latitude: number;
  longitude: number;
}

/** The letters with which the outward codes begin that are known here: SS, CM, CO … */
export async function knownLetters(db: Db): Promise<string[]> {
  const { rows } = await sql<{ letters: string }>`
    select distinct (regexp_match(code, '^[A-Z]+'))[1] as letters from directory.postcode order by 1`.execute(
    db,
  );
  return rows.map(({ letters }) => letters);
}

export async function savePostcodes(db: Db, rows: readonly PostcodeRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`insert into directory.postcode (code, latitude, longitude)
    select code, latitude, longitude from jsonb_populate_recordset(null::directory.postcode, ${JSON.stringify(rows)}::jsonb)
    on conflict (code) do update set latitude = excluded.latitude, longitude = excluded.longitude`.execute(
    db,
  );
}

/** Places that stood in the middle of their outward code stand where their whole postcode is. */
export async function placeAnew(db: Db): Promise<number> {
  const { rows } = await sql<{ moved: number }>`with moved as (
    update directory.place p set latitude = w.latitude, longitude = w.longitude
    from directory.postcode w, directory.postcode h
    where w.code = upper(replace(p.postcode, ' ', '')) and h.code = left(w.code, -3)
      and (p.latitude is null or (p.latitude = h.latitude and p.longitude = h.longitude)) returning 1)
    select count(*)::int as moved from moved`.execute(db);
  return rows[0]?.moved ?? 0;
}
