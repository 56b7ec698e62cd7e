import type { Db } from '../../platform/db/index.ts';
import { readKinds, readTopics } from '../store/shown.ts';
import type { Called } from './words.ts';

/** What topics, and what the kind of a page asks for, are called. */
export async function calledIn(db: Db, kind: string): Promise<Called> {
  const fields = (await readKinds(db)).find(({ code }) => code === kind)?.fields ?? [];
  return { topics: await readTopics(db), fields };
}
