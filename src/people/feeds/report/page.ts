import { audit } from '../../../platform/audit/index.ts';
import { formKey, once } from '../../../platform/forms/index.ts';
import { html } from '../../../platform/html/index.ts';
import { HttpError, notFound, type Page } from '../../../platform/http/index.ts';
import { tell } from '../../../platform/jobs/index.ts';
import { csvFile, listSays, reportAsked, reportPage } from '../../../platform/lists/index.ts';
import { reportRows } from '../../store/feed-row.ts';
import { answerFor, feedRun, runIsAt } from '../../store/feed-run.ts';
import { FEED_WEIGHED } from '../job.ts';
import { OUTCOMES } from '../types.ts';
import { OUTCOME_WORDS } from '../words.ts';
import { feedView } from './view.ts';

const SIZE = 50;
/** A report on a page's way is of a list that a page took, or of the first rows of a longer one. */
const MOST_DOWNLOADED = 20_000;

/** GET /people/feeds/ID?show=…&after=…: what became of each row, or would. */
export async function showFeed(page: Page): Promise<Response> {
  const id = page.uuid();
  const { outcome, after } = reportAsked(page.url.searchParams, OUTCOMES);
  const shown = await page.transaction(async (db) => {
    const run = await feedRun(db, id);
    if (!run) throw notFound({ kind: 'feed run', id });
    const rows =
      run.state === 'uploaded'
        ? []
        : await reportRows(db, id, { after: after ?? 1, outcome, size: SIZE + 1 });
    const people = rows.slice(0, SIZE).flatMap(({ personId }) => personId ?? []);
    await audit(db, { action: 'read', kind: 'feed run', id, shown: people });
    return { run, rows };
  });
  if (shown.run.state === 'uploaded') return page.seeOther(`/people/feeds/${id}/columns`);
  const { permissions } = page.practitioner;
  return page.show({
    title: 'Report of a list',
    kind: 'workspace',
    current: '/people',
    before: html`<a href="/people/feeds" class="govuk-back-link">All lists</a>`,
    main: feedView({
      run: shown.run,
      ...reportPage(shown.rows, { path: `/people/feeds/${id}`, outcome, after, size: SIZE }),
      outcome,
      now: page.now,
      csrf: page.csrf,
      key: formKey(),
      brings: permissions.has('people.import'),
      decides: permissions.has('people.link'),
      size: SIZE,
    }),
  });
}

/** POST /people/feeds/ID: begins to take a list in that was tried, once; or goes on with one that stopped. Whoever asks answers for it. */
export async function beginFeed(page: Page): Promise<Response> {
  const id = page.uuid();
  const location = await page.transaction((db) =>
    once(db, page, async () => {
      const run = await feedRun(db, id, true);
      if (!run) throw notFound({ kind: 'feed run', id });
      const goesOn = run.state === 'stopped';
      if (!run.trial && !goesOn) throw new HttpError(409, { says: listSays.begun('taken in') });
      if (run.state !== 'done' && !goesOn) throw new HttpError(409, { says: listSays.untried('taken in') });
      if (!(await answerFor(db, id))) throw new HttpError(403, { says: ELSEWHERE });
      await runIsAt(db, id, goesOn ? { state: 'running' } : FROM_THE_START);
      await tell(db, FEED_WEIGHED, { run: id });
      await audit(db, { action: goesOn ? 'go on with feed' : 'take in feed', kind: 'feed run', id });
      return `/people/feeds/${id}`;
    }),
  );
  return page.seeOther(location);
}

const FROM_THE_START = {
  trial: false,
  state: 'staging',
  atLine: 1,
  counts: {},
  finishedAt: null,
  content: null,
} as const;

const ELSEWHERE =
  'You may see this list and not bring lists in its area. Nothing was begun. Somebody who may bring lists there can take it in.';
/** GET /people/feeds/ID/report.csv */
export async function downloadFeed(page: Page): Promise<Response> {
  const id = page.uuid();
  const rows = await page.transaction(async (db) => {
    if (!(await feedRun(db, id))) throw notFound({ kind: 'feed run', id });
    const found = await reportRows(db, id, { size: MOST_DOWNLOADED });
    await audit(db, {
      ...{ action: 'export', kind: 'feed run', id },
      shown: found.flatMap(({ personId }) => personId ?? []),
    });
    return found;
  });
  return csvFile('feed-report.csv', [
    ['row', 'their reference', 'outcome', 'our reference', 'why'],
    ...rows.map(({ line, theirId, outcome, reference, reasons }) => [
      ...[line, theirId, outcome === 'waiting' ? 'Not weighed yet' : OUTCOME_WORDS[outcome]],
      ...[reference ?? '', reasons.join('; ')],
    ]),
  ]);
}
