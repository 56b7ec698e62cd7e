import { randomUUID } from 'node:crypto';
import { currentArrangements } from '../../partnership/index.ts';
import { type Secrets, unseal } from '../../platform/http/index.ts';
import {
  defineTopic,
  type Handler,
  handleOutside,
  type JobContext,
  onBehalfOf,
} from '../../platform/jobs/index.ts';
import type { Mapping } from '../../platform/lists/index.ts';
import { inLondon } from '../../platform/time/london.ts';
import { codeHash, receiptCode, receiveConcern } from '../receive.ts';
import {
  type ImportList,
  importContent,
  importList,
  importRows,
  listEnds,
  rowBecame,
  takeMark,
  whoBegan,
} from '../store/import.ts';
import type { AccountPart } from '../types.ts';
import { importFields } from './fields.ts';
import { type ReadRow, readRow } from './row.ts';
import { LIST_TRIED, tryAll } from './trial.ts';

/** The topic under which a list is taken over: `{ list: id }`. One try may take an hour. */
export const LIST_BEGUN = defineTopic('import.begun', ['list'], { tryTakesSeconds: 3600 });

/** The rows of a list as they are kept, under the seal. */
export interface Kept {
  rows: readonly { line: number; cells: readonly string[] }[];
}

/**
 * Takes a list over, row by row, each in a transaction of its own, on behalf of whoever began it. Stopped at any
 * moment it goes on with the rows that are left; a row that was taken over before is not taken over again.
 */
export function importHandlers(site: Secrets): readonly Handler[] {
  return [
    handleOutside(LIST_BEGUN, {
      run: (context, { list }) => takeOver(context, site, list),
      died: async () => {},
    }),
    handleOutside(LIST_TRIED, {
      run: (context, { list }) => tryAll(context, site, list),
      died: async () => {},
    }),
  ];
}

async function takeOver(job: JobContext, secrets: Secrets, id: string): Promise<void> {
  const { database, now } = job;
  const began = await database.work(now(), (db) => whoBegan(db, id));
  if (!began) return;
  const context = onBehalfOf(job, `import ${id}`, began);
  const begun = await database.transaction(context(), async (db) => ({
    list: await importList(db, id),
    kept: await importContent(db, id),
    waiting: await importRows(db, id, { outcome: 'ready' }),
  }));
  const { list, kept } = begun;
  if (!list || !kept?.content) return;
  const { rows } = JSON.parse(unseal(secrets, 'import', kept.content)) as Kept;
  const cellsOf = new Map(rows.map(({ line, cells }) => [line, cells]));
  const arrangements = await currentArrangements(database, now());
  const { areas } = arrangements;
  const reading = {
    columns: list.columns,
    mapping: kept.mapping as Mapping,
    fields: importFields(areas),
    areas,
  };
  for (const { line } of begun.waiting) {
    const row = readRow(cellsOf.get(line) ?? [], { ...reading, now: now() });
    const concernId = randomUUID();
    const code = receiptCode(secrets.SECRET, concernId);
    await database.transaction(context({ submitting: concernId, receipt: codeHash(code) }), async (db) => {
      if ('errors' in row) return rowBecame(db, id, line, { outcome: 'wrong', errors: row.errors });
      const mark = { agencyId: began.agencyId, mark: row.mark, concernId, listId: id };
      if (!(await takeMark(db, mark))) return rowBecame(db, id, line, { outcome: 'already' });
      const { reference } = await receiveConcern(db, marked(row, list, now()), {
        ...{ id: concernId, code, at: now(), arrangements, cameBy: 'import' },
        ...{ receivedAt: row.receivedAt, hears: list.tellReferrers },
      });
      return rowBecame(db, id, line, { outcome: 'imported', concernId, reference });
    });
  }
  await database.transaction(context(), (db) => listEnds(db, id, now()));
}

/** What was told, with where it comes from: read with the account for ever. */
function marked(
  { telling, theirReference }: Extract<ReadRow, { mark: string }>,
  list: ImportList,
  now: Temporal.Instant,
) {
  const day = inLondon(now).toPlainDate().toLocaleString('en-GB', { dateStyle: 'long' });
  const part: AccountPart = {
    heading: 'How it came',
    lines: [
      { label: 'Imported', words: [`From the list ${list.fileName}, by ${list.madeByName}, on ${day}`] },
      ...(theirReference ? [{ label: 'Its reference there', words: [theirReference] }] : []),
    ],
  };
  return { ...telling, account: { ...telling.account, parts: [...telling.account.parts, part] } };
}
