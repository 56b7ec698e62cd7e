import type { Db } from '../../../platform/db/index.ts';
import { findPeople } from '../../search/find.ts';
import { UNASKED } from '../../search/types.ts';
import { withUpn } from '../../store/chronology-list.ts';
import { readHead } from '../../store/person.ts';
import { openRows } from '../../store/search.ts';
import type { Pupil } from './types.ts';

/** Whom a row is about, or why that is not clear. Somebody hidden and nobody at all are one answer. */
export type Whose = { personId: string } | { outcome: 'whose' | 'wrong'; says: string };

/** So many different pupils may stand in one list: each is looked for like by a page. */
export const MOST_PUPILS = 200;

const NOBODY = 'Whose is it? Nobody whose record is open to you is surely this pupil';
const OTHER = 'Whose is it? It names somebody else than the person whose chronology this is';
const UNNAMED = 'Whose is it? It names nobody: give a pupil number, or a name and a date of birth';
const READ_ONLY = 'You may read this person’s record and not write in it. Ask the team that holds it';

/** Finds whom rows are about, each pupil once. Everybody who was looked at is in `looked`, for the audit. */
export function finderOf(
  db: Db,
  bound: string | null,
  maySearch: boolean,
): { find(pupil: Pupil): Promise<Whose>; looked: ReadonlySet<string> } {
  const known = new Map<string, Promise<Whose>>();
  const looked = new Set<string>();
  const find = (pupil: Pupil) => {
    const key = JSON.stringify(pupil);
    const found = known.get(key) ?? whose(db, bound, maySearch, pupil);
    known.set(key, found);
    found.then((each) => 'personId' in each && looked.add(each.personId)).catch(() => {});
    return found;
  };
  return { find, looked };
}

async function whose(db: Db, bound: string | null, maySearch: boolean, pupil: Pupil): Promise<Whose> {
  const personId = await surely(db, bound, maySearch, pupil);
  if (typeof personId !== 'string') return personId;
  const head = await readHead(db, personId);
  if (!head) return { outcome: 'whose', says: NOBODY };
  return head.workable ? { personId } : { outcome: 'wrong', says: READ_ONLY };
}

/** The person whose chronology it is, unless the row says another day of birth: a list may hold a whole class. */
async function bornAs(
  db: Db,
  bound: string,
  born: string,
): Promise<string | Extract<Whose, { says: string }>> {
  const head = born === '' ? undefined : await readHead(db, bound);
  const other = head?.bornKind === 'exact' && head.born?.toString() !== born;
  return other ? { outcome: 'whose', says: OTHER } : bound;
}

/** The person whom a pupil surely is: by number, and where a name stands beside it the name does not speak against it. */
async function surely(
  db: Db,
  bound: string | null,
  maySearch: boolean,
  pupil: Pupil,
): Promise<string | Extract<Whose, { says: string }>> {
  const { upn, given, surname, born } = pupil;
  const named = given !== '' || surname !== '';
  if (upn === '' && !named)
    return bound === null ? { outcome: 'whose', says: UNNAMED } : bornAs(db, bound, born);
  const numbered = upn === '' ? [] : await withUpn(db, upn);
  const alike = named && maySearch ? await findPeople(db, { ...UNASKED, given, surname, born }) : undefined;
  const same = alike?.candidates.filter(({ zone }) => zone === 'same').map(({ id }) => id) ?? [];
  const near = alike?.candidates.map(({ id }) => id) ?? [];
  const [byNumber, more] = numbered;
  if (byNumber !== undefined && more === undefined) {
    if (named && maySearch && !near.includes(byNumber)) return { outcome: 'whose', says: NOBODY };
    return bound === null || bound === byNumber ? byNumber : { outcome: 'whose', says: OTHER };
  }
  if (numbered.length > 1) return { outcome: 'whose', says: NOBODY };
  if (bound !== null) return born !== '' && same.includes(bound) ? bound : { outcome: 'whose', says: OTHER };
  const open = born === '' ? [] : await openRows(db, same);
  const [only, another] = open;
  return only && !another && same.length === 1 ? only.id : { outcome: 'whose', says: NOBODY };
}
