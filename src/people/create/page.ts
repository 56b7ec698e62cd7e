import { currentCallPanel, currentTeams, type Team } from '../../partnership/index.ts';
import { areasOf } from '../../platform/access/index.ts';
import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { attempt, type FormError, formKey, typedIn, typedOr, Undone } from '../../platform/forms/index.ts';
import { html } from '../../platform/html/index.ts';
import { isId, notFound, one, type Page } from '../../platform/http/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { showSearch } from '../search/page.ts';
import { keptSearch } from '../store/search.ts';
import { create } from './create.ts';
import { readNewPerson, typedNewPerson } from './form.ts';
import { knownView, newPersonView } from './view.ts';

/** GET /people/new?search=ID: somebody new, begun with what was looked for. Without a search, the search. */
export async function showNewPerson(page: Page, errors: readonly FormError[] = []): Promise<Response> {
  const id = errors.length > 0 ? one(page.body, 'search') : (page.url.searchParams.get('search') ?? '');
  const found = await page.transaction(async (db) => {
    const kept = isId(id) ? await keptSearch(db, id) : undefined;
    return kept && { ...kept, teams: await ownTeams(page, db) };
  });
  if (!found) return showSearch(page);
  const typed = errors.length > 0 ? typedIn(page.body) : typedOr(page, typedNewPerson(found.facts));
  return page.show({
    title: 'A new person',
    kind: 'workspace',
    current: '/people',
    before: html`<a href="/people/search/${id}" class="govuk-back-link">Back to who was found</a>`,
    main: newPersonView({
      search: id,
      teams: found.teams,
      shown: found.shown.length,
      typed,
      errors,
      csrf: page.csrf,
      key: formKey(typed),
    }),
    ...(errors.length > 0 ? { status: 400 } : {}),
  });
}

/** POST /people/new: once, and only if nobody is there who is the same. */
export function addPerson(page: Page): Promise<Response> {
  return attempt(
    page,
    (db) => readAndCreate(page, db),
    ({ errors }) => showNewPerson(page, errors),
  );
}

async function readAndCreate(page: Page, db: Db): Promise<string> {
  const { practitioner, now } = page;
  const id = one(page.body, 'search');
  const kept = isId(id) ? await keptSearch(db, id) : undefined;
  if (!kept) throw notFound({ kind: 'search', id: page.id });
  const teams = await ownTeams(page, db);
  const read = readNewPerson(page.body, {
    teams: teams.map((team) => team.id),
    today: londonDate(now),
    shown: kept.shown.length > 0,
  });
  if (!read.ok) throw new Undone({ errors: read.errors, changed: false });
  const area = teams.find((team) => team.id === read.value.teamId)?.area ?? null;
  const { shown, back } = kept;
  return create(db, practitioner, { given: read.value, area, shown, back, now });
}

async function ownTeams({ practitioner, services, now }: Page, db: Db): Promise<Team[]> {
  const teams = await currentTeams(services.database, now, db);
  return practitioner.teams.flatMap((id) => teams.get(id) ?? []);
}

/** GET /people/new/known: that somebody may be known whom one may not see. It says the same to everybody. */
export async function showKnown(page: Page): Promise<Response> {
  const [area, ...others] = areasOf(page.practitioner);
  const panel = await currentCallPanel(page, others.length === 0 ? (area ?? null) : null);
  await page.transaction((db) => audit(db, { action: 'read', kind: 'page' }));
  return page.show({
    title: 'This person may already be known',
    kind: 'workspace',
    current: '/people',
    main: knownView(panel.lines),
  });
}
