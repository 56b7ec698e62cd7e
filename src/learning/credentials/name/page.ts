import { currentArrangements } from '../../../partnership/index.ts';
import { audit } from '../../../platform/audit/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import {
  attempt,
  choices,
  formError,
  mustRead,
  parseForm,
  type Refusal,
  recordForm,
  statusOf,
  text,
  typedFrom,
  typedOr,
  Undone,
} from '../../../platform/forms/index.ts';
import { html } from '../../../platform/html/index.ts';
import { notFound, type Page } from '../../../platform/http/index.ts';
import { addCredential, addTool, readRuleBook, rename } from '../../store/credential-book.ts';
import { nameView } from './view.ts';

const kindOf = (page: Page) => (page.url.pathname.startsWith('/learning/tools/') ? 'tool' : 'credential');
const listOf = (kind: 'tool' | 'credential') =>
  kind === 'tool' ? '/learning/tools' : '/learning/credentials';

/** GET /learning/credentials/new, /learning/tools/new, and …/CODE/name: what it is called and what it is about. */
export async function showName(page: Page, refusal?: Refusal): Promise<Response> {
  const kind = kindOf(page);
  const { found, areas } = await page.transaction(async (db) => {
    await audit(db, { action: 'read', kind: 'page' });
    const { areas: all } = await currentArrangements(page.services.database, page.now, db);
    return { found: await named(page, db), areas: all };
  });
  const title = found ? `What ${found.name} is called` : kind === 'tool' ? 'A new tool' : 'A new credential';
  const form = recordForm(page, refusal);
  const typed = refusal ? form.typed : typedOr(page, typedFrom({ name: '', about: '', ...found }));
  const back = found ? ruleOf(kind, found.code) : listOf(kind);
  return page.show({
    title,
    kind: 'workspace',
    current: '/learning/mine',
    before: html`<a href="${back}" class="govuk-back-link">Back</a>`,
    main: nameView({ ...form, typed, title, kind, fresh: !found, areas, action: page.url.pathname }),
    ...statusOf(refusal),
  });
}

const ruleOf = (kind: 'tool' | 'credential', code: string) =>
  kind === 'tool' ? `/learning/tools/${code}` : `/learning/credentials/${code}/rule`;

/** POST to the same: makes it, without a rule yet, or calls it otherwise. */
export function setName(page: Page): Promise<Response> {
  return attempt(
    page,
    (db) => save(page, db),
    (refusal) => showName(page, refusal),
  );
}

const fields = {
  name: text({ ask: 'Write what it is called', max: 120 }),
  about: text({ ask: 'Write in a sentence what it is', max: 500 }),
};

async function save(page: Page, db: Db): Promise<string> {
  const kind = kindOf(page);
  const found = await named(page, db);
  if (found) {
    const value = mustRead(parseForm(fields, page.body));
    await rename(db, kind, found.code, value);
    await audit(db, { action: 'rename', kind, fields: [found.code] });
    return ruleOf(kind, found.code);
  }
  const { areas } = await currentArrangements(page.services.database, page.now, db);
  const value = mustRead(
    parseForm(
      {
        ...fields,
        code: text({ ask: 'Write a short name for addresses and rules', max: 60 }),
        areas: choices(areas.map(({ code }) => code)),
      },
      page.body,
    ),
  );
  if (!/^[a-z0-9][a-z0-9-]{1,59}$/.test(value.code) || value.code === 'new')
    throw refused('Use small letters, digits and hyphens, at least two of them');
  const made = kind === 'tool' ? await addTool(db, value) : await addCredential(db, value);
  if (!made) throw refused('Another one has this short name');
  await audit(db, { action: 'create', kind, fields: [value.code] });
  return ruleOf(kind, value.code);
}

const refused = (message: string) => new Undone({ errors: [formError('code', message)], changed: false });

/** The one of the address; undefined for a new one. @throws HttpError 404 for one that is not there */
async function named(page: Page, db: Db) {
  if (page.url.pathname.endsWith('/new')) return undefined;
  const kind = kindOf(page);
  const { credentials, tools } = await readRuleBook(db);
  const code = page.param(kind === 'tool' ? 'tool' : 'code');
  const found = (kind === 'tool' ? tools : credentials).find((each) => each.code === code);
  if (!found) throw notFound();
  return { code, name: found.name, about: found.about };
}
