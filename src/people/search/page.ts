import { currentTeams } from '../../partnership/index.ts';
import { emergencyPathOf } from '../../platform/access/index.ts';
import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import {
  attempt,
  type FormError,
  formError,
  formKey,
  typedIn,
  typedOr,
  Undone,
} from '../../platform/forms/index.ts';
import { html } from '../../platform/html/index.ts';
import { isId, notFound, one, type Page } from '../../platform/http/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { addDecision } from '../store/decision.ts';
import { keepSearch, keptSearch, noteShown } from '../store/search.ts';
import { findPeople } from './find.ts';
import { readSearch, typedSearch } from './form.ts';
import { showable } from './showable.ts';
import { foundView, searchView } from './view.ts';

/** GET /people/search */
export function showSearch(page: Page, errors: readonly FormError[] = []): Promise<Response> {
  const typed = errors.length > 0 ? typedIn(page.body) : typedOr(page);
  return page.show({
    title: 'Find a person',
    kind: 'workspace',
    current: '/people',
    before: html`<a href="/people" class="govuk-back-link">People</a>`,
    main: searchView({ typed, errors, csrf: page.csrf }),
    ...(errors.length > 0 ? { status: 400 } : {}),
  });
}

/** POST /people/search: keeps what is looked for, so that no address holds it, and leads to who was found. */
export async function search(page: Page): Promise<Response> {
  const read = readSearch(page.body);
  if (!read.ok) return showSearch(page, read.errors);
  const id = await page.transaction(async (db) => {
    const before = one(page.body, 'of');
    const { back = null } = (isId(before) ? await keptSearch(db, before) : undefined) ?? {};
    const kept = await keepSearch(db, read.value, back);
    await audit(db, { action: 'look for', kind: 'person', fields: namesOf(read.value) });
    return kept;
  });
  return page.seeOther(`/people/search/${id}`);
}

/** GET /people/search/ID: who was found for a search of one's own, as it stands now. */
export async function showFound(page: Page, errors: readonly FormError[] = []): Promise<Response> {
  const { now, practitioner, services } = page;
  const id = page.uuid();
  const found = await page.transaction(async (db) => {
    const kept = await keptSearch(db, id);
    if (!kept) throw notFound({ kind: 'search', id });
    const results = await showable(db, await findPeople(db, kept.facts), kept.facts);
    const shown = results.shown.map((each) => each.id);
    await noteShown(db, id, shown);
    await audit(db, { action: 'search', kind: 'person', shown });
    const teams = await currentTeams(services.database, now, db);
    return { facts: kept.facts, results, teams };
  });
  const mayCreate = practitioner.permissions.has('people.create');
  return page.show({
    title: 'People like this',
    kind: 'workspace',
    current: '/people',
    before: html`<a href="/people/search" class="govuk-back-link">A new search</a>`,
    main: foundView({
      ...found,
      id,
      today: londonDate(now),
      teams: new Map([...found.teams.values()].map((team) => [team.id, team.name])),
      name: 'person',
      emergencyPath: emergencyPathOf(page),
      none: mayCreate ? NONE : undefined,
      typed: typedSearch(found.facts),
      csrf: page.csrf,
      key: formKey(),
      errors,
      mayCreate,
      again: page.url.searchParams.has('again'),
    }),
    ...(errors.length > 0 ? { status: 400 } : {}),
  });
}

const NONE = { value: 'none', text: 'None of these', hint: 'Add a new person.' };

/** POST /people/search/ID: who it is, or that it is none of them. */
export async function choose(page: Page): Promise<Response> {
  const id = page.uuid();
  const chosen = one(page.body, 'person');
  if (chosen === 'none') return page.seeOther(`/people/new?search=${id}`);
  return attempt(
    page,
    (db) => decide(page, db, id, chosen),
    ({ errors }) => showFound(page, errors),
  );
}

async function decide({ practitioner }: Page, db: Db, id: string, chosen: string): Promise<string> {
  const kept = await keptSearch(db, id);
  if (!kept) throw notFound({ kind: 'search', id });
  const outcome = await findPeople(db, kept.facts);
  const { shown } = await showable(db, outcome, kept.facts);
  if (!shown.some((each) => 'open' in each && each.id === chosen))
    throw new Undone({ errors: [formError('person', 'Choose who it is')], changed: false });
  await addDecision(db, practitioner, {
    kind: 'chosen',
    personIds: [chosen],
    candidates: outcome.candidates,
    modelVersion: outcome.modelVersion,
  });
  await audit(db, { action: 'choose', kind: 'person', id: chosen });
  return kept.back ? `${kept.back}?person=${chosen}` : `/people/${chosen}`;
}

/** Which facts were typed, never what they say. */
function namesOf(facts: object): string[] {
  return Object.entries(facts)
    .filter(([, value]) => value !== '')
    .map(([name]) => name);
}
