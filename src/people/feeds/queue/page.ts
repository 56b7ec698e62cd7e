import { currentTeams } from '../../../partnership/index.ts';
import { emergencyPathOf } from '../../../platform/access/index.ts';
import { audit } from '../../../platform/audit/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import {
  attempt,
  type FormError,
  formError,
  formKey,
  typedIn,
  Undone,
} from '../../../platform/forms/index.ts';
import { html } from '../../../platform/html/index.ts';
import { HttpError, isId, notFound, one, type Page } from '../../../platform/http/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import type { FeedSays } from '../../rules/feed/says.ts';
import { showable } from '../../search/showable.ts';
import type { SearchFacts } from '../../search/types.ts';
import { waitingRow, waitingRows } from '../../store/feed-row.ts';
import { feedRun } from '../../store/feed-run.ts';
import { readHead } from '../../store/person.ts';
import { keepSearch, keptSearch, noteShown } from '../../store/search.ts';
import { nearRow } from './near.ts';
import { addNew, keepOut, takeFor } from './settle.ts';
import { queueView, rowView } from './view.ts';

const SIZE = 25;

/** GET /people/feeds/ID/queue?after=…: the rows that wait, as far as the reader may read them. */
export async function showQueue(page: Page): Promise<Response> {
  const id = page.uuid();
  const after = Number(/^\d{1,9}$/.exec(page.url.searchParams.get('after') ?? '')?.[0] ?? 1);
  const found = await page.transaction(async (db) => {
    const run = await feedRun(db, id);
    if (!run || run.trial) throw notFound({ kind: 'feed run', id });
    const rows = await waitingRows(db, id, after, SIZE + 1);
    await audit(db, { action: 'list', kind: 'feed run', id, fields: ['rows that wait'] });
    return { run, rows };
  });
  const rows = found.rows.slice(0, SIZE);
  return page.show({
    title: 'Rows that wait',
    kind: 'workspace',
    current: '/people',
    before: html`<a href="/people/feeds/${id}" class="govuk-back-link">Report of the list</a>`,
    main: queueView({
      run: found.run,
      rows,
      size: SIZE,
      next: found.rows.length > SIZE ? `/people/feeds/${id}/queue?after=${rows.at(-1)?.line}` : undefined,
      first: after > 1 ? `/people/feeds/${id}/queue` : undefined,
    }),
  });
}

/** GET /people/feeds/ID/queue/LINE: a row beside whomever it may be. */
export async function showRow(page: Page, errors: readonly FormError[] = []): Promise<Response> {
  const { practitioner, services, now } = page;
  const found = await page.transaction(async (db) => {
    const { run, row } = await read(page, db);
    const sought = soughtOf(row.says);
    const results = await showable(db, await nearRow(db, sought, row.says.upn), sought);
    const search = await keepSearch(db, sought);
    const shown = results.shown.map(({ id }) => id);
    await noteShown(db, search, shown);
    await audit(db, { action: 'search', kind: 'person', shown });
    const teams = await currentTeams(services.database, now, db);
    return { run, row, sought, results, search, teams };
  });
  const typed = typedIn(page.body);
  return page.show({
    title: `Row ${found.row.line} waits`,
    kind: 'workspace',
    current: '/people',
    before: html`<a href="/people/feeds/${found.run.id}/queue" class="govuk-back-link">Rows that wait</a>`,
    main: rowView({
      ...found,
      facts: found.sought,
      today: londonDate(now),
      teams: new Map([...found.teams.values()].map(({ id, name }) => [id, name])),
      name: 'person',
      emergencyPath: emergencyPathOf(page),
      mayCreate: practitioner.permissions.has('people.create'),
      again: page.url.searchParams.has('again'),
      ...{ reason: typed.value('reason'), chosen: typed.value('person') || undefined },
      ...{ errors, csrf: page.csrf, key: formKey(typed) },
    }),
    ...(errors.length > 0 ? { status: 400 } : {}),
  });
}

/** POST /people/feeds/ID/queue/LINE: this person, a new person, or not a person to keep. */
export function settle(page: Page): Promise<Response> {
  return attempt(
    page,
    (db) => decide(page, db),
    ({ errors }) => showRow(page, errors),
  );
}

async function decide(page: Page, db: Db): Promise<string> {
  const { run, row } = await read(page, db);
  const by = page.practitioner;
  const chosen = one(page.body, 'person');
  const reason = one(page.body, 'reason').trim().slice(0, 500);
  const settling = { run, row, by, reason, today: londonDate(page.now).toString() };
  const queue = `/people/feeds/${run.id}/queue`;
  if (chosen === 'keep out') {
    if (!reason) throw wrong('reason', 'Write why it is not a person to keep');
    return (await keepOut(db, settling)) ? queue : settledAlready();
  }
  if (chosen === 'new') {
    const search = one(page.body, 'search');
    const seen = (isId(search) ? await keptSearch(db, search) : undefined)?.shown ?? [];
    if (!by.permissions.has('people.create')) throw wrong('person', 'Choose who it is');
    if (seen.length > 0 && !reason)
      throw wrong('reason', 'Write why it is none of the people you were shown');
    return (await addNew(db, settling, seen)) ?? settledAlready();
  }
  const sought = soughtOf(row.says);
  const outcome = await nearRow(db, sought, row.says.upn);
  const { shown } = await showable(db, outcome, sought);
  if (!shown.some((each) => 'open' in each && each.id === chosen)) throw wrong('person', 'Choose who it is');
  if (!(await readHead(db, chosen))?.workable)
    throw wrong('person', 'You may read this record and not change it. Ask the team that holds it to decide');
  return (await takeFor(db, settling, chosen, outcome)) ? queue : settledAlready();
}

const wrong = (field: string, says: string) =>
  new Undone({ errors: [formError(field, says)], changed: false });

function settledAlready(): never {
  throw new HttpError(409, {
    says: 'Somebody else decided on this row meanwhile. Nothing was changed by you. The other rows wait still.',
  });
}

/** The run and the row that waits; 404 also for a row about somebody whom the reader may not know of. */
async function read(page: Page, db: Db) {
  const id = page.uuid();
  const line = Number(/^\d{1,9}$/.exec(page.param('line'))?.[0] ?? 0);
  const run = await feedRun(db, id);
  const row = run && (await waitingRow(db, id, line));
  if (!run || !row) throw notFound({ kind: 'feed run', id });
  return { run, row };
}

const soughtOf = ({ given, surname, born, sex, postcode, nhs }: FeedSays): SearchFacts => ({
  ...{ given, surname, born, sex, postcode, nhsNumber: nhs },
});
