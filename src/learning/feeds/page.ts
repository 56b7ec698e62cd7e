import { audit } from '../../platform/audit/index.ts';
import { attempt, formError, mustRead, once, parseForm, text, Undone } from '../../platform/forms/index.ts';
import { notFound, one, type Page } from '../../platform/http/index.ts';
import { tell } from '../../platform/jobs/index.ts';
import { AddressRefused, mustBePublic } from '../../platform/outside/index.ts';
import { showEvents } from '../programme/events/page.ts';
import { addFeed, endFeed, feedById } from '../store/event-feed.ts';
import { FEED_ASKED } from './job.ts';

const EVENTS = '/learning/programme/events';

const fields = {
  'feed-name': text({ ask: 'Enter whose events these are', max: 150 }),
  'feed-href': text({ ask: 'Enter the address of the calendar file or list', max: 500 }),
};

/** POST /learning/programme/feeds: an address from which events of others come by themselves, from now on. */
export function takeUpFeed(page: Page): Promise<Response> {
  return attempt(
    page,
    async (db) => {
      const parsed = mustRead(parseForm(fields, page.body));
      const href = fetchable(parsed['feed-href']);
      const id = await addFeed(db, { name: parsed['feed-name'], href, by: page.practitioner.id });
      if (!id) throw refuse('This address is fetched already: it stands above');
      await audit(db, { action: 'create', kind: 'event feed', id });
      await tell(db, FEED_ASKED, { feed: id });
      return EVENTS;
    },
    (refusal) => showEvents(page, refusal),
  );
}

const refuse = (message: string) => new Undone({ errors: [formError('feed-href', message)], changed: false });

/** @throws Undone for an address that is never called */
function fetchable(typed: string): string {
  try {
    // How calendars are offered to be subscribed to.
    return mustBePublic(typed.replace(/^webcal:/i, 'https:')).href;
  } catch (error) {
    if (error instanceof AddressRefused) throw refuse(error.message);
    throw error;
  }
}

/** POST /learning/programme/feeds/ID: fetches it now, or no more. */
export async function changeFeed(page: Page): Promise<Response> {
  const id = page.uuid();
  const stop = one(page.body, 'press') === 'stop';
  const path = await page.transaction((db) =>
    once(db, page, async () => {
      if (!(await feedById(db, id))) throw notFound({ kind: 'event feed', id });
      if (stop) await endFeed(db, id, page.now);
      else await tell(db, FEED_ASKED, { feed: id });
      await audit(db, { action: stop ? 'end' : 'fetch', kind: 'event feed', id });
      return EVENTS;
    }),
  );
  return page.seeOther(path);
}
