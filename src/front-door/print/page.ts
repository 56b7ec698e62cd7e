import { currentEditions, currentTeams } from '../../partnership/index.ts';
import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { pdfResponse } from '../../platform/documents/index.ts';
import { HttpError, notFound, type Page } from '../../platform/http/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { citationsOf, citedIndicators } from '../record/cited.ts';
import type { Citations } from '../record/history-view.ts';
import type { CitedIndicator, ConcernRecord } from '../record/types.ts';
import { addPrinting } from '../store/printing.ts';
import { readRecord } from '../store/record.ts';
import { decisionParts } from './decisions.ts';
import { paperOf } from './frame.ts';
import { childrenParts, involvedParts, referrerParts } from './people.ts';
import { toldParts } from './told.ts';
import { historyParts, ratingParts } from './work.ts';

/** GET /front-door/ID/document.pdf: the concern with its decision. Shielded addresses are never on it. */
export async function printConcern(page: Page): Promise<Response> {
  const { now, practitioner } = page;
  const id = page.uuid();
  const { record, teams, cited, citations } = await page.transaction(async (db) => {
    const found = await readToPrint(page, db, id);
    await addPrinting(db, {
      ...{ concernId: id, what: 'concern', purpose: '', parts: [], shielded: false },
      ...{ version: found.record.version, byId: practitioner.id },
      ...{ by: practitioner.name, agency: practitioner.agencyName },
    });
    await audit(db, { action: 'print', kind: 'concern', id, basis: found.record.basis });
    return found;
  });
  const parts = [
    ...decisionParts(record, citations),
    ...ratingParts(record),
    ...toldParts(record, cited),
    ...childrenParts(record, londonDate(now), false),
    ...involvedParts(record),
    ...referrerParts(record),
    ...historyParts(record, teams, now),
  ];
  return pdfResponse(
    paperOf(page, record, { title: 'Concern and decision', team: teams.get(record.teamId), parts }),
  );
}

interface ToPrint {
  record: ConcernRecord;
  /** Names of teams by id. */
  teams: ReadonlyMap<string, string>;
  /** What the referrer cited. */
  cited: readonly CitedIndicator[];
  /** What each decision cites. */
  citations: Citations;
}

/**
 * A concern that the reader may put on paper: they must be able to work on it, not only to read it, for paper is out
 * of reach of every later rule.
 * @throws HttpError 404 for a concern one may not see, 403 for one that one may only read
 */
export async function readToPrint(page: Page, db: Db, id: string): Promise<ToPrint> {
  const record = await readRecord(db, id);
  if (!record) throw notFound({ kind: 'concern', id });
  if (!record.workable) throw new HttpError(403, { says: mayNotPrint, record: { kind: 'concern', id } });
  const teams = await currentTeams(page.services.database, page.now, db);
  const editions = await currentEditions(page.services.database, page.now, db);
  return {
    record,
    teams: new Map([...teams.values()].map(({ id: team, name }) => [team, name])),
    cited: citedIndicators(editions, record.account.cited ?? [], page.now),
    citations: citationsOf(record, editions, page.now),
  };
}

export const mayNotPrint =
  'You may read this concern but not print it. Nothing was printed. Ask the team that holds it.';
