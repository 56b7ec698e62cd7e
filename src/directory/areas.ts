import { currentArrangements } from '../partnership/index.ts';
import type { Db } from '../platform/db/index.ts';
import type { Page } from '../platform/http/index.ts';

export interface AreaName {
  code: string;
  name: string;
}

/** The areas of the partnership, from what is remembered of its arrangements. */
export async function areasOf({ services, now }: Page, db?: Db): Promise<readonly AreaName[]> {
  const { areas } = await currentArrangements(services.database, now, db);
  return areas;
}
