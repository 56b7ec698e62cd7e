import type { Database } from '../../../platform/db/index.ts';
import { codesOfTopics, helpingServices } from '../../store/helping-services.ts';
import type { Place, Shown } from '../../types.ts';
import type { Help } from './types.ts';

const MOST = 4;
/** What changes in the directory shows on guides within this time: as long as caches keep either. */
const HOLDS_SECONDS = 60;
const MOST_KEPT = 300;

interface Kept {
  at: Temporal.Instant;
  help: Promise<Help | undefined>;
}
const remembered = new WeakMap<Database, Map<string, Kept>>();

/**
 * What of the directory fits a page by its topics, ages and readers, in the reader's area where they said which; read
 * at most once a minute. Undefined for a page whose topics no service is about. Not inside an open transaction.
 */
export function helpFor(
  database: Database,
  now: Temporal.Instant,
  page: Pick<Shown, 'topics' | 'ages' | 'audiences'>,
  area: Place | undefined,
): Promise<Help | undefined> {
  if (page.topics.length === 0) return Promise.resolve(undefined);
  const all = remembered.get(database) ?? new Map<string, Kept>();
  remembered.set(database, all);
  const key = JSON.stringify([page.topics, page.ages, page.audiences, area?.code]);
  const kept = all.get(key);
  if (kept && Math.abs(now.since(kept.at).total('seconds')) < HOLDS_SECONDS) return kept.help;
  const help = read(database, now, page, area);
  all.delete(key);
  all.set(key, { at: now, help });
  if (all.size > MOST_KEPT) for (const oldest of [...all.keys()].slice(0, 1)) all.delete(oldest);
  help.catch(() => all.delete(key));
  return help;
}

/** After a change of what fits a topic: the next page of this process reads anew. */
export function forgetHelp(database: Database): void {
  remembered.delete(database);
}

function read(
  database: Database,
  now: Temporal.Instant,
  { topics, ages, audiences }: Pick<Shown, 'topics' | 'ages' | 'audiences'>,
  area: Place | undefined,
): Promise<Help | undefined> {
  return database.transaction({ actor: 'public', now, requestId: 'library' }, async (db) => {
    const codes = await codesOfTopics(db, topics);
    if (codes.needs.length + codes.audiences.length === 0) return undefined;
    const wanted = {
      ...{ ...codes, area: area?.code ?? null, ages: agesOf(ages) },
      self: !audiences.includes('professionals'),
    };
    const { services, total } = await helpingServices(db, wanted, MOST);
    const need = codes.needs[0] ?? '';
    return {
      ...{ services, more: total - services.length, area, need },
      audience: need === '' ? (codes.audiences[0] ?? '') : '',
    };
  });
}

/** "5-10" and "11-13" are from 5 to 13. */
function agesOf(bands: readonly string[]): { from: number; to: number } | null {
  const ages = bands.flatMap((band) => band.split('-').map(Number)).filter(Number.isInteger);
  return ages.length === 0 ? null : { from: Math.min(...ages), to: Math.max(...ages) };
}
