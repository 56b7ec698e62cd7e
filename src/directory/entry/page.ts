import { showWithNumbers } from '../../partnership/index.ts';
import { html } from '../../platform/html/index.ts';
import { notFound, type Page } from '../../platform/http/index.ts';
import { areasOf } from '../areas.ts';
import { entryOf } from '../hsds/entry.ts';
import { publicEntry } from '../store/entries.ts';
import { entryView } from './view.ts';

const MOST_SECONDS = 60;

/** GET /directory/ID: what it is, for whom, how to get it, when, what it costs, and when it was checked. */
export async function showEntry(page: Page): Promise<Response> {
  const id = page.uuid();
  const areas = await areasOf(page);
  const found = await page.transaction((db) => publicEntry(db, id));
  if (!found) throw notFound({ kind: 'service', id });
  const entry = entryOf(found.content, found.areas);
  return showWithNumbers(
    page,
    () => ({
      title: found.title,
      current: '/directory',
      before: html`<a href="/directory" class="govuk-back-link">All services</a>`,
      main: entryView({ id, entry, areas, checkedOn: found.checkedOn, goneOn: found.goneOn }),
    }),
    { keepSeconds: MOST_SECONDS },
  );
}
