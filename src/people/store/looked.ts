import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { list, text } from '../../platform/db/json.ts';
import type { FamilyCopy, Looker } from '../looked/types.ts';

/**
 * Who opened a record that the context sees, or read of them on another's page, each person once a day, the latest first; and of which agencies there
 * are any. Nobody for whoever may not read that.
 */
export async function readLookers(
  db: Db,
  personId: string,
  wanted: {
    agency?: string | undefined;
    before?: number | undefined;
    until?: Temporal.Instant | undefined;
    most: number;
  },
): Promise<{ lookers: Looker[]; agencies: string[] }> {
  const { agency = null, before = null, until = null, most } = wanted;
  const { rows } = await sql<Omit<Looker, 'acts'> & { acts: unknown; agencies: string[] }>`
    select practitioner_id as "practitionerId", name, job_title as "jobTitle", agency, roles, on_day as day,
      last_at as "lastAt", last_seq as "lastSeq", acts, bases, reasons, agencies
    from people.lookers(${personId}::uuid, ${agency || null}, ${before}::bigint, ${until}::timestamptz, ${most})`.execute(
    db,
  );
  const lookers = rows.map(({ agencies: _, acts, ...row }) => ({
    ...row,
    acts: list(acts, (act) => ({
      action: text(act.action),
      fields: Array.isArray(act.fields) ? act.fields.map(text) : [],
      beside: act.beside === true,
    })),
  }));
  return { lookers, agencies: rows[0]?.agencies ?? [] };
}

/** The copies for the family that were given out, the latest first. */
export function familyCopies(db: Db, personId: string): Promise<FamilyCopy[]> {
  return copies(db, personId).orderBy('made_at', 'desc').limit(50).execute();
}

export function familyCopy(db: Db, personId: string, id: string): Promise<FamilyCopy | undefined> {
  return copies(db, personId).where('id', '=', id).executeTakeFirst();
}

function copies(db: Db, personId: string) {
  return db
    .selectFrom('people.family_copy')
    .select([
      'id',
      'given_to as givenTo',
      'left_out as leftOut',
      'left_out_why as leftOutWhy',
      'made_by_name as by',
      'agency',
      'made_at as at',
    ])
    .where('person_id', '=', personId);
}

/** Records to whom a copy is given; its id. */
export async function addFamilyCopy(
  db: Db,
  personId: string,
  copy: Pick<FamilyCopy, 'givenTo' | 'leftOut' | 'leftOutWhy'>,
  by: { id: string; name: string; agencyName: string },
): Promise<string> {
  const { id } = await db
    .insertInto('people.family_copy')
    .values({
      ...{ person_id: personId, given_to: copy.givenTo, left_out: [...copy.leftOut] },
      ...{ left_out_why: copy.leftOutWhy, made_by: by.id, made_by_name: by.name, agency: by.agencyName },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
