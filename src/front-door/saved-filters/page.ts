import { currentTeams } from '../../partnership/index.ts';
import {
  choices,
  type FormError,
  formError,
  formKey,
  once,
  parseForm,
  text,
  typedFrom,
  typedIn,
} from '../../platform/forms/index.ts';
import { html } from '../../platform/html/index.ts';
import { one, type Page } from '../../platform/http/index.ts';
import { filtersFrom, filtersOn, inboxHref } from '../inbox/filters.ts';
import { deleteFilter, savedFilters, saveFilter, startWith } from '../store/saved-filter.ts';
import { savedFiltersView } from './view.ts';

const AT = '/front-door/filters';

/** GET /front-door/filters?…: one's own and one's teams' filters, and a form to keep the one that is on. */
export async function showFilters(page: Page, errors: readonly FormError[] = []): Promise<Response> {
  const { practitioner, services, now } = page;
  const posted = page.request.method === 'POST';
  const query = queryOf(posted ? one(page.body, 'query') : page.url.search);
  const { saved, teams } = await page.transaction(async (db) => ({
    saved: await savedFilters(db, practitioner.id),
    teams: await currentTeams(services.database, now, db),
  }));
  const typed = posted ? typedIn(page.body) : typedFrom({ query });
  return page.show({
    title: 'Saved filters',
    kind: 'workspace',
    current: '/front-door',
    before: html`<a href="/front-door" class="govuk-back-link">Front door</a>`,
    ...(errors.length > 0 ? { status: 400 } : {}),
    main: savedFiltersView({
      ...{ saved, query, errors, typed, csrf: page.csrf, key: formKey(typed) },
      teams: practitioner.teams.flatMap((id) => teams.get(id) ?? []).map(({ id, name }) => ({ id, name })),
    }),
  });
}

const fields = {
  name: text({ ask: 'Give it a name', max: 60 }),
  query: text({ max: 500 }),
  starts: choices(['yes']),
  team: text({}),
};

/** POST /front-door/filters */
export async function keepFilter(page: Page): Promise<Response> {
  const parsed = parseForm(fields, page.body);
  if (!parsed.ok) return showFilters(page, parsed.errors);
  const { name, team, starts } = parsed.value;
  const query = queryOf(parsed.value.query);
  if (query === '')
    return showFilters(page, [formError('name', 'Nothing is filtered yet. Set filters in the list first')]);
  if (team !== '' && !page.practitioner.teams.includes(team))
    return showFilters(page, [formError('team', 'Share it with a team that you are in')]);
  const given = { name, query, starts: starts.includes('yes'), teamId: team || null };
  const done = await page.transaction((db) =>
    once(db, page, async () => {
      await saveFilter(db, page.practitioner, given);
      return AT;
    }),
  );
  return page.seeOther(done);
}

/** POST /front-door/filters/ID: start the list with it, or not; or delete it. */
export async function changeFilter(page: Page): Promise<Response> {
  const id = page.uuid();
  const me = page.practitioner.id;
  const press = one(page.body, 'press');
  await page.transaction(async (db) => {
    if (press === 'delete') await deleteFilter(db, me, id);
    if (press === 'start') await startWith(db, me, id);
    if (press === 'everything') await startWith(db, me, null);
  });
  return page.seeOther(AT);
}

/** The filters of an address and nothing else of it, in the list's own order; '' where nothing is filtered. */
function queryOf(typed: string): string {
  const filters = filtersFrom(new URLSearchParams(typed.replace(/^\?/, '')));
  if (filtersOn(filters) === 0 && filters.show === 'open') return '';
  return inboxHref(filters).replace('/front-door?', '');
}
