import { audit } from '../../platform/audit/index.ts';
import {
  attempt,
  formError,
  mustBeWorkable,
  type Refusal,
  recordForm,
  statusOf,
  Undone,
} from '../../platform/forms/index.ts';
import { html } from '../../platform/html/index.ts';
import { notFound, one, type Page } from '../../platform/http/index.ts';
import { inLondon } from '../../platform/time/london.ts';
import { EVERY_DAYS, nextNight } from '../rules/feed.ts';
import { feedOf, keepFeed } from '../store/fetched.ts';
import { importRuns } from '../store/imports.ts';
import { feedView } from './view.ts';

const RUNS = 20;
const kind = 'directory address';

/** GET /directory/feeds/ID: an address, what came of it by itself, and how often it is fetched. */
export async function showFeed(page: Page, refusal?: Refusal): Promise<Response> {
  const id = page.uuid();
  const { feed, runs } = await page.transaction(async (db) => {
    const found = await feedOf(db, id);
    if (!found) throw notFound({ kind, id });
    return { feed: found, runs: await importRuns(db, { size: RUNS, feedId: id }) };
  });
  return page.show({
    title: `The address of ${feed.source}`,
    kind: 'workspace',
    current: '/directory/work',
    before: html`<a href="/directory/imports" class="govuk-back-link">Feeds of services</a>`,
    main: feedView({ feed, runs, ...recordForm(page, refusal) }),
    ...statusOf(refusal),
  });
}

/** POST /directory/feeds/ID: says how often it is fetched by itself, and what becomes of what comes. */
export function saveFeed(page: Page): Promise<Response> {
  const id = page.uuid();
  const everyDays = EVERY_DAYS.find((days) => String(days) === one(page.body, 'every'));
  const differs = one(page.body, 'differs');
  return attempt(
    page,
    async (db) => {
      const found = await feedOf(db, id, true);
      const feed = mustBeWorkable({ kind, readOnly: '' }, id, found && { ...found, workable: true });
      const changed = feed.version !== Number(one(page.body, 'version'));
      const errors = [
        ...(everyDays === undefined ? [formError('every', 'Choose how often it is fetched', '')] : []),
        ...(differs === 'tell' || differs === 'take'
          ? []
          : [formError('differs', 'Choose what becomes of what comes', '')]),
      ];
      if (everyDays === undefined || errors.length > 0 || changed) throw new Undone({ errors, changed });
      // The first time is the coming night, however seldom it is fetched.
      const nextAt = everyDays === 0 ? null : nextNight(inLondon(page.now), { id, everyDays: 1 });
      await keepFeed(db, id, {
        ...{ everyDays, takeIn: differs === 'take', by: page.practitioner },
        nextAt: everyDays === feed.everyDays ? feed.nextAt : nextAt,
      });
      await audit(db, { action: 'change', kind, id, fields: ['every days', 'take in'] });
      return `/directory/feeds/${id}`;
    },
    (refusal) => showFeed(page, refusal),
  );
}
