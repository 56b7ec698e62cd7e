import { audit } from '../platform/audit/index.ts';
import type { Db } from '../platform/db/index.ts';
import type { Page } from '../platform/http/index.ts';
import { londonDate } from '../platform/time/london.ts';
import { isObject, textOf } from './hsds/clean.ts';
import { projectionOf } from './hsds/project.ts';
import { publishEntry } from './store/publish.ts';
import { decideVersion, markChecked } from './store/work.ts';
import { tellAtWork } from './tell.ts';
import type { Json } from './types.ts';

export interface Published {
  number: number;
  content: Json;
  areas: readonly string[];
  /** Who wrote it, where somebody here did. */
  byId?: string | null;
}

/** Approves a version: from now on the public reads it, and it counts as checked today. */
export async function makePublic(
  page: Page,
  db: Db,
  id: string,
  version: Published,
  why: string,
): Promise<void> {
  const { practitioner: by, now: at } = page;
  const { number, content, areas } = version;
  await decideVersion(db, id, { number, state: 'approved', by, at, why });
  await publishEntry(db, id, { ...{ number, content, areas, at }, ...readFrom(content) });
  await markChecked(db, id, londonDate(at));
  await audit(db, { action: 'publish', kind: 'service', id });
  if (version.byId)
    await tellAtWork(page, db, version.byId, {
      says: 'What you wrote for the directory of services is public now.',
      path: `/directory/work/${id}/history`,
    });
}

/** What is read from an entry's content when it becomes public. */
export function readFrom(content: Json) {
  const organization = isObject(content.organization) ? textOf(content.organization.id) : '';
  return { projection: projectionOf(content), organizationId: organization };
}
