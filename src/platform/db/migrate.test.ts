import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { engine, testDatabase } from '../../../test/support/database.ts';
import type { Database, OwnerConnection } from './index.ts';
import { type Migration, MigrationError, migrate, readMigrations } from './migrate.ts';
import { ensureRoles } from './roles.ts';

const migrations = await readMigrations(new URL('../../../migrations', import.meta.url));
let database: Database;
let owner: OwnerConnection;
before(async () => {
  database = await testDatabase();
  owner = await database.owner();
  await ensureRoles(owner);
});
after(async () => {
  await owner.close();
  await database.close();
});

const next = (name: string, sql: string): Migration => ({ name, sql, checksum: `sum of ${sql}` });
const applied = async () =>
  (await owner.query<{ name: string }>('select name from platform.migration')).map((row) => row.name);

test('a database that has had every migration is left alone', async () => {
  assert.deepEqual(await migrate(owner, migrations), []);
});

test('a database newer than the program is refused, and so is one missing what was changed after it ran', async () => {
  const older = migrations.slice(0, -1);
  await assert.rejects(migrate(owner, older), (error) => {
    assert.ok(error instanceof MigrationError);
    assert.match(error.message, /newer than this program.*Start the newer program/);
    return true;
  });
  const changed = migrations.map((one, n) => (n === 1 ? { ...one, checksum: 'other' } : one));
  await assert.rejects(migrate(owner, changed), /was changed after it was applied/);
});

test('a migration that fails is undone whole and says why', async () => {
  const broken = next('9998_broken.sql', 'create table platform.half (n int); select 1 / 0');
  await assert.rejects(
    migrate(owner, [...migrations, broken]),
    /9998_broken.sql failed and was undone: .*zero/,
  );
  assert.ok(!(await applied()).includes(broken.name));
  const [left] = await owner.query<{ there: boolean }>(
    "select to_regclass('platform.half') is not null as there",
  );
  assert.equal(left?.there, false);
});

test('two programs that start at once apply each migration once', async () => {
  const slow = next('9999_slow.sql', 'select pg_sleep(0.2); create table platform.once (n int)');
  const other = engine === 'postgres' ? await database.owner() : undefined;
  const both = [owner, ...(other ? [other] : [])].map((one) => migrate(one, [...migrations, slow]));
  const names = (await Promise.all(both)).flat();
  await other?.close();
  assert.deepEqual(names, [slow.name]);
});

test('what a migration makes belongs to app_owner, who cannot sign in', async () => {
  const [row] = await owner.query<{ owner: string; login: boolean }>(
    `select tableowner as owner, rolcanlogin as login from pg_tables join pg_roles on rolname = tableowner
     where schemaname = 'audit' and tablename = 'event'`,
  );
  assert.deepEqual(row, { owner: 'app_owner', login: false });
});
