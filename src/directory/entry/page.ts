import { showWithNumbers } from '../../partnership/index.ts';
import { html } from '../../platform/html/index.ts';
import { notFound, type Page } from '../../platform/http/index.ts';
import { areasOf } from '../areas.ts';
import { entryOf } from '../hsds/entry.ts';
import { readAsked, wayBack } from '../rules/asked.ts';
import { publicEntry } from '../store/entries.ts';
import { entryView } from './view.ts';

const MOST_SECONDS = 60;

/** GET /directory/ID?words=…: what it is, for whom, how to get it, when, what it costs, and when it was checked. Come to from a search, it leads back there. */
export async function showEntry(page: Page): Promise<Response> {
  const id = page.uuid();
  const areas = await areasOf(page);
  const found = await page.transaction((db) => publicEntry(db, id));
  if (!found) throw notFound({ kind: 'service', id });
  const entry = entryOf(found.content, found.areas);
  const back = wayBackOf(page, id, areas);
  return showWithNumbers(
    page,
    () => ({
      title: found.title,
      current: '/directory',
      before: html`<a href="${back ?? '/directory'}" class="govuk-back-link">${back ? 'What you found' : 'All services'}</a>`,
      main: entryView({ id, entry, areas, checkedOn: found.checkedOn, goneOn: found.goneOn }),
    }),
    { keepSeconds: MOST_SECONDS },
  );
}

/** What was looked for is read anew from the address, so that nobody is led anywhere but to the directory. */
export function wayBackOf({ url }: Page, id: string, areas: readonly { code: string }[]): string | undefined {
  const asked = readAsked(
    (name) => url.searchParams.get(name) ?? '',
    areas.map(({ code }) => code),
  );
  return wayBack(id, asked);
}
