import { workAddresses } from '../../partnership/index.ts';
import type { Db } from '../../platform/db/index.ts';
import type { CleanUp } from '../../platform/jobs/index.ts';
import { queueMessage } from '../../platform/mail/index.ts';
import { noteChange } from '../store/changes.ts';
import { readManual } from '../store/chapter.ts';
import { begunUntold, forgetUses, markIndexed, nudgeUsers } from '../store/chapter-begins.ts';
import { markTold, nudgeOnwards, withdrawnUntold } from '../store/chapter-withdrawal.ts';
import { dropFromSearch } from '../store/search-index.ts';
import { differences } from './differences.ts';
import { nowStands } from './now-stands.ts';
import { before, inForce, insteadOf, withdrawal } from './rules/standing.ts';
import type { Manual, Withdrawal } from './types.ts';

const bodyWith = (
  baseUrl: string,
) => `A procedure that you use has a new version in force, or another in its place.

Sign in and look at your desk. It says which, what changed, and what that means for your work: ${baseUrl}/desk`;

/** What was published for later begins at its time; those who use the chapter are told once. */
export const procedureCleanUps: readonly CleanUp[] = [
  {
    name: 'procedures that begin',
    every: { minutes: 1 },
    async remove(db, now, baseUrl) {
      const waiting = await begunUntold(db, now);
      if (waiting.length === 0) return 0;
      const manual = await readManual(db);
      for (const { id, indexed, nudged } of waiting) {
        if (!indexed) await begins(db, manual, id, now);
        if (!nudged) await tellUsers(db, id, now, baseUrl);
      }
      return waiting.length;
    },
  },
  {
    name: 'procedures that are withdrawn',
    every: { minutes: 1 },
    async remove(db, now, baseUrl) {
      const waiting = await withdrawnUntold(db, now);
      if (waiting.length === 0) return 0;
      const manual = await readManual(db);
      for (const each of waiting) {
        await ends(db, manual, each, { now, baseUrl });
        await markTold(db, each.id, now);
      }
      return waiting.length;
    },
  },
  { name: 'who opened which procedure', every: { hours: 24 }, remove: forgetUses },
];

async function begins(db: Db, manual: Manual, id: string, now: Temporal.Instant): Promise<void> {
  const version = manual.versions.find((each) => each.id === id);
  const chapter = manual.chapters.find(({ slug }) => slug === version?.chapter);
  if (!version || !chapter) return;
  const earlier = before(manual, version);
  const changes = earlier ? differences(earlier.sections, version.sections, chapter.position) : [];
  await nowStands(db, { ...version, position: chapter.position }, { earlier, changes, at: version.from });
  await markIndexed(db, id, now);
}

/** The search finds it no longer, it is among the changes, and those who used it are told of what they read in its place. */
async function ends(
  db: Db,
  manual: Manual,
  gone: Withdrawal,
  { now, baseUrl }: { now: Temporal.Instant; baseUrl: string },
): Promise<void> {
  const { chapter, from, reason } = gone;
  const version = inForce(manual, chapter, null, now);
  // A version that began meanwhile brought it back: it goes on standing.
  if (!version || !withdrawal(manual, version, now)) return;
  const sections = manual.versions
    .filter((each) => each.chapter === chapter)
    .flatMap((each) => each.sections.map(({ id }) => `${chapter}/${id}`));
  for (const ref of new Set([chapter, ...sections])) await dropFromSearch(db, 'procedure', ref);
  const instead = insteadOf(manual, gone, null, now);
  const why = instead ? `${reason} Read “${instead.title}” in its place.` : reason;
  const { title } = version;
  await noteChange(db, {
    ...{ what: 'withdrawn', kind: 'procedure', title, why, at: from },
    ...{ href: `/procedures/${chapter}`, audiences: ['professionals'] },
  });
  if (instead) await tell(db, await nudgeOnwards(db, { chapter, versionId: instead.id, now }), now, baseUrl);
}

const tellUsers = async (db: Db, id: string, now: Temporal.Instant, baseUrl: string) =>
  tell(db, await nudgeUsers(db, id, now), now, baseUrl);

async function tell(
  db: Db,
  people: readonly string[],
  now: Temporal.Instant,
  baseUrl: string,
): Promise<void> {
  for (const address of await workAddresses(db, people))
    await queueMessage(db, {
      to: { channel: 'email', address, safe: true },
      subject: 'something to read',
      body: bodyWith(baseUrl),
      goodUntil: now.add({ hours: 24 * 30 }),
    });
}
