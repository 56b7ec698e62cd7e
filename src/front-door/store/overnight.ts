import type { Db } from '../../platform/db/index.ts';
import type { OvernightNote } from '../overnight/types.ts';
import type { StartedClock } from '../types.ts';
import { instant, maybeInstant, text } from './json.ts';
import type { By } from './rating.ts';
import { startClockRow, stopClocks } from './send-back.ts';

export const OVERNIGHT_CLOCK = 'emergency-duty-hand-over';

/** Leaves a note for the day team, with the clock of its acknowledgement. */
export async function insertNote(
  db: Db,
  concernId: string,
  given: { note: string; by: By; clock: StartedClock },
): Promise<void> {
  const { note, by, clock } = given;
  await db
    .insertInto('front_door.overnight_note')
    .values({
      ...{ concern_id: concernId, note, due_at: clock.dueAt },
      ...{ written_by: by.id, written_by_name: by.name },
    })
    .execute();
  await startClockRow(db, concernId, clock);
}

/** Acknowledges everything that was left about a concern; false when there is nothing to. */
export async function acknowledgeNotes(
  db: Db,
  concernId: string,
  by: By,
  now: Temporal.Instant,
): Promise<boolean> {
  const read = await db
    .updateTable('front_door.overnight_note')
    .set({ acknowledged_at: now, acknowledged_by: by.id, acknowledged_by_name: by.name })
    .where('concern_id', '=', concernId)
    .where('acknowledged_at', 'is', null)
    .returning('id')
    .execute();
  if (read.length === 0) return false;
  await stopClocks(db, concernId, OVERNIGHT_CLOCK, 'met', now);
  return true;
}

/** A note from its JSON. */
export function noteOf(row: Record<string, unknown>): OvernightNote {
  return {
    id: text(row.id),
    note: text(row.note),
    by: text(row.written_by_name),
    at: instant(row.written_at),
    dueAt: instant(row.due_at),
    acknowledgedAt: maybeInstant(row.acknowledged_at),
    acknowledgedBy: text(row.acknowledged_by_name) || null,
  };
}
