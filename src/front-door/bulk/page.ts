import { type Colleague, colleaguesIn } from '../../partnership/index.ts';
import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { type FormError, formError, formKey, once, typedIn, untouched } from '../../platform/forms/index.ts';
import { html } from '../../platform/html/index.ts';
import { HttpError, one, type Page } from '../../platform/http/index.ts';
import { keepRead } from '../overnight/page.ts';
import { readSelection } from '../store/bulk.ts';
import { claimVersion, readHead } from '../store/concern.ts';
import { allocateTo } from '../store/keeping.ts';
import { confirmed, doneHref, resultsFrom, selected, stepFrom } from './selection.ts';
import type { BulkRow, BulkStep, Left } from './types.ts';
import { confirmView, doneView } from './view.ts';

const PERMISSION: Readonly<Record<BulkStep, string>> = {
  allocate: 'front-door.allocate',
  acknowledge: 'front-door.triage',
};

/** GET /front-door/several?do=…&id=…: what is about to happen, row by row. Nothing is done yet. */
export function showSeveral(page: Page): Promise<Response> {
  const step = allowed(page, page.url.searchParams.get('do'));
  return drawConfirm(page, step, selected(page.url.searchParams.getAll('id')), []);
}

/** POST /front-door/several: one transaction, each row by itself; what cannot be done is left as it was, and said. */
export async function doSeveral(page: Page): Promise<Response> {
  const step = allowed(page, one(page.body, 'do'));
  const rows = confirmed(page.body);
  const person = one(page.body, 'person');
  if (step === 'allocate' && selected([person]).length === 0)
    return drawConfirm(page, step, [...rows.keys()], [formError('person', 'Choose who takes them on')]);
  const done = await page.transaction((db) =>
    once(db, page, async () => {
      const results = [];
      for (const [id, version] of rows)
        results.push({ id, left: await doOne(page, db, { step, person }, id, version) });
      return doneHref(step, results);
    }),
  );
  return page.seeOther(done);
}

/** GET /front-door/several/done: what came of each. */
export async function showSeveralDone(page: Page): Promise<Response> {
  const step = allowed(page, page.url.searchParams.get('do'));
  const results = resultsFrom(page.url.searchParams);
  const rows = await page.transaction((db) => readListed(db, [...results.keys()]));
  return page.show({
    ...FRAME,
    title: 'What came of it',
    main: doneView(
      step,
      rows.map((row) => ({ row, left: results.get(row.id) ?? null })),
      results.size - rows.length,
    ),
  });
}

const FRAME = {
  kind: 'workspace',
  current: '/front-door',
  before: html`<a href="/front-door" class="govuk-back-link">Front door</a>`,
} as const;

/** @throws HttpError 404 for anything that is not done to several at once, or that the person may not do at all */
function allowed(page: Page, value: string | null): BulkStep {
  const step = stepFrom(value);
  if (!step || !page.practitioner.permissions.has(PERMISSION[step])) throw new HttpError(404);
  return step;
}

async function drawConfirm(
  page: Page,
  step: BulkStep,
  ids: readonly string[],
  errors: readonly FormError[],
): Promise<Response> {
  const { practitioner } = page;
  const found = await page.transaction(async (db) => ({
    rows: await readListed(db, ids),
    people: step === 'allocate' ? await colleaguesOf(db, practitioner.teams) : [],
  }));
  const typed = errors.length > 0 ? typedIn(page.body) : untouched;
  return page.show({
    ...FRAME,
    title: step === 'allocate' ? 'Give several to somebody' : 'Acknowledge several',
    ...(errors.length > 0 ? { status: 400 } : {}),
    main: confirmView({
      ...found,
      step,
      errors,
      typed,
      csrf: page.csrf,
      key: formKey(typed),
      me: practitioner.id,
    }),
  });
}

async function readListed(db: Db, ids: readonly string[]): Promise<BulkRow[]> {
  const rows = await readSelection(db, ids);
  await audit(db, { action: 'list', kind: 'concern', shown: rows.map(({ id }) => id) });
  return rows;
}

/** Colleagues of all the teams that one is in, each once. */
async function colleaguesOf(db: Db, teams: readonly string[]): Promise<Colleague[]> {
  const people = new Map<string, Colleague>();
  for (const team of teams) for (const each of await colleaguesIn(db, team)) people.set(each.id, each);
  return [...people.values()].sort((a, b) => a.name.localeCompare(b.name));
}

/** One of several: done, or why it was left as it was. */
async function doOne(
  page: Page,
  db: Db,
  { step, person }: { step: BulkStep; person: string },
  id: string,
  version: number,
): Promise<Left | null> {
  const head = await readHead(db, id);
  if (!head) return 'gone';
  if (!head.workable) return 'read only';
  if (!head.open) return 'decided';
  if (step === 'allocate' && head.allocatedTo === person) return 'nothing';
  if (!(await claimVersion(db, id, version))) return 'changed';
  if (step === 'acknowledge') return (await keepRead(page, db, head)) ? null : 'nothing';
  if (!(await allocateTo(db, id, person))) return 'cannot';
  await audit(db, { action: 'allocate', kind: 'concern', id, basis: head.basis, fields: ['allocated_to'] });
  return null;
}
