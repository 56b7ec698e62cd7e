import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { AskedFigure } from '../figures/types.ts';

/**
 * How often families were asked, and asked again, by week, area, agency and sort of fact, in the areas where the caller
 * may see figures of people. No row tells of one person; small numbers are for whoever shows them to suppress.
 */
export async function askedAgain(db: Db, since: Temporal.PlainDate): Promise<AskedFigure[]> {
  const { rows } = await sql<AskedFigure>`
    select week, area, agency, asked_as as "askedAs", asked::integer as asked, needless::integer as needless
    from people.figures_asked(${since}::date) order by week, agency, area, asked_as`.execute(db);
  return rows;
}
