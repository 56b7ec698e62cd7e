import type { Db } from '../../platform/db/index.ts';
import {
  type CleanUp,
  defineTopic,
  type Handler,
  handleOutside,
  type JobContext,
  tell,
} from '../../platform/jobs/index.ts';
import { currentModel } from '../model.ts';
import { factsOf } from '../rules/entries.ts';
import { lookupOf } from '../rules/lookup.ts';
import { compare, zone } from '../rules/matching/index.ts';
import type { Facts, Model } from '../rules/matching/types.ts';
import { worthAsking } from '../rules/pairs.ts';
import { peopleIn } from '../search/find.ts';
import { nearRows } from '../store/candidates.ts';
import { entriesOf, linkedAmong } from '../store/one-person.ts';
import { isAnythingDue, keepPairs, takeDue, takeNext } from '../store/pairs.ts';

/** Records changed, or another model went live: pairs are looked for. One run may take an hour. */
export const RECORDS_TO_COMPARE = defineTopic('people.to-compare', [], { tryTakesSeconds: 3600 });

/** So many records in one transaction: short, since whoever changes one of them waits for it. */
const BATCH = 25;
/** A run ends after so many batches; what is left is taken up within a minute. */
const MOST_BATCHES = 2000;

/** Looks every minute whether anything waits to be compared. */
export const comparing: CleanUp = {
  name: 'records to compare',
  every: { minutes: 1 },
  remove: async (db) => {
    if (!(await isAnythingDue(db, (await currentModel(db)).version))) return 0;
    await tell(db, RECORDS_TO_COMPARE, {});
    return 1;
  },
};

/**
 * Finds records that may be of one person, a batch a transaction: stopped at any moment it goes on where it was. Two
 * runs at once take different records.
 */
export const pairHandlers: readonly Handler[] = [
  handleOutside(RECORDS_TO_COMPARE, {
    run: async ({ database, now }: JobContext) => {
      for (let batch = 0; batch < MOST_BATCHES; batch += 1)
        if ((await database.work(now(), (db) => compareBatch(db, now()))) === 0) return;
    },
    died: async () => {},
  }),
];

/** Compares the next records with everybody near them; how many. As `app_worker`. */
export async function compareBatch(db: Db, now: Temporal.Instant): Promise<number> {
  const model = await currentModel(db);
  const due = await takeDue(db, BATCH);
  const taken = [...due, ...(await takeNext(db, model.version, BATCH - due.length, now))];
  const records = await byPerson(db, taken);
  for (const [front, own] of records) await comparePerson(db, model, front, own);
  return taken.length;
}

/** These records by the one in front of each, with all that are linked to it. */
async function byPerson(db: Db, ids: readonly string[]): Promise<Map<string, string[]>> {
  const linked = ids.length > 0 ? await linkedAmong(db, ids) : [];
  const alone = ids.filter((id) => !linked.some((record) => record.id === id));
  const people = new Map(alone.map((id) => [id, [id]]));
  for (const { id, root } of linked) people.set(root, [...(people.get(root) ?? []), id]);
  return people;
}

async function comparePerson(db: Db, model: Model, front: string, own: readonly string[]): Promise<void> {
  const facts = factsOf(await entriesOf(db, own));
  const near = facts.names.length > 0 ? await frontsNear(db, facts, own) : new Map<string, string[]>();
  const pairs = [];
  for (const [other, records] of near) {
    const comparison = compare(model, facts, factsOf(await entriesOf(db, records)));
    if (worthAsking(model, comparison)) pairs.push({ other, zone: zone(model, comparison), ...comparison });
  }
  await keepPairs(db, front, pairs, model.version);
}

/** Who is near enough to be looked at whole: by the record in front, each with all records of that person. */
async function frontsNear(db: Db, facts: Facts, own: readonly string[]): Promise<Map<string, string[]>> {
  const model = await currentModel(db);
  const rows = (await nearRows(db, lookupOf(facts), true)).filter(({ id }) => !own.includes(id));
  const likely = peopleIn(rows).filter(
    (each) => compare(model, facts, each.facts).weight >= model.thresholds.possible,
  );
  return byPerson(
    db,
    likely.map(({ id }) => id),
  );
}
