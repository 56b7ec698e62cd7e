import type { Practitioner } from '../platform/access/index.ts';
import type { Db } from '../platform/db/index.ts';
import type { Changeable } from '../platform/forms/index.ts';
import { mayIn } from './may.ts';
import { claimNext, claimSame, type Kept, keptPage } from './store/kept.ts';

/** A page before somebody who would change it: as it stands, and whether they may. */
export type Head = Omit<Kept, 'owner'> & { version: number; workable: boolean };

type Permission = 'library.edit' | 'library.publish';

async function readHead(
  db: Db,
  id: string,
  person: Practitioner,
  permission: Permission,
): Promise<Head | undefined> {
  const page = await keptPage(db, id);
  return page && { ...page, version: page.latest, workable: mayIn(person, permission, page.area) };
}

const NOT_YOURS =
  'You may read this page here, but not do this with it: it is for those who keep the pages of its area.';

/** A change that writes its next version. */
export const writing = (person: Practitioner): Changeable<Head> => ({
  kind: 'page',
  readHead: (db, id) => readHead(db, id, person, 'library.edit'),
  claimVersion: claimNext,
  readOnly: NOT_YOURS,
});

/** A change of where it is in its life, at the version that somebody has before them. */
export const moving = (person: Practitioner, permission: Permission): Changeable<Head> => ({
  kind: 'page',
  readHead: (db, id) => readHead(db, id, person, permission),
  claimVersion: claimSame,
  readOnly: NOT_YOURS,
});
