import type { OwnerConnection } from '../../platform/db/index.ts';
import type { ShippedText, Shown } from '../types.ts';
import { rowOf } from './text.ts';

/** The texts that are known here, by name: the hash of the newest that was seen of each. */
export async function shippedHashes(owner: OwnerConnection): Promise<Map<string, string>> {
  return asTableOwner(owner, async (inside) => {
    const rows = await inside.query<{ name: string; hash: string }>(
      'select name, hash from library.shipped_hashes()',
    );
    return new Map(rows.map(({ name, hash }) => [name, hash]));
  });
}

/** Brings in texts that are new or newer. @returns those that pages were made of, by name, and where these are read */
export async function ship(
  owner: OwnerConnection,
  texts: readonly ShippedText[],
  now: Temporal.Instant,
): Promise<Map<string, Pick<Shown, 'place' | 'together'>>> {
  return asTableOwner(owner, async (inside) => {
    await inside.query(`select set_config('app.now', $1, true)`, [now.toString()]);
    const rows = await inside.query<{ called: string; place: string; together: boolean }>(
      'select * from library.ship($1::jsonb)',
      [JSON.stringify(texts.map(shippedRow))],
    );
    return new Map(rows.map(({ called, place, together }) => [called, { place, together }]));
  });
}

function shippedRow(text: ShippedText) {
  const { name, hash, kind, slug, area, facts, sources } = text;
  return { ...rowOf(text), ...{ name, hash, kind, slug, area, facts, sources } };
}

/** Whoever seeds may be above the owner of the tables; the functions are the owner's. */
async function asTableOwner<T>(
  owner: OwnerConnection,
  work: (inside: OwnerConnection) => Promise<T>,
): Promise<T> {
  return owner.transaction(async (inside) => {
    const [was] = await inside.query<{ role: string }>(`select current_setting('role') as role`);
    await inside.exec('set local role app_owner');
    const done = await work(inside);
    await inside.query(`select set_config('role', $1, true)`, [was?.role ?? 'none']);
    return done;
  });
}
