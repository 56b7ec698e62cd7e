import { may } from '../../platform/access/index.ts';
import { card, html, story } from '../../platform/html/index.ts';
import type { PersonPanel } from '../../platform/http/index.ts';
import { noFilters } from '../rules/chronology.ts';
import { readChronology } from './load.ts';
import { auditEntries } from './page.ts';
import { lineOf } from './view.ts';

const RECENT = 4;

/** For a person's page: what happened last, and the way to the whole chronology. */
export const chronologyPanel: PersonPanel = {
  place: 'chronology',
  permission: may('people.read'),
  load: async (page, db, personId) => {
    const entries = await readChronology(page, db, [personId], { filters: noFilters, most: RECENT });
    if (entries.length > 0) await auditEntries(db, { action: 'list', id: personId }, entries);
    return () =>
      card({
        title: 'Chronology',
        body:
          entries.length === 0
            ? html`<p>Nothing that you may see is written yet.</p>`
            : html`<div class="ws-chronology">${story(
                entries.map((entry) =>
                  lineOf(entry, { person: { id: personId }, now: page.now, workable: false }),
                ),
              )}</div>`,
        foot: html`<a href="/people/${personId}/chronology">The whole chronology</a>`,
      });
  },
};
