import type { OwnerConnection } from './database.ts';

/**
 * The four roles. `app_owner` owns every table and cannot sign in; `app_definer` owns the few functions that
 * look past row-level security, and has policies only where they need them; `app_user` serves pages;
 * `app_worker` runs jobs. None is a superuser and none bypasses row-level security.
 */
const roles = ['app_owner', 'app_definer', 'app_user', 'app_worker'] as const;

/** Creates the roles where they are missing. Needs a login that may create roles; safe to run at once twice. */
export async function ensureRoles(owner: OwnerConnection): Promise<void> {
  for (const role of roles) {
    await owner.exec(`do $$ begin
      if not exists (select from pg_roles where rolname = '${role}') then
        create role ${role} nologin nosuperuser nobypassrls noinherit;
      end if;
    exception when duplicate_object or unique_violation then null; end $$`);
  }
  await owner.exec(`do $$ begin
    if not pg_has_role('app_owner', 'app_definer', 'member') then grant app_definer to app_owner; end if;
    if not pg_has_role(current_user, 'app_owner', 'member') then
      execute format('grant app_owner to %I', current_user);
    end if;
    execute format('grant create on database %I to app_owner', current_database());
  end $$`);
}

/**
 * Lets a role sign in, with time limits that hold whichever pooler stands between. Compiling (JIT) is off: a page's
 * statement ends long before that would pay. Prepared statements keep one plan for everybody: each is written so
 * that the one plan is right, and planning anew costs more than the statement. Pages read few rows by index, from
 * memory or a solid-state disk, so that going to one is not dear. PostgreSQL only.
 */
export async function ensureLogin(owner: OwnerConnection, role: 'app_user' | 'app_worker', password: string) {
  await owner.exec(`do $$ begin perform pg_advisory_xact_lock(7301);
    alter role ${role} login password '${password.replaceAll("'", "''")}';
    alter role ${role} set timezone to 'UTC';
    alter role ${role} set intervalstyle to 'iso_8601';
    alter role ${role} set jit to off;
    alter role ${role} set plan_cache_mode to 'force_generic_plan';
    alter role ${role} set random_page_cost to 1.1;
    alter role ${role} set statement_timeout to '10s';
    alter role ${role} set lock_timeout to '5s';
    alter role ${role} set idle_in_transaction_session_timeout to '15s';
  end $$`);
}

/** True when the connected login could escape row-level security: such a login must never serve pages. */
export async function isPrivileged(connection: OwnerConnection): Promise<boolean> {
  const rows = await connection.query<{ privileged: boolean }>(
    `select rolsuper or rolbypassrls or rolcreaterole or pg_has_role(current_user, 'app_owner', 'member') as privileged
     from pg_roles where rolname = current_user`,
  );
  return rows[0]?.privileged ?? true;
}
