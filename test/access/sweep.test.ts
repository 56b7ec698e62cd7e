import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Database, OwnerConnection } from '../../src/platform/db/index.ts';
import { addConcern } from '../support/concerns.ts';
import { testDatabase } from '../support/database.ts';

/** What must hold of every table, view and function of ours, whoever adds one. */
let database: Database;
let owner: OwnerConnection;
before(async () => {
  database = await testDatabase();
  await addConcern(database, { addresses: [{ words: '1 Shielded Street', shielded: true }] });
  owner = await database.owner();
});
after(async () => {
  await owner.close();
  await database.close();
});

const ours = `n.nspname !~ '^(pg_|information_schema$|pgboss$|public$)'`;

interface Table {
  name: string;
  kind: string;
  enabled: boolean;
  forced: boolean;
  owner: string;
  policies: number;
}

function tables(): Promise<Table[]> {
  return owner.query<Table>(`select n.nspname || '.' || c.relname as name, c.relkind::text as kind,
      c.relrowsecurity as enabled, c.relforcerowsecurity as forced, pg_get_userbyid(c.relowner) as owner,
      (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and ${ours} order by 1`);
}

test('every table has row-level security enabled, forced and spoken for, and an owner who cannot sign in', async () => {
  const all = await tables();
  assert.ok(all.length > 40);
  for (const table of all) {
    assert.ok(table.enabled && table.forced, `${table.name} is not under row-level security`);
    assert.ok(table.policies > 0, `${table.name} has no policy`);
    assert.equal(table.owner, 'app_owner', table.name);
  }
});

test('no table of ours is anywhere else', async () => {
  const strays = await owner.query(
    `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm', 'f')`,
  );
  assert.deepEqual(strays, []);
});

test('the roles that serve have no way past it', async () => {
  const roles = await owner.query<{ name: string; strong: boolean; member: boolean; signs: boolean }>(
    `select rolname as name, rolsuper or rolbypassrls or rolcreaterole or rolreplication as strong, rolcanlogin as signs,
       exists (select from pg_auth_members m where m.member = r.oid) as member
     from pg_roles r where rolname in ('app_owner', 'app_definer', 'app_user', 'app_worker')`,
  );
  assert.equal(roles.length, 4);
  for (const role of roles) {
    assert.ok(!role.strong, role.name);
    if (role.name !== 'app_owner') assert.ok(!role.member, `${role.name} belongs to another role`);
    if (role.name === 'app_owner' || role.name === 'app_definer') assert.ok(!role.signs, role.name);
  }
});

test('views show what their reader may see, not what their owner may', async () => {
  const views = await owner.query<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('v', 'm') and ${ours} and not coalesce(c.reloptions::text, '') like '%security_invoker=true%'`,
  );
  // What the directory publishes is everybody's, and is searched by indexes that row-level security keeps from use; the
  // view asks for a context itself, and the test of those without one reads it too.
  assert.deepEqual(views, [{ name: 'directory.published' }]);
});

test('a function that looks past row-level security has a fixed search path, a narrow owner and named callers', async () => {
  const functions = await owner.query<{ name: string; path: string | null; owner: string; open: boolean }>(
    `select n.nspname || '.' || p.proname as name, array_to_string(p.proconfig, ',') as path,
       pg_get_userbyid(p.proowner) as owner, has_function_privilege('public', p.oid, 'execute') as open
     from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and ${ours}`,
  );
  assert.ok(functions.length > 30);
  for (const each of functions) {
    assert.equal(each.path, 'search_path=""', each.name);
    assert.equal(each.owner, 'app_definer', each.name);
    assert.ok(!each.open, `anybody may call ${each.name}`);
  }
});

test('nothing is granted to everybody', async () => {
  const granted = await owner.query(
    `select table_schema, table_name, privilege_type from information_schema.role_table_grants
     where grantee = 'PUBLIC' and table_schema !~ '^(pg_|information_schema)'
       and table_name not in ('pg_stat_statements', 'pg_stat_statements_info')`,
  );
  assert.deepEqual(granted, []);
});

test('the queue’s schema is not for pages', async () => {
  const { startAppJobs } = await import('../../src/app.ts');
  const { createLogger } = await import('../../src/platform/log/logger.ts');
  const config = {
    mode: 'trial',
    baseUrl: 'http://localhost:3000',
    MAIL_FROM: 'messages@windscreen.example',
    SECRET: 'a secret of the tests, longer than needed',
  } as const;
  const jobs = await startAppJobs({
    config,
    database,
    log: createLogger('silent'),
    now: () => Temporal.Now.instant(),
  });
  await jobs.stop();
  const [may] = await owner.query<{ usage: boolean }>(
    `select has_schema_privilege('app_user', 'pgboss', 'usage') as usage`,
  );
  assert.equal(may?.usage, false);
});

/** Runs a statement as a role in a transaction that is undone, and says how many rows it gave or touched. */
async function rowsAs(role: string, statement: string): Promise<number | 'not allowed'> {
  await owner.exec(`begin; set local role ${role}`);
  try {
    return (await owner.query(statement)).length;
  } catch (error) {
    if (error instanceof Error && /permission denied/.test(error.message)) return 'not allowed';
    throw error;
  } finally {
    await owner.exec('rollback');
  }
}

test('without a context no table gives app_user a row, nor lets it change one', async () => {
  let readable = 0;
  for (const { name } of await tables()) {
    const seen = await rowsAs('app_user', `select 1 from ${name} limit 1`);
    if (seen !== 'not allowed') readable += 1;
    assert.ok(seen === 'not allowed' || seen === 0, `${name} shows rows`);
    const gone = await rowsAs('app_user', `delete from ${name} returning 1`);
    assert.ok(gone === 'not allowed' || gone === 0, `${name} loses rows`);
  }
  assert.ok(readable > 15);
});

test('there are rows that it could have shown', async () => {
  for (const name of [
    'front_door.concern',
    'front_door.address',
    'partnership.practitioner',
    'access.role_held',
  ])
    assert.equal((await owner.query(`select 1 from ${name} limit 1`)).length, 1, name);
});
