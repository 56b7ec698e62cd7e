import type { Db } from '../../platform/db/index.ts';
import type { Telling } from '../types.ts';

/** Who told what is about to be added, and when they did. */
export interface NewTelling {
  how: Telling['how'];
  saidBy: string;
  toldAt: Temporal.Instant;
  by: { id: string; name: string; agencyId: string; agencyName: string };
}

/**
 * One telling for everything that a form adds about somebody; its id. That of an event is seen with the event alone,
 * which is there already and knows the telling's id.
 */
export async function insertTelling(
  db: Db,
  personId: string,
  telling: NewTelling,
  of?: { id: string; eventId: string },
): Promise<string> {
  const { id } = await db
    .insertInto('people.telling')
    .values({
      ...(of ? { id: of.id, event_id: of.eventId } : {}),
      person_id: personId,
      how: telling.how,
      said_by: telling.saidBy,
      told_at: telling.toldAt,
      taken_by: telling.by.id,
      taken_by_name: telling.by.name,
      agency_id: telling.by.agencyId,
      agency: telling.by.agencyName,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
