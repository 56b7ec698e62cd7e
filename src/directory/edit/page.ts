import { randomUUID } from 'node:crypto';
import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import {
  type Changeable,
  changeRecord,
  mustBeWorkable,
  once,
  type Refusal,
  recordForm,
  statusOf,
  Undone,
} from '../../platform/forms/index.ts';
import { html } from '../../platform/html/index.ts';
import { isId, one, type Page } from '../../platform/http/index.ts';
import { areasOf } from '../areas.ts';
import { isObject, textOf } from '../hsds/clean.ts';
import { contentOf } from '../hsds/content.ts';
import { entryOf } from '../hsds/entry.ts';
import { makePublic } from '../publish.ts';
import { differences } from '../rules/compare.ts';
import { wasSentBack } from '../rules/versions.ts';
import {
  addEntry,
  addOrganization,
  addVersion,
  claimEntry,
  versionsOf,
  type WorkEntry,
  workEntry,
  writableOrganizations,
} from '../store/work.ts';
import type { Entry, Json } from '../types.ts';
import { type EntryBy, readEntry, typedEntry } from './form.ts';
import { editView } from './view.ts';

export const entries: Changeable<WorkEntry> = {
  kind: 'service',
  readHead: (db, id) => workEntry(db, id, true),
  claimVersion: claimEntry,
  readOnly:
    'You may read this entry but not change it. Nothing was changed. Ask whoever keeps the directory.',
};

const organizationIn = ({ organization }: Json) => {
  const id = isObject(organization) ? textOf(organization.id) : '';
  return isId(id) ? id : undefined;
};
const mayEdit = (page: Page) => page.practitioner.permissions.has('directory.edit');
export const mayPublish = (page: Page) => page.practitioner.permissions.has('directory.publish');

async function formParts(page: Page, db: Db, now?: string) {
  const given = one(page.body, 'organization');
  const organizations = await writableOrganizations(db, mayEdit(page), {
    id: isId(given) ? given : now,
    name: one(page.body, 'newOrganization').trim(),
  });
  return { organizations, mayAddOrganization: mayEdit(page), mayPublish: mayPublish(page) };
}

/** What is written next goes on from: the version that waits, else one that was sent back since, else the one in public. */
async function latestOf(db: Db, { id, waiting, approved, content, areas }: WorkEntry) {
  if (waiting) return { content: waiting.content, areas: waiting.areas, sentBack: undefined };
  const [last] = await versionsOf(db, id, undefined, 1);
  return last && wasSentBack(last, approved)
    ? { content: last.content, areas: last.areas, sentBack: last }
    : { content, areas, sentBack: undefined };
}

/** GET /directory/work/ID */
export async function showEdit(page: Page, refusal?: Refusal): Promise<Response> {
  const id = page.uuid();
  const areas = await areasOf(page);
  const { found, latest, parts } = await page.transaction(async (db) => {
    const found = mustBeWorkable(entries, id, await workEntry(db, id));
    const latest = await latestOf(db, found);
    return { found, latest, parts: await formParts(page, db, organizationIn(latest.content)) };
  });
  const stands = entryOf(latest.content, latest.areas);
  const form = recordForm(page, refusal);
  const fresh = !refusal && page.kept === undefined;
  return page.show({
    title: `Edit ${found.title}`,
    kind: 'workspace',
    current: '/directory/work',
    before: html`<a href="/directory/work/${id}/history" class="govuk-back-link">All versions</a>`,
    main: editView({
      ...form,
      ...parts,
      ...{ id, areas, title: `Edit ${found.title}`, version: found.version, waits: found.waiting !== null },
      sentBack: latest.sentBack,
      typed: fresh ? typedEntry(stands) : form.typed,
      conflict: refusal?.changed ? conflictWith(page, stands, found, partsBy(parts, areas)) : undefined,
    }),
    ...statusOf(refusal),
  });
}

const partsBy = (parts: Omit<EntryBy, 'areas'>, areas: readonly { code: string }[]): EntryBy => ({
  ...parts,
  areas: areas.map(({ code }) => code),
});

function conflictWith(page: Page, stands: Entry, found: WorkEntry, by: EntryBy) {
  const read = readEntry(page.body, by);
  const name = found.waiting?.byName ?? 'Somebody';
  return { by: name, differences: read.ok ? differences(stands, read.value.entry) : [] };
}

/** POST /directory/work/ID: a new version, that waits or is published at once by those who may. */
export async function saveEdit(page: Page): Promise<Response> {
  const areas = await areasOf(page);
  const outcome = await changeRecord(
    entries,
    page,
    async (_head, db) => readEntry(page.body, partsBy(await formParts(page, db), areas)),
    async (db, head, { entry: given, note, newOrganization }) => {
      const entry = await withOrganization(db, given, newOrganization);
      const number = head.version + 1;
      const content = writtenContent(page, entry, head.id, await latestOf(db, head), areas);
      const { practitioner: by, now: at } = page;
      await addVersion(db, head.id, { number, content, areas: entry.areas, note, by, at });
      await audit(db, { action: 'change', kind: 'service', id: head.id });
      if (wantsPublished(page))
        await makePublic(page, db, head.id, { number, content, areas: entry.areas }, '');
      return `/directory/work/${head.id}/history`;
    },
  );
  return 'done' in outcome ? page.seeOther(outcome.done) : showEdit(page, outcome);
}

const wantsPublished = (page: Page) => one(page.body, 'press') === 'publish' && mayPublish(page);

function writtenContent(
  page: Page,
  entry: Entry,
  id: string,
  { content: before, areas: were }: { content: Json; areas: readonly string[] },
  areas: readonly { code: string; name: string }[],
) {
  const named = (codes: readonly string[]) =>
    areas.filter(({ code }) => codes.includes(code)).map(({ name }) => name);
  const said = { now: named(entry.areas), were: named(were) };
  return contentOf(entry, id, before, said, page.now.toString({ fractionalSecondDigits: 3 }));
}

async function withOrganization(db: Db, entry: Entry, name: string): Promise<Entry> {
  if (name === '') return entry;
  const id = randomUUID();
  await addOrganization(db, id, name);
  return { ...entry, organization: { id, name } };
}

/** GET /directory/work/new */
export async function showNew(page: Page, refusal?: Refusal): Promise<Response> {
  const areas = await areasOf(page);
  const parts = await page.transaction((db) => formParts(page, db));
  const form = recordForm(page, refusal);
  return page.show({
    title: 'Add a service',
    kind: 'workspace',
    current: '/directory/work',
    before: html`<a href="/directory/work" class="govuk-back-link">Entries</a>`,
    main: editView({
      ...form,
      ...parts,
      ...{ id: undefined, areas, title: 'Add a service', version: 0, waits: false, conflict: undefined },
      sentBack: undefined,
    }),
    ...statusOf(refusal),
  });
}

/** POST /directory/work/new */
export async function saveNew(page: Page): Promise<Response> {
  const areas = await areasOf(page);
  try {
    const path = await page.transaction((db) =>
      once(db, page, async () => {
        const read = readEntry(page.body, partsBy(await formParts(page, db), areas));
        if (!read.ok) throw new Undone({ errors: read.errors, changed: false });
        return add(page, db, read.value, areas);
      }),
    );
    return page.seeOther(path);
  } catch (error) {
    if (error instanceof Undone) return showNew(page, error.refusal);
    throw error;
  }
}

async function add(
  page: Page,
  db: Db,
  given: { entry: Entry; note: string; newOrganization: string },
  areas: readonly { code: string; name: string }[],
): Promise<string> {
  const { practitioner: by, now: at } = page;
  const entry = await withOrganization(db, given.entry, given.newOrganization);
  const id = randomUUID();
  const content = writtenContent(page, entry, id, { content: {}, areas: [] }, areas);
  const { title, organization } = entry;
  await addEntry(db, {
    id,
    title,
    organizationId: organization.id,
    content,
    areas: entry.areas,
    ownerId: by.id,
  });
  await addVersion(db, id, { number: 1, content, areas: entry.areas, note: given.note, by, at });
  await audit(db, { action: 'create', kind: 'service', id });
  if (wantsPublished(page)) await makePublic(page, db, id, { number: 1, content, areas: entry.areas }, '');
  return `/directory/work/${id}/history`;
}
