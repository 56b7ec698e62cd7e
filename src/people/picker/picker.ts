import { currentTeams } from '../../partnership/index.ts';
import { emergencyPathOf } from '../../platform/access/index.ts';
import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { type Refusal, typedIn } from '../../platform/forms/index.ts';
import { countAttempt, HttpError, isId, keyedHash, one, type Page } from '../../platform/http/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { findPeople } from '../search/find.ts';
import { readSearch } from '../search/form.ts';
import { SEARCH_LIMIT } from '../search/limit.ts';
import { showable } from '../search/showable.ts';
import { keepSearch, openRows } from '../store/search.ts';
import type { Looked } from './types.ts';

/** Whether the picker's own button was pressed: then the form is shown again, and nothing is saved. */
export function looksForPerson(page: Page, name: string): boolean {
  return one(page.body, 'press') === `find-${name}`;
}

/**
 * Looks for what was typed into a picker, in a transaction of its own: call it outside every other. Those found are
 * on the audit as shown. Without a press of its button only who is chosen already is looked up.
 * @throws HttpError 429 for more searches than anybody working needs
 */
export async function lookForPerson(page: Page, name: string): Promise<Looked> {
  const typed = typedIn(page.body);
  const chosen = one(page.body, name);
  if (!looksForPerson(page, name)) {
    const known = isId(chosen) ? await page.transaction((db) => personChosen(db, chosen)) : undefined;
    return { typed, errors: [], ...(known ? { chosen: known } : {}) };
  }
  const read = readSearch(page.body, `${name}-`);
  if (!read.ok) return { typed, errors: read.errors };
  await countSearch(page);
  const facts = read.value;
  const { results, teams } = await page.transaction(async (db) => {
    const shown = await showable(db, await findPeople(db, facts), facts);
    await audit(db, { action: 'search', kind: 'person', shown: shown.shown.map(({ id }) => id) });
    return { results: shown, teams: await currentTeams(page.services.database, page.now, db) };
  });
  const found = {
    ...{ results, facts, emergencyPath: emergencyPathOf(page), today: londonDate(page.now) },
    teams: new Map([...teams.values()].map((team) => [team.id, team.name])),
  };
  return { typed, errors: [], found };
}

/** Somebody chosen in a picker, if the context may see them: nobody else can be chosen. */
export async function personChosen(db: Db, id: string): Promise<{ id: string; label: string } | undefined> {
  if (!isId(id)) return undefined;
  const [row] = await openRows(db, [id]);
  return row && { id: row.id, label: row.label };
}

/** A form that is shown again, with what was wrong in the search among its errors. */
export function lookedRefusal(looked: Pick<Looked, 'errors'>, refusal?: Refusal): Refusal | undefined {
  return looked.errors.length > 0 ? { errors: looked.errors, changed: false } : refusal;
}

/** Whether it is none of those found, and somebody is to be added. */
export function addsPerson(page: Page, name: string): boolean {
  return one(page.body, 'press') === `add-${name}`;
}

/**
 * Takes what was typed into a picker along to where somebody is added, so that it is typed once; whoever is found or
 * added there leads back to `back` as `?person=ID`.
 * @returns where to go on; undefined where nothing was typed to go by
 */
export async function addPersonFrom(page: Page, name: string, back: string): Promise<string | undefined> {
  const read = readSearch(page.body, `${name}-`);
  if (!read.ok) return undefined;
  const id = await page.transaction(async (db) => {
    const kept = await keepSearch(db, read.value, back);
    await audit(db, { action: 'look for', kind: 'person' });
    return kept;
  });
  return `/people/search/${id}`;
}

async function countSearch(page: Page): Promise<void> {
  const who = keyedHash(page.services.config.SECRET, 'attempt', page.practitioner.id);
  const counted = await page.transaction((db) =>
    countAttempt(db, `${SEARCH_LIMIT.name}:${who}`, SEARCH_LIMIT, page.now),
  );
  if (!counted.allowed) throw new HttpError(429, { retryAfterSeconds: counted.retryAfterSeconds });
}
