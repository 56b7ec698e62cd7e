// What slices keep of their dated settings: in tables of their own, of one shape.
import { sql } from 'kysely';
import type { DatedSetting } from '../lists/dated-settings.ts';
import type { Db } from './database.ts';

/** The settings of a slice's table: read as on a day, and changed by new rows alone. */
export function datedSettings<Name extends string>(table: string) {
  /** The rows in force on a day, one a name. */
  async function settingsOn(db: Db, day: Temporal.PlainDate): Promise<DatedSetting<Name>[]> {
    const { rows } = await sql<DatedSetting<Name>>`
      select distinct on (name) name, value, effective_from as "from", source, by_name as "byName" from ${sql.table(table)}
      where effective_from <= ${day} order by name, effective_from desc, seq desc`.execute(db);
    return rows;
  }

  return {
    settingsOn,

    /** One of them: days, or 0 and 1 for no and yes. */
    async settingOn(db: Db, name: Name, day: Temporal.PlainDate): Promise<number> {
      return (await settingsOn(db, day)).find((each) => each.name === name)?.value ?? 0;
    },

    /** Writes a row for each that differs from what holds on that day. @returns their names */
    async changeSettings(
      db: Db,
      said: Readonly<Record<Name, number>>,
      { from, source, byName }: Pick<DatedSetting, 'from' | 'source' | 'byName'>,
    ): Promise<Name[]> {
      const now = await settingsOn(db, from);
      const changed = (Object.keys(said) as Name[]).filter(
        (name) => now.find((row) => row.name === name)?.value !== said[name],
      );
      for (const name of changed)
        await sql`insert into ${sql.table(table)} (name, value, effective_from, source, by_name)
          values (${name}, ${said[name]}, ${from}, ${source}, ${byName})`.execute(db);
      return changed;
    },
  };
}
