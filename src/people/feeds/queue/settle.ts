import { randomUUID } from 'node:crypto';
import type { Practitioner } from '../../../platform/access/index.ts';
import { audit } from '../../../platform/audit/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import { clearToCreate, KNOWN } from '../../create/create.ts';
import { entriesFor, type Known, nobodyYet, standingOf, tell } from '../../rules/feed/known.ts';
import { type FeedSays, factsSaid } from '../../rules/feed/says.ts';
import type { Outcome } from '../../search/types.ts';
import { addDecision } from '../../store/decision.ts';
import { applyBatch, knownPeople } from '../../store/feed-batch.ts';
import { settleRow } from '../../store/feed-row.ts';
import { sayNotSame } from '../../store/link.ts';
import type { FeedRun, WaitingRow } from '../types.ts';
import { sourceWords } from '../words.ts';

/** A row that waits, and who decides on it. */
export interface Settling {
  run: FeedRun;
  row: WaitingRow;
  by: Practitioner;
  today: string;
  reason: string;
}

/** Said of a row whose address was left out: a feed never says beside a shielded home where else somebody lives. */
const WITHOUT_ADDRESS = 'Taken without address and school: where they are is shielded';

/** The row is somebody who is known: what it says is told of them. False where somebody else settled it meanwhile. */
export async function takeFor(
  db: Db,
  { run, row, by, today }: Settling,
  chosen: string,
  outcome: Outcome,
): Promise<boolean> {
  const known = (await knownPeople(db, [chosen], run)).get(chosen);
  if (!known) return false;
  const says = known.shielded ? { ...row.says, address: '', postcode: '', school: '' } : row.says;
  await applyBatch(db, run.id, [], [told(known, says, run.source, today)]);
  const reasons = known.shielded ? [WITHOUT_ADDRESS] : [];
  if (!(await settleRow(db, run.id, row.line, { outcome: 'linked', personId: known.id, reasons })))
    return false;
  await addDecision(db, by, {
    ...{ kind: 'linked', personIds: [known.id], reason: `feed ${run.source}` },
    ...{ candidates: outcome.candidates, modelVersion: outcome.modelVersion },
  });
  await audit(db, { action: 'link', kind: 'person', id: known.id, basis: 'feed' });
  return true;
}

/**
 * The row is somebody new, unless they are there already: the same locks and the same second search as for whoever
 * adds somebody by the form.
 * @returns where to go on; undefined where somebody else settled it meanwhile
 */
export async function addNew(
  db: Db,
  { run, row, by, today, reason }: Settling,
  seen: readonly string[],
): Promise<string | undefined> {
  const clear = await clearToCreate(db, by, factsSaid(row.says), seen);
  if (clear === 'held back') return KNOWN;
  if (clear === 'look first') return `/people/feeds/${run.id}/queue/${row.line}?again=yes`;
  const known = nobodyYet(randomUUID());
  await applyBatch(db, run.id, [told(known, row.says, run.source, today)], []);
  const settled = { outcome: 'created' as const, personId: known.id, reasons: [] };
  if (!(await settleRow(db, run.id, row.line, settled))) return undefined;
  await addDecision(db, by, { kind: 'created', personIds: [known.id], ...clear, reason });
  await audit(db, { action: 'create', kind: 'person', id: known.id, basis: 'feed' });
  await tellApart(db, known.id, { run, row, reason, seen, modelVersion: clear.modelVersion });
  return `/people/feeds/${run.id}/queue`;
}

/** Whom the decider saw and said that it is not: two people, remembered, so that nobody is asked about them again. */
async function tellApart(
  db: Db,
  id: string,
  decided: Pick<Settling, 'run' | 'row' | 'reason'> & { seen: readonly string[]; modelVersion: string },
): Promise<void> {
  const { run, row, reason, seen, modelVersion } = decided;
  const why = `Row ${row.line} of ${sourceWords(run.source)}: ${reason}`;
  const apart: string[] = [];
  for (const other of seen) if (await sayNotSame(db, id, other, why, modelVersion)) apart.push(other);
  if (apart.length > 0)
    await audit(db, { action: 'tell apart', kind: 'person', id, basis: 'feed', shown: apart });
}

/** The row is no person to keep: the same row is not asked about again. */
export async function keepOut(db: Db, { run, row, reason }: Settling): Promise<boolean> {
  const reasons = [`Not kept, by a person: ${reason}`];
  const settled = await settleRow(db, run.id, row.line, { outcome: 'refused', personId: null, reasons });
  if (settled) await audit(db, { action: 'keep out', kind: 'feed run', id: run.id });
  return settled;
}

function told(known: Known, says: FeedSays, source: string, today: string) {
  const changes = tell(known, says, source, today);
  const stands = standingOf(known);
  return { changes, stands, entries: entriesFor(known, stands) };
}
