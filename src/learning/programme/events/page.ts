import { randomUUID } from 'node:crypto';
import { audit } from '../../../platform/audit/index.ts';
import {
  attempt,
  date,
  mustRead,
  once,
  parseForm,
  type Refusal,
  recordForm,
  refused,
  statusOf,
  text,
} from '../../../platform/forms/index.ts';
import { html } from '../../../platform/html/index.ts';
import { notFound, one, type Page } from '../../../platform/http/index.ts';
import { londonDate } from '../../../platform/time/index.ts';
import { settingOn } from '../../store/eligibility.ts';
import { checkEvent, externalEvents, insertEvent } from '../../store/event.ts';
import { runningFeeds } from '../../store/event-feed.ts';
import { eventsView } from './view.ts';

const EVENTS = '/learning/programme/events';

/** GET /learning/programme/events: events of others, those longest unlooked first said so. */
export async function showEvents(page: Page, refusal?: Refusal): Promise<Response> {
  const today = londonDate(page.now);
  const model = await page.transaction(async (db) => ({
    events: await externalEvents(db, today),
    feeds: await runningFeeds(db),
    staleAfter: await settingOn(db, 'external-check-days', today),
  }));
  return page.show({
    title: 'Events of others',
    kind: 'workspace',
    current: '/learning/programme',
    before: html`<a href="/learning/programme" class="govuk-back-link">The programme</a>`,
    main: eventsView({ ...model, ...recordForm(page, refusal), today }),
    ...statusOf(refusal),
  });
}

const fields = {
  title: text({ ask: 'Enter what it is called', max: 150 }),
  provider: text({ ask: 'Enter who runs it', max: 150 }),
  words: text({ max: 400 }),
  href: text({ ask: 'Enter the link', max: 500 }),
  starts: date({ what: 'The day' }),
};

/** POST /learning/programme/events */
export function addEvent(page: Page): Promise<Response> {
  return attempt(
    page,
    async (db) => {
      const { starts, ...event } = mustRead(parseForm(fields, page.body));
      if (!/^https:\/\/\S+$/.test(event.href))
        throw refused('href', 'Enter a whole link that begins with https://');
      const id = randomUUID();
      const day = londonDate(page.now);
      await insertEvent(db, { ...event, id, startsOn: starts, checkedOn: day, by: page.practitioner.id });
      await audit(db, { action: 'create', kind: 'external event', id });
      return EVENTS;
    },
    (refusal) => showEvents(page, refusal),
  );
}

/** POST /learning/programme/events/ID: somebody looked, and it still stands or it is over. */
export async function lookedAtEvent(page: Page): Promise<Response> {
  const id = page.uuid();
  const ended = one(page.body, 'press') === 'over' ? page.now : null;
  const path = await page.transaction((db) =>
    once(db, page, async () => {
      if (!(await checkEvent(db, id, { on: londonDate(page.now), by: page.practitioner.id, ended })))
        throw notFound({ kind: 'external event', id });
      await audit(db, { action: ended ? 'end' : 'check', kind: 'external event', id });
      return EVENTS;
    }),
  );
  return page.seeOther(path);
}
