import {
  DummyDriver,
  Kysely,
  type LogEvent,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import { noFilters } from '../src/front-door/inbox/filters.ts';
import { inboxPage } from '../src/front-door/store/inbox.ts';
import { samplePractitioners } from '../src/partnership/index.ts';
import type { DB } from '../src/platform/db/index.ts';
import { endOfDay, londonDate } from '../src/platform/time/london.ts';

/** The inbox's own query of the sample decision maker, as text and parameters: so that the bare handler asks the same. */
export async function inboxQuery(now: Temporal.Instant): Promise<{ sql: string; parameters: unknown[] }> {
  const asked: LogEvent[] = [];
  const compiler = new Kysely<DB>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    log: (event) => void asked.push(event),
  });
  const day = { at: now, endOfDay: endOfDay(londonDate(now)) };
  await compiler
    .transaction()
    .execute((db) => inboxPage(db, samplePractitioners.decision, noFilters, undefined, day));
  const query = asked.find((event) => event.query.sql.includes('front_door.concern'))?.query;
  if (!query) throw new Error('the inbox asked nothing of front_door.concern');
  return { sql: query.sql, parameters: [...query.parameters] };
}
