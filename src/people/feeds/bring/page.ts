import { createHash } from 'node:crypto';
import { currentTeams, type Team } from '../../../partnership/index.ts';
import { audit } from '../../../platform/audit/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import { type FormError, formError, formKey, once, typedIn } from '../../../platform/forms/index.ts';
import { html } from '../../../platform/html/index.ts';
import { HttpError, notFound, one, type Page, seal, unseal } from '../../../platform/http/index.ts';
import { tell } from '../../../platform/jobs/index.ts';
import {
  keptMapping,
  listExpires,
  listSays,
  type Mapping,
  plainName,
  type ReadList,
  readList,
  readMapping,
  showColumnsOf,
} from '../../../platform/lists/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { forgetRows, stageRows } from '../../store/feed-row.ts';
import { addRun, feedRun, lastColumns, runContent, runIsAt } from '../../store/feed-run.ts';
import { feedListFields, usualColumns } from '../columns.ts';
import { FEED_WEIGHED } from '../job.ts';
import { rowReader } from '../read-row.ts';
import { stagedOf } from '../stage.ts';
import { columnsOf, mappingOf, readBrought } from './form.ts';
import { bringView } from './view.ts';

/** GET /people/feeds/new */
export async function showBring(page: Page, errors: readonly FormError[] = []): Promise<Response> {
  const teams = await page.transaction(async (db) => {
    await audit(db, { action: 'read', kind: 'page' });
    return ownTeams(page, db);
  });
  const typed = typedIn(page.body);
  return page.show({
    title: 'Bring a list of people',
    kind: 'workspace',
    current: '/people',
    before: html`<a href="/people/feeds" class="govuk-back-link">All lists</a>`,
    main: bringView({ teams, typed, errors, csrf: page.csrf, key: formKey(typed) }),
    ...(errors.length > 0 ? { status: 400 } : {}),
  });
}

/** POST /people/feeds/new: reads a file, or what was pasted, and keeps it sealed; on to its columns. */
export async function bring(page: Page): Promise<Response> {
  const teams = await page.transaction((db) => ownTeams(page, db));
  const { value, errors } = readBrought(page.body, teams);
  const file = page.files.get('file') ?? {
    name: 'pasted list',
    bytes: Buffer.from(one(page.body, 'pasted')),
  };
  const read = file.bytes.length === 0 ? { wrong: 'Choose a file, or paste the list' } : readUtf8(file.bytes);
  if ('wrong' in read) return showBring(page, [...errors, formError('file', read.wrong)]);
  if (errors.length > 0) return showBring(page, errors);
  const team = teams.find(({ id }) => id === value.teamId);
  const location = await page.transaction((db) =>
    once(db, page, async () => {
      const id = await addRun(db, {
        ...{ source: value.source, teamId: value.teamId, area: team?.area ?? null },
        ...{ agencyId: page.practitioner.agencyId, fileName: plainName(file.name) },
        ...keptList(page, read),
      });
      await audit(db, { action: 'bring feed', kind: 'feed run', id });
      return `/people/feeds/${id}/columns`;
    }),
  );
  return page.seeOther(location);
}

/** Names with accents are spoilt by a wrong guess, and would be written into records. */
function readUtf8(bytes: Buffer): ReadList | { wrong: string } {
  const read = readList(bytes);
  if ('wrong' in read || read.encoding === 'UTF-8') return read;
  return { wrong: 'This file is not UTF-8. In the spreadsheet choose “Save as” and “CSV UTF-8”' };
}

function keptList(page: Page, { columns, rows, encoding }: ReadList) {
  const { id: by, name: byName } = page.practitioner;
  return {
    ...{ by, byName, encoding, columns: [...columns], mapping: {}, fileHash: '' },
    ...{ trial: true, state: 'uploaded' as const, rows: rows.length },
    content: seal(page.services.config.SECRET, 'feed', JSON.stringify({ rows })),
    expiresAt: listExpires(page.now),
  };
}

/** Teams of the areas in which the reader may bring lists. */
async function ownTeams({ practitioner, services, now }: Page, db: Db): Promise<Team[]> {
  const areas = new Set(practitioner.roles.map(({ area }) => area));
  const teams = await currentTeams(services.database, now, db);
  return [...teams.values()].filter(({ area }) => area !== null && areas.has(area));
}

/** GET /people/feeds/ID/columns */
export async function showFeedColumns(page: Page): Promise<Response> {
  const { run, mapping } = await open(page);
  const usual = mappingOf(usualColumns(run.columns));
  return draw(page, run, { ...usual, ...keptMapping(mapping, run.columns) }, []);
}

/** POST /people/feeds/ID/columns: stages the rows as they are read, and tries them as a job. */
export async function tryFeed(page: Page): Promise<Response> {
  const { run, rows, content } = await open(page);
  const { mapping, errors } = readMapping(page.body, feedListFields, run.columns);
  if (errors.length > 0) return draw(page, run, mapping, errors);
  const columns = columnsOf(mapping);
  const read = rowReader(columns, run.columns, londonDate(run.beganAt).toString());
  const staged = rows.map(({ line, cells }) => stagedOf(line, read(cells)));
  const location = await page.transaction((db) =>
    once(db, page, async () => {
      const still = await feedRun(db, run.id, true);
      if (!still?.trial) throw new HttpError(409, { says: listSays.columnsStay('taken in') });
      await forgetRows(db, run.id);
      await stageRows(db, run.id, staged);
      await runIsAt(db, run.id, {
        ...{ mapping: columns, fileHash: hashOf(content, columns), state: 'staging', counts: {} },
        ...{ rows: staged.length, staged: staged.at(-1)?.line ?? 1, atLine: 1, finishedAt: null },
      });
      await tell(db, FEED_WEIGHED, { run: run.id });
      await audit(db, { action: 'try feed', kind: 'feed run', id: run.id });
      return `/people/feeds/${run.id}`;
    }),
  );
  return page.seeOther(location);
}

const hashOf = (content: Buffer, columns: object) =>
  `page ${createHash('sha256').update(content).update(JSON.stringify(columns)).digest('base64url')}`;

async function open(page: Page) {
  const id = page.uuid();
  const opened = await page.transaction(async (db) => {
    const run = await feedRun(db, id);
    if (!run) throw notFound({ kind: 'feed run', id });
    await audit(db, { action: 'read', kind: 'feed run', id });
    const kept = await runContent(db, id);
    const last = run.state === 'uploaded' ? await lastColumns(db, run.source) : kept?.mapping;
    return { run, content: kept?.content, mapping: mappingOf(last) };
  });
  if (!opened.run.trial) throw new HttpError(409, { says: listSays.columnsStay('taken in') });
  const { content } = opened;
  if (!content) throw new HttpError(410, { says: listSays.gone('taken in') });
  const { rows } = JSON.parse(unseal(page.services.config, 'feed', content)) as Pick<ReadList, 'rows'>;
  return { ...opened, content, rows };
}

function draw(
  page: Page,
  run: { id: string; fileName: string; columns: readonly string[]; rows: number },
  mapping: Mapping,
  errors: readonly FormError[],
): Promise<Response> {
  return showColumnsOf(
    page,
    {
      ...{ mapping, errors, fields: feedListFields, needs: 'What every row needs' },
      ...{ list: { ...run, encoding: 'UTF-8' }, action: `/people/feeds/${run.id}/columns` },
    },
    { current: '/people', before: html`<a href="/people/feeds" class="govuk-back-link">All lists</a>` },
  );
}
