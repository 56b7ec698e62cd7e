import { writeFile } from 'node:fs/promises';
import { Kysely, PGliteDialect } from 'kysely';
import { generate, PostgresDialect } from 'kysely-codegen';
import { migrate, readMigrations } from './migrate.ts';
import { openPGlite, ownerOf } from './pglite.ts';
import { ensureRoles } from './roles.ts';

/** Migrates an embedded database in memory and returns the row types as TypeScript source. */
export async function generateRows(): Promise<string> {
  const engine = await openPGlite({});
  const owner = ownerOf(engine);
  await ensureRoles(owner);
  await migrate(owner, await readMigrations(new URL('../../../migrations', import.meta.url)));
  const source = await generate({
    db: new Kysely({ dialect: new PGliteDialect({ pglite: engine }) }),
    dialect: new PostgresDialect(),
    typeOnlyImports: true,
    typeMapping: {
      timestamptz: 'Temporal.Instant',
      date: 'Temporal.PlainDate',
      interval: 'Temporal.Duration',
      int8: 'number',
      numeric: 'string',
    },
    logger: {
      debug() {},
      error: console.error,
      info() {},
      log() {},
      success() {},
      warn: console.warn,
    } as never,
  });
  await engine.close();
  return source;
}

export const rowsFile = new URL('./rows.ts', import.meta.url);

if (import.meta.main) await writeFile(rowsFile, await generateRows());
