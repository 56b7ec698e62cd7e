import { randomUUID } from 'node:crypto';
import { audit } from '../../../platform/audit/index.ts';
import type { Context, Db } from '../../../platform/db/index.ts';
import {
  defineTopic,
  type Handler,
  handleOutside,
  type JobContext,
  onBehalfOf,
} from '../../../platform/jobs/index.ts';
import type { Mapping } from '../../../platform/lists/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { insertEvent } from '../../store/chronology.ts';
import {
  listCells,
  listEnds,
  listMapping,
  ownList,
  rowBecame,
  takeMark,
  whoBegan,
  writerOf,
} from '../../store/chronology-list.ts';
import { chronologyFields } from './fields.ts';
import { readRow } from './row.ts';
import type { ChronologyList, ReadRow } from './types.ts';
import { finderOf } from './whose.ts';

/** The topic under which a list is taken over: `{ list: id }`. */
export const LIST_BEGUN = defineTopic('chronology.begun', ['list'], { tryTakesSeconds: 3600 });

/**
 * Takes a list over, row by row, each in a transaction of its own, on behalf of whoever began it. Stopped at any
 * moment it goes on with the rows that are left; a row that was taken over before is not taken over again.
 */
export const importHandlers: readonly Handler[] = [
  handleOutside(LIST_BEGUN, { run: (job, { list }) => takeOver(job, list), died: async () => {} }),
];

async function takeOver(job: JobContext, id: string): Promise<void> {
  const { database, now } = job;
  const began = await database.work(now(), (db) => whoBegan(db, id));
  if (!began) return;
  const context: () => Context = onBehalfOf(job, `chronology ${id}`, began);
  const begun = await database.transaction(context(), async (db) => ({
    list: await ownList(db, id),
    mapping: (await listMapping(db, id)) as Mapping | undefined,
    waiting: await listCells(db, id, 'ready'),
    by: await writerOf(db, began.by),
  }));
  const { list, mapping, waiting, by } = begun;
  if (!list?.startedAt || !mapping || !by) return;
  for (const { line, cells } of waiting) {
    const fields = chronologyFields(londonDate(now()));
    const row = readRow(cells, { columns: list.columns, mapping, fields, now: now() });
    await database.transaction(context(), (db) =>
      takeRow(db, list, line, row, { ...by, agencyId: began.agencyId }),
    );
  }
  await database.transaction(context(), (db) => listEnds(db, id, now()));
}

type By = { id: string; name: string; agencyId: string; agencyName: string; maySearch: boolean };

/** Takes one row over, unless it was taken over before or it is no longer clear whose it is. */
async function takeRow(db: Db, list: ChronologyList, line: number, row: ReadRow, by: By): Promise<void> {
  if ('errors' in row) return rowBecame(db, list.id, line, { outcome: 'wrong', errors: row.errors });
  const whose = await finderOf(db, list.personId, by.maySearch).find(row.pupil);
  if ('says' in whose) return rowBecame(db, list.id, line, { outcome: whose.outcome, errors: [whose.says] });
  const { personId } = whose;
  const eventId = randomUUID();
  const mark = { agencyId: by.agencyId, mark: row.mark, personId, eventId, listId: list.id };
  if (!(await takeMark(db, mark))) return rowBecame(db, list.id, line, { outcome: 'already' });
  const telling = {
    how: 'document',
    saidBy: `the list ${list.fileName} (${row.saidBy})`,
    toldAt: list.uploadedAt,
    by,
  } as const;
  await insertEvent(db, { ...row.event, id: eventId, people: [personId] }, telling);
  await audit(db, { action: 'import', kind: 'person', id: personId, fields: ['chronology'] });
  return rowBecame(db, list.id, line, { outcome: 'imported', eventId });
}
