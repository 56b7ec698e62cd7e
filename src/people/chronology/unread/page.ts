import {
  choosing,
  currentTeams,
  lookedFor,
  looksForPeople,
  offeredPeople,
} from '../../../partnership/index.ts';
import { audit } from '../../../platform/audit/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import {
  attempt,
  choices,
  formError,
  formKey,
  parseForm,
  type Refusal,
  statusOf,
  typedIn,
  typedOr,
  Undone,
} from '../../../platform/forms/index.ts';
import { cursorFrom, hrefAfter, html } from '../../../platform/html/index.ts';
import { notFound, type Page } from '../../../platform/http/index.ts';
import { reason } from '../../same/form.ts';
import { nameAnew, unreadEvents } from '../../store/unread.ts';
import { nameAnewView, unreadView } from './view.ts';

const SIZE = 25;
const LIST = '/people/unread';

/** GET /people/unread: shielded events whose named people have all left. */
export async function showUnread(page: Page): Promise<Response> {
  const after = cursorFrom(page.url.searchParams);
  const found = await page.transaction(async (db) => {
    const events = await unreadEvents(db, { size: SIZE + 1, after });
    await audit(db, { action: 'list', kind: 'event', shown: events.slice(0, SIZE).map(({ id }) => id) });
    return { events, teams: await currentTeams(page.services.database, page.now, db) };
  });
  const events = found.events.slice(0, SIZE);
  return page.show({
    title: 'Shielded events that nobody can read',
    kind: 'workspace',
    current: '/desk',
    before: html`<a href="/desk" class="govuk-back-link">Desk</a>`,
    main: unreadView({
      events,
      teams: new Map([...found.teams.values()].map(({ id, name }) => [id, name])),
      now: page.now,
      size: SIZE,
      next: hrefAfter(LIST, found.events.length > SIZE ? events.at(-1) : undefined),
      first: after ? LIST : undefined,
    }),
  });
}

/** The event of the address. @throws HttpError 404 where there is none that nobody reads */
async function eventOf(page: Page, db: Db) {
  const id = page.uuid('event');
  const [event] = await unreadEvents(db, { size: 1, only: id });
  if (!event) throw notFound({ kind: 'event', id });
  return event;
}

/** GET /people/unread/EVENT: whom to name. */
export async function showNameAnew(page: Page, refusal?: Refusal): Promise<Response> {
  const found = await page.transaction(async (db) => {
    const event = await eventOf(page, db);
    await audit(db, { action: 'read', kind: 'event', id: event.id, fields: ['that it is there'] });
    const teams = await currentTeams(page.services.database, page.now, db);
    return { event, team: teams.get(event.teamId)?.name, choice: await choosing(db, page, event.teamId) };
  });
  const typed = refusal ? typedIn(page.body) : typedOr(page);
  return page.show({
    title: 'Who may read it from now on?',
    kind: 'workspace',
    current: '/desk',
    before: html`<a href="${LIST}" class="govuk-back-link">Shielded events that nobody can read</a>`,
    main: nameAnewView({
      ...found,
      me: page.practitioner.id,
      now: page.now,
      typed,
      errors: refusal?.errors ?? [],
      csrf: page.csrf,
      key: formKey(typed),
    }),
    ...statusOf(refusal),
  });
}

/** POST /people/unread/EVENT: others are named; never whoever names them. */
export async function nameReaders(page: Page): Promise<Response> {
  if (looksForPeople(page)) return showNameAnew(page, lookedFor);
  return attempt(
    page,
    async (db) => {
      const event = await eventOf(page, db);
      const offered = (await offeredPeople(db, page, event.teamId)).filter(
        (id) => id !== page.practitioner.id,
      );
      const parsed = parseForm(
        {
          people: choices(offered, { ask: 'Choose who may read it' }),
          why: reason('Say in a few words why these people'),
        },
        page.body,
      );
      if (!parsed.ok) throw new Undone({ errors: parsed.errors, changed: false });
      const { people, why } = parsed.value;
      const named = await nameAnew(db, event.id, people, why);
      if (named === undefined) throw notFound({ kind: 'event', id: event.id });
      if (named === 0) throw new Undone({ errors: [formError('people', NOBODY)], changed: false });
      await audit(db, { action: 'shield', kind: 'event', id: event.id, fields: ['named people'] });
      return LIST;
    },
    (refusal) => showNameAnew(page, refusal),
  );
}

const NOBODY = 'None of these may be named for it. Choose somebody else. Nothing was changed';
