import type { OwnerConnection } from './database.ts';

/** Rows of tables, by their names, as JSON has them. */
export type RowsByTable<Table extends string = string> = Partial<
  Record<Table, readonly Readonly<Record<string, unknown>>[]>
>;

/**
 * Runs work as the owner of the tables with row-level security not forced on it, in one transaction: afterwards
 * it is forced again, or nothing happened.
 */
export function unforced(
  owner: OwnerConnection,
  tables: readonly string[],
  work: (inside: OwnerConnection) => Promise<void>,
): Promise<void> {
  return owner.transaction(async (inside) => {
    const force = (how: string) =>
      inside.exec(tables.map((table) => `alter table ${table} ${how} row level security;`).join('\n'));
    await inside.exec('set local role app_owner');
    await force('no force');
    await work(inside);
    // What is checked at the end of a transaction is checked now: a table with checks to come cannot be altered.
    await inside.exec('set constraints all immediate');
    await force('force');
  });
}

/** Writes the rows of many things, a statement for each table, in the order of the tables. */
export async function writeRows<Table extends string>(
  owner: OwnerConnection,
  tables: readonly Table[],
  things: readonly RowsByTable<Table>[],
): Promise<void> {
  for (const table of tables) {
    const rows = things.flatMap((thing) => thing[table] ?? []);
    const [first] = rows;
    if (!first) continue;
    const columns = Object.keys(first).join(', ');
    await owner.query(
      `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1::json)`,
      [JSON.stringify(rows)],
    );
  }
}
