import type { Db } from '../../platform/db/index.ts';
import { noteTextFiles } from '../store/files.ts';
import { helpers } from './read.ts';

/** Notes which files of this installation decision helpers show, so that these stay and anybody opens them. For jobs. */
export async function noteHelperFiles(db: Db): Promise<number> {
  for (const { slug, results } of helpers()) {
    const bodies = Object.values(results).map(({ words }) => words);
    if (bodies.some((words) => words.includes('/files/')))
      await noteTextFiles(db, { kind: 'helper', ref: slug, bodies, shown: true });
  }
  return 0;
}
