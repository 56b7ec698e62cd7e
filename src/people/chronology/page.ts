import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { cursorFrom, hrefAfter, html } from '../../platform/html/index.ts';
import { notFound, type Page } from '../../platform/http/index.ts';
import { queryOf } from '../rules/chronology.ts';
import { auditOthers } from '../same/read.ts';
import { eventAgencies } from '../store/chronology.ts';
import { openFamily } from '../store/family.ts';
import { readHead } from '../store/person.ts';
import { filtersFrom } from './filters.ts';
import { readChronology } from './load.ts';
import type { Entry } from './types.ts';
import { chronologyView } from './view.ts';

const SIZE = 25;

/** GET /people/ID/chronology: what happened, from every agency, the latest first. */
export async function showChronology(page: Page): Promise<Response> {
  const id = page.uuid();
  const query = page.url.searchParams;
  const filters = filtersFrom(query);
  const after = cursorFrom(query);
  const people = [id, ...filters.with];
  const found = await page.transaction(async (db) => {
    const [head, entries, agencies, relatives] = await Promise.all([
      readHead(db, id),
      readChronology(page, db, people, { filters, after, most: SIZE + 1 }),
      eventAgencies(db, people),
      openFamily(db, id),
    ]);
    if (!head) throw notFound({ kind: 'person', id });
    const shown = entries.slice(0, SIZE);
    await auditEntries(db, { action: 'read', id, basis: head.basis }, shown);
    const named = relatives.map((relative) => relative.id);
    if (named.length > 0) await audit(db, { action: 'list', kind: 'person', shown: named });
    await auditOthers(db, id, ['chronology']);
    return { head, shown, more: entries.length > SIZE, agencies, relatives };
  });
  if (found.head.shownAs !== id) return page.seeOther(`/people/${found.head.shownAs}/chronology`);
  const here = `/people/${id}/chronology${queryOf(filters)}`;
  return page.show({
    title: `Chronology, ${found.head.reference}`,
    kind: 'workspace',
    current: '/people',
    before: html`<a href="/people/${id}" class="govuk-back-link">Back to the person</a>`,
    main: chronologyView({
      person: found.head,
      entries: found.shown,
      agencies: found.agencies,
      relatives: found.relatives,
      filters,
      now: page.now,
      workable: found.head.workable && page.practitioner.permissions.has('people.write'),
      size: SIZE,
      next: hrefAfter(here, found.more ? found.shown.at(-1) : undefined),
      first: after ? here : undefined,
    }),
  });
}

/**
 * Writes to the audit that lines of a chronology were read, and whom they name: each of them sees among who has looked
 * that it was. What is shielded is a line of its own, which they do not see there.
 */
export async function auditEntries(
  db: Db,
  read: { action: 'read' | 'list' | 'print'; id: string; basis?: string },
  entries: readonly Entry[],
): Promise<void> {
  const { open = [], shielded = [] } = Object.groupBy(entries, (entry) =>
    entry.shielded ? 'shielded' : 'open',
  );
  await audit(db, { ...read, kind: 'person', shown: peopleOf(open), fields: ['chronology'] });
  if (shielded.length > 0)
    await audit(db, {
      ...read,
      kind: 'person',
      shown: peopleOf(shielded),
      fields: ['chronology', 'shielded event'],
    });
}

const peopleOf = (entries: readonly Entry[]) => [
  ...new Set(entries.flatMap(({ people }) => people.map(({ id }) => id))),
];
