import type { Db } from '../../platform/db/index.ts';
import type { Refusal } from '../../platform/forms/index.ts';
import { isId, one, type Page } from '../../platform/http/index.ts';
import {
  activePeople,
  type Colleague,
  colleaguesIn,
  findActivePeople,
  type Nameable,
} from '../store/colleagues.ts';

const SIZE = 10;

/** Whom a record may be opened to: the team's own people, and anybody else found by name. */
export interface Choosing {
  team: readonly Colleague[];
  /** Chosen already and not of the team. */
  others: readonly Nameable[];
  find: string;
  found: readonly Nameable[];
  /** Where the list of those found goes on: the last name and id of it. */
  next: string | undefined;
}

/** Whether a form was sent to look for somebody, and not to be saved. */
export function looksForPeople(page: Page): boolean {
  return ['find', 'more'].includes(one(page.body, 'press'));
}

/** The same form again, with what was found: nothing is wrong with it. */
export const lookedFor: Refusal = { errors: [], changed: false, looking: true };

/** The people to choose from, as far as the form has got; `named` are those already named. */
export async function choosing(
  db: Db,
  page: Page,
  teamId: string,
  named: readonly string[] = [],
): Promise<Choosing> {
  const team = await colleaguesIn(db, teamId);
  const here = new Set(team.map(({ id }) => id));
  const chosen = [...new Set([...named, ...(page.body.get('people') ?? [])])].filter(isId);
  const others = (await activePeople(db, teamId, chosen)).filter(({ id }) => !here.has(id));
  const known = new Set([...here, page.practitioner.id, ...others.map(({ id }) => id)]);
  const find = one(page.body, 'find').trim();
  const after = one(page.body, 'press') === 'more' ? placeIn(one(page.body, 'after')) : undefined;
  const rows = find === '' ? [] : await findActivePeople(db, teamId, { words: find, size: SIZE + 1, after });
  const shown = rows.slice(0, SIZE);
  const last = rows.length > SIZE ? shown.at(-1) : undefined;
  return {
    team,
    others,
    find,
    found: shown.filter(({ id }) => !known.has(id)),
    next: last && `${last.id} ${last.name}`,
  };
}

/** The ids that a form may name: people of the team, and anybody else who can still sign in. */
export async function offeredPeople(db: Db, page: Page, teamId: string): Promise<string[]> {
  const team = await colleaguesIn(db, teamId);
  const others = await activePeople(db, teamId, (page.body.get('people') ?? []).filter(isId));
  return [...team, ...others].map(({ id }) => id);
}

function placeIn(text: string): { name: string; id: string } | undefined {
  const id = text.slice(0, 36);
  return isId(id) ? { id, name: text.slice(37) } : undefined;
}
