import { audit } from '../../platform/audit/index.ts';
import {
  attempt,
  type FormError,
  formError,
  formKey,
  once,
  type Typed,
  typedFrom,
  typedIn,
  typedOr,
  untouched,
} from '../../platform/forms/index.ts';
import { cursorFrom, hrefAfter, html } from '../../platform/html/index.ts';
import { HttpError, isId, notFound, one, type Page } from '../../platform/http/index.ts';
import { tell } from '../../platform/jobs/index.ts';
import { csvFile } from '../../platform/lists/index.ts';
import { AddressRefused, mustBePublic } from '../../platform/outside/index.ts';
import { areasOf } from '../areas.ts';
import { feedsView } from '../feeds/list-view.ts';
import { feedOfSource, feeds, noteFeed, takenInNow } from '../store/fetched.ts';
import { addImport, addImportRows, importRows, importRun, importRuns, runIs } from '../store/imports.ts';
import { IMPORT_TAKEN } from './job.ts';
import { entriesIn } from './pages.ts';
import { OUTCOMES, type Outcome } from './types.ts';
import { bringView, importsView, OUTCOME_WORDS, reportView } from './view.ts';

const SIZE = 50;
const MOST_ROWS = 50_000;
const MOST_FEEDS = 50;
const before = (href: string, words: string) => html`<a href="${href}" class="govuk-back-link">${words}</a>`;
const frame = { kind: 'workspace', current: '/directory/work' } as const;

/** GET /directory/imports: the feeds that were brought, latest first. */
export async function showImports(page: Page): Promise<Response> {
  const after = cursorFrom(page.url.searchParams);
  const size = 20;
  const { runs, addresses } = await page.transaction(async (db) => ({
    runs: await importRuns(db, { size: size + 1, after }),
    addresses: after ? [] : await feeds(db, MOST_FEEDS),
  }));
  const shown = runs.slice(0, size);
  const last = shown.at(-1);
  const next = runs.length > size && last ? { at: last.beganAt, id: last.id } : undefined;
  return page.show({
    ...frame,
    title: 'Feeds of services',
    before: before('/directory/work', 'Entries'),
    main: importsView({
      ...{
        runs: shown,
        addresses: feedsView(addresses, page.now),
        now: page.now,
        size,
        next: hrefAfter('/directory/imports', next),
      },
      first: after ? '/directory/imports' : undefined,
    }),
  });
}

/** GET /directory/imports/new */
export async function showBring(page: Page, errors: readonly FormError[] = []): Promise<Response> {
  const typed = errors.length > 0 ? typedIn(page.body) : typedOr(page, await asBefore(page));
  const areas = await areasOf(page);
  return page.show({
    ...frame,
    title: 'Bring a feed of services',
    before: before('/directory/imports', 'Feeds of services'),
    main: bringView({ typed, errors, areas, csrf: page.csrf, key: formKey(typed) }),
    ...(errors.length > 0 ? { status: 400 } : {}),
  });
}

/** A feed that comes again is asked for as it was the last time. */
async function asBefore(page: Page): Promise<Typed> {
  const again = page.url.searchParams.get('again') ?? '';
  const run = isId(again) ? await page.transaction((db) => importRun(db, again)) : undefined;
  if (!run) return untouched;
  const { source, url, areas, whole } = run;
  return typedFrom({ source, url: url ?? '', areas, whole: whole ? 'yes' : '' });
}

interface Brought {
  source: string;
  name: string;
  url: string | null;
  areas: readonly string[];
  whole: boolean;
  entries: readonly unknown[];
}

/** POST /directory/imports/new: keeps what came as it came, and tries it. Nothing of the directory changes. */
export async function bring(page: Page): Promise<Response> {
  const areas = (await areasOf(page)).map(({ code }) => code);
  const read = readBrought(page, areas);
  if ('errors' in read) return showBring(page, read.errors);
  return attempt(
    page,
    async (db) => {
      const { entries, ...rest } = read;
      const { url, source } = rest;
      const id = await addImport(db, { ...rest, rows: entries.length, by: page.practitioner });
      if (url !== null) await noteFeed(db, { source, url, areas: rest.areas, by: page.practitioner });
      await addImportRows(db, id, 1, entries);
      await tell(db, IMPORT_TAKEN, { run: id });
      await audit(db, { action: 'bring', kind: 'directory import', id });
      return `/directory/imports/${id}`;
    },
    ({ errors }) => showBring(page, errors),
  );
}

function readBrought(page: Page, known: readonly string[]): Brought | { errors: FormError[] } {
  const source = one(page.body, 'source').trim().toLowerCase().replace(/\s+/g, '-');
  const errors: FormError[] = [];
  if (!/^[a-z0-9][a-z0-9.-]{1,79}$/.test(source))
    errors.push(formError('source', 'Write a short name for where it comes from, like essex-directory'));
  const areas = (page.body.get('areas') ?? []).filter((code) => known.includes(code));
  const url = one(page.body, 'url').trim();
  const file = page.files.get('file') ?? {
    name: 'pasted feed',
    bytes: Buffer.from(one(page.body, 'pasted')),
  };
  const read = url === '' ? readFile(file.bytes) : readUrl(url);
  if ('wrong' in read) errors.push(formError(url === '' ? 'file' : 'url', read.wrong));
  if (errors.length > 0 || 'wrong' in read) return { errors };
  const name =
    url === '' ? file.name.replace(/[^\w. -]/g, '').slice(0, 100) || 'feed' : new URL(url).hostname;
  const whole = url !== '' || one(page.body, 'whole') === 'yes';
  return { source, name, areas, whole, ...read };
}

function readUrl(url: string): { url: string; entries: [] } | { wrong: string } {
  try {
    return { url: mustBePublic(url).href, entries: [] };
  } catch (error) {
    if (error instanceof AddressRefused) return { wrong: error.message };
    throw error;
  }
}

function readFile(bytes: Buffer): { url: null; entries: unknown[] } | { wrong: string } {
  if (bytes.byteLength === 0) return { wrong: 'Choose a file, paste the feed, or write an address' };
  try {
    const entries = entriesIn(
      JSON.parse(
        bytes
          .toString('utf8')
          .replace(/^\ufeff/, '')
          .replaceAll('\\u0000', ''),
      ),
    );
    if (!entries || entries.length === 0)
      return { wrong: 'No service was found in it. It must be JSON of Open Referral' };
    if (entries.length > MOST_ROWS) return { wrong: 'It has more than 50,000 services. Bring it in parts' };
    return { url: null, entries };
  } catch {
    return { wrong: 'This is not JSON. Bring the pages of /services as Open Referral has them' };
  }
}

const outcomeIn = (page: Page): Outcome | undefined =>
  OUTCOMES.find((known) => known === page.url.searchParams.get('show'));

/** GET /directory/imports/ID?show=…&after=…: how far it is, and what becomes of each entry. */
export async function showImport(page: Page): Promise<Response> {
  const id = page.uuid();
  const outcome = outcomeIn(page);
  const after = Number(/^\d{1,9}$/.exec(page.url.searchParams.get('after') ?? '')?.[0] ?? 0);
  const { run, feedId, rows } = await page.transaction(async (db) => {
    const found = await importRun(db, id);
    if (!found) throw notFound({ kind: 'directory import', id });
    const fetched = found.url === null ? undefined : await feedOfSource(db, found.source);
    return {
      run: found,
      feedId: fetched,
      rows: await importRows(db, id, { outcome, after, size: SIZE + 1 }),
    };
  });
  const shown = rows.slice(0, SIZE);
  const last = shown.at(-1);
  const address = `/directory/imports/${id}${outcome ? `?show=${outcome}` : ''}`;
  const next = `${address}${outcome ? '&' : '?'}after=${last?.line}`;
  return page.show({
    ...frame,
    title: `Report of ${run.name}`,
    before: before('/directory/imports', 'Feeds of services'),
    main: reportView({
      ...{ run, feedId, rows: shown, outcome, now: page.now, csrf: page.csrf, key: formKey(), size: SIZE },
      next: rows.length > SIZE ? next : undefined,
      first: after > 0 ? address : undefined,
    }),
  });
}

/** POST /directory/imports/ID: takes in what was tried, once. */
export async function takeIn(page: Page): Promise<Response> {
  const id = page.uuid();
  const location = await page.transaction((db) =>
    once(db, page, async () => {
      const run = await importRun(db, id, true);
      if (!run) throw notFound({ kind: 'directory import', id });
      if (!run.trial || run.state !== 'done') throw new HttpError(409, { says: run.trial ? UNTRIED : BEGUN });
      if (run.overtaken) throw new HttpError(409, { says: OVERTAKEN });
      if (await takenInNow(db, run)) throw new HttpError(409, { says: ANOTHER });
      await runIs(db, id, { trial: false, state: 'running', atLine: 0, counts: {}, finishedAt: null });
      await tell(db, IMPORT_TAKEN, { run: id });
      await audit(db, { action: 'take in', kind: 'directory import', id });
      return `/directory/imports/${id}`;
    }),
  );
  return page.seeOther(location);
}

const BEGUN = 'This feed is being taken in already. Nothing was begun a second time.';
const OVERTAKEN = 'This directory was fetched again since. Nothing was taken in. Look at the latest report.';
const ANOTHER =
  'Another feed of this source is being taken in. Nothing was begun beside it. Try again in a moment.';
const UNTRIED = 'This feed was not tried to its end yet. Nothing was taken in. Look again in a moment.';

/** GET /directory/imports/ID/report.csv */
export async function downloadImport(page: Page): Promise<Response> {
  const id = page.uuid();
  const rows = await page.transaction(async (db) => {
    if (!(await importRun(db, id))) throw notFound({ kind: 'directory import', id });
    return importRows(db, id, { outcome: outcomeIn(page), after: 0, size: MOST_ROWS });
  });
  return csvFile('services-report.csv', [
    ['line', 'their id', 'name', 'outcome', 'why'],
    ...rows.map(({ line, sourceId, name, outcome, reasons }) => [
      line,
      sourceId,
      name,
      OUTCOME_WORDS[outcome],
      reasons.join('; '),
    ]),
  ]);
}
