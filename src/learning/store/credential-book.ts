import type { Db } from '../../platform/db/index.ts';
import type { Json } from '../../platform/db/json.ts';
import type { Clause, Credential, CredentialRule, RuleBook, Tool } from '../credentials/types.ts';

/** Every rule there is: few rows, read whole. */
export async function readRuleBook(db: Db): Promise<RuleBook> {
  const courses = await db.selectFrom('learning.course').select(['code', 'title']).execute();
  return {
    credentials: await readCredentials(db),
    tools: await readTools(db),
    courses: new Map(courses.map(({ code, title }) => [code, title])),
  };
}

async function readCredentials(db: Db): Promise<Credential[]> {
  const rows = await db
    .selectFrom('learning.credential')
    .select(['id', 'code', 'name', 'about', 'areas'])
    .orderBy('name')
    .execute();
  const editions = await db
    .selectFrom('learning.credential_edition')
    .select(['credential_id', 'effective_from as from', 'rule', 'remind_days as remindDays'])
    .orderBy('effective_from')
    .execute();
  const of = Map.groupBy(editions, ({ credential_id }) => credential_id);
  return rows.map((row) => ({
    ...row,
    editions: (of.get(row.id) ?? []).map(({ from, rule, remindDays }) => ({
      ...{ from, remindDays },
      rule: ruleFrom(rule),
    })),
  }));
}

// Written by our own forms and seeds alone.
const ruleFrom = (json: Json) => json as CredentialRule;

async function readTools(db: Db): Promise<Tool[]> {
  const rows = await db
    .selectFrom('learning.tool')
    .select(['code', 'name', 'about'])
    .orderBy('name')
    .execute();
  const editions = await db
    .selectFrom('learning.tool_edition')
    .select(['tool', 'area', 'effective_from as from', 'rule', 'set_by_name as setBy'])
    .orderBy('effective_from')
    .execute();
  const of = Map.groupBy(editions, ({ tool }) => tool);
  return rows.map((row) => ({
    ...row,
    editions: (of.get(row.code) ?? []).map(({ from, area, rule, setBy }) => ({
      ...{ from, area, setBy },
      rule: rule as Clause | null,
    })),
  }));
}

/** Sets what a tool asks from a day on. False where somebody set it for that day already. */
export async function addToolEdition(
  db: Db,
  edition: {
    tool: string;
    area: string | null;
    from: Temporal.PlainDate;
    rule: Clause | null;
    by: { id: string; name: string };
  },
): Promise<boolean> {
  const { tool, area, from, rule, by } = edition;
  const added = await db
    .insertInto('learning.tool_edition')
    .values({
      ...{ tool, area, effective_from: from, rule: rule && JSON.stringify(rule) },
      ...{ set_by: by.id, set_by_name: by.name },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** Sets what earns and keeps a credential from a day on. False where somebody set it for that day already. */
export async function addCredentialEdition(
  db: Db,
  edition: {
    credential: string;
    from: Temporal.PlainDate;
    rule: CredentialRule;
    remindDays: readonly number[];
    by: { id: string; name: string };
  },
): Promise<boolean> {
  const { credential, from, rule, remindDays, by } = edition;
  const added = await db
    .insertInto('learning.credential_edition')
    .values({
      ...{ credential_id: credential, effective_from: from, rule: JSON.stringify(rule) },
      ...{ remind_days: [...remindDays], set_by: by.id, set_by_name: by.name },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** Makes a credential, which nobody holds until it has a rule. False where another one has its code. */
export async function addCredential(
  db: Db,
  made: { code: string; name: string; about: string; areas: readonly string[] },
): Promise<boolean> {
  const { code, name, about, areas } = made;
  const added = await db
    .insertInto('learning.credential')
    .values({ code, name, about, areas: [...areas] })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** Makes a tool, which asks nothing until it has a rule. False where another one has its code. */
export async function addTool(
  db: Db,
  { code, name, about }: { code: string; name: string; about: string },
): Promise<boolean> {
  const added = await db
    .insertInto('learning.tool')
    .values({ code, name, about })
    .onConflict((conflict) => conflict.doNothing())
    .returning('code')
    .executeTakeFirst();
  return added !== undefined;
}

/** Calls a credential or a tool otherwise. */
export async function rename(
  db: Db,
  kind: 'credential' | 'tool',
  code: string,
  { name, about }: { name: string; about: string },
): Promise<void> {
  const table = kind === 'tool' ? 'learning.tool' : 'learning.credential';
  await db.updateTable(table).set({ name, about }).where('code', '=', code).execute();
}
