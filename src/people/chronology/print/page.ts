import { pdfResponse } from '../../../platform/documents/index.ts';
import { mustBeWorkable } from '../../../platform/forms/index.ts';
import type { Page } from '../../../platform/http/index.ts';
import { readHead } from '../../store/person.ts';
import { openRows } from '../../store/search.ts';
import { filtersFrom } from '../filters.ts';
import { readChronology } from '../load.ts';
import { auditEntries } from '../page.ts';
import { chronologyPaper } from './paper.ts';

/** So many lines stand on one paper; of more, the latest, and the paper says so. */
const MOST = 1000;

const printable = {
  kind: 'person',
  readOnly:
    'You may read this chronology but not print it. Nothing was printed. Ask the team that holds the record.',
};

/**
 * GET /people/ID/chronology/document.pdf[?…filters][&shielded=yes]: the chronology on paper, as it is filtered. What
 * is shielded is left out, unless the reader may read it and asks for it. Only for those who work on the record: paper
 * is out of reach of every later rule.
 */
export async function printChronology(page: Page): Promise<Response> {
  const id = page.uuid();
  const query = page.url.searchParams;
  const filters = filtersFrom(query);
  const shielded = query.get('shielded') === 'yes';
  const people = [id, ...filters.with];
  const paper = await page.transaction(async (db) => {
    const [found, read, together] = await Promise.all([
      readHead(db, id),
      readChronology(page, db, people, { filters, most: MOST + 1 }),
      openRows(db, filters.with),
    ]);
    const head = mustBeWorkable(printable, id, found);
    const entries = read.filter((entry) => shielded || !entry.shielded);
    await auditEntries(db, { action: 'print', id, basis: head.basis }, entries);
    const shown = entries.slice(0, MOST).toReversed();
    const labels = together.map(({ label }) => label);
    return chronologyPaper(page, head, {
      entries: shown,
      more: entries.length > MOST,
      filters,
      together: labels,
    });
  });
  return pdfResponse(paper);
}
