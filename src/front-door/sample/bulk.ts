import { readSampleGround } from '../../partnership/index.ts';
import type { OwnerConnection } from '../../platform/db/index.ts';
import { type Chance, chanceFrom } from './chance.ts';
import type { Fate } from './life.ts';
import { rowsOf } from './rows.ts';
import { type Sampling, sampleConcern } from './seed.ts';
import { STORIES } from './stories/index.ts';
import { TABLES, unforced, writeRows } from './write.ts';

/** So many concerns are made by the product's own rules; the rest are copies of theirs with other ids and names. */
const ORIGINALS = 2_000;
/** Of all concerns about this share is still open, unless told. */
const OPEN = 0.015;
const YEARS = 2;

/**
 * Adds `count` invented concerns, for measuring: about `open` of them open (1.5 % unless told), the others decided
 * over two years. Set-based: a hundred thousand take seconds. The same seed gives the same concerns but for their
 * ids. `most` is how many are made before they are copied.
 */
export async function bulkSeed(
  owner: OwnerConnection,
  count: number,
  seed: number,
  sampling: Sampling,
  { open = count * OPEN, most = ORIGINALS }: { open?: number; most?: number } = {},
): Promise<void> {
  const chance = chanceFrom(seed);
  const ground = await readSampleGround(owner);
  const [{ used = 0 } = {}] = await owner.query<{ used: number }>(
    'select case when is_called then last_value else 0 end as used from front_door.reference_number',
  );
  const originals = Math.min(count, most);
  const concerns = Array.from({ length: originals }, (_, index) => {
    const fate = fateOf(chance, open / count);
    const planned = {
      story: chance.pick(STORIES),
      area: chance.happens(0.03) ? null : chance.pick(['thurrock', 'essex', 'southend']),
      receivedAt: sampling.now.subtract({ minutes: minutesAgo(fate, chance) }),
      fate,
    };
    return rowsOf(sampleConcern(planned, used + index + 1, chance, ground, sampling), sampling.secret);
  });
  await unforced(owner, async (inside) => {
    await writeRows(inside, concerns);
    const ids = concerns.map((rows) => rows['front_door.concern']?.[0]?.id);
    const copies = Math.ceil((count - originals) / originals);
    if (copies > 0) await copy(inside, ids, { copies, rest: count - originals, first: used + originals });
    await inside.query("select setval('front_door.reference_number', $1)", [used + count]);
  });
  await owner.exec(`set role app_owner; ${TABLES.map((table) => `analyze ${table};`).join(' ')} reset role`);
}

function fateOf(chance: Chance, open: number): Fate {
  if (!chance.happens(open)) return chance.happens(0.06) ? 'decided late' : 'decided';
  return chance.pick(['received', 'screening', 'screening', 'gathering']);
}

function minutesAgo(fate: Fate, chance: Chance): number {
  return fate.startsWith('decided')
    ? chance.between(3 * 24 * 60, YEARS * 365 * 24 * 60)
    : chance.between(5, 26 * 60);
}

/** A new id for a copy of a row, the same wherever the row is referred to. */
const copied = (id: string) => `md5(${id}::text || ':' || k.copy)::uuid`;

/**
 * Copies concerns in the database itself. References go on counting; the children of each copy get other names,
 * so that possible matches stay few. Receipts are not copied: their codes belong to the originals.
 */
async function copy(
  owner: OwnerConnection,
  ids: readonly unknown[],
  { copies, rest, first }: { copies: number; rest: number; first: number },
): Promise<void> {
  await owner.query(
    `create temp table copying on commit drop as
     select o.id, o.at, c.copy, $4::bigint + (c.copy - 1) * $5::bigint + o.at as number
     from unnest($1::uuid[]) with ordinality o(id, at) cross join generate_series(1, $2::int) c(copy)
     where (c.copy - 1) * $5::bigint + o.at <= $3::bigint`,
    [ids, copies, rest, first, ids.length],
  );
  await owner.exec('analyze copying');
  for (const table of TABLES) {
    if (table === 'front_door.receipt') continue;
    const columns = await columnsOf(owner, table);
    const values = columns.map((column) => valueIn(table, column)).join(', ');
    const link = LINK[table] ?? 'concern_id';
    await owner.exec(
      `insert into ${table} (${columns.join(', ')}) select ${values} from ${table} r join copying k on k.id = r.${link}`,
    );
  }
}

const LINK: Readonly<Record<string, string>> = {
  'front_door.concern': 'id',
  'access.opening': 'record_id',
  'access.about': 'record_id',
};

/** What a column of a copy holds. */
function valueIn(table: string, column: string): string {
  if (['id', 'concern_id', 'child_id', 'record_id'].includes(column)) return copied(`r.${column}`);
  if (column === 'reference')
    return "split_part(r.reference, '-', 1) || '-' || split_part(r.reference, '-', 2) || '-' || lpad(k.number::text, 5, '0')";
  if (table === 'front_door.child' && column === 'surname')
    return "case when r.surname = '' then '' else translate(r.surname, 'aeiou', substr('eiouaiouaeouaeiuaeio', 1 + (k.copy % 4) * 5, 5)) || substr('bdfglmnprstvz', 1 + k.copy % 13, 1) end";
  if (table === 'front_door.child' && column === 'date_of_birth') return 'r.date_of_birth - (k.copy % 300)';
  if (table === 'front_door.child' && column === 'nhs_number') return 'null';
  return `r.${column}`;
}

async function columnsOf(owner: OwnerConnection, table: string): Promise<string[]> {
  const rows = await owner.query<{ name: string }>(
    `select attname as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = '' order by attnum`,
    [table],
  );
  return rows.map(({ name }) => name);
}
