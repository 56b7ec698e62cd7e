import { showWithNumbers } from '../../partnership/index.ts';
import { type Page, readForm } from '../../platform/http/index.ts';
import { areasOf } from '../areas.ts';
import { hrefOf, isAsked, readAsked } from '../rules/asked.ts';
import { searchWords } from '../rules/search-words.ts';
import { findServices } from '../store/search.ts';
import { findView } from './view.ts';

const SIZE = 20;

const MOST_SECONDS = 60;

/** GET /directory?words=…&need=…: what helps, nearest or best first. The address never carries a whole postcode. */
export async function showFind(page: Page): Promise<Response> {
  const query = page.url.searchParams;
  const areas = await areasOf(page);
  const asked = readAsked(
    (name) => query.get(name) ?? '',
    areas.map(({ code }) => code),
  );
  // An address that was made by hand: its whole postcode goes no further.
  if (asked.near !== '' && query.get('near') !== asked.near) return page.seeOther(hrefOf(asked));
  const words = searchWords(asked.words);
  const found = isAsked(asked)
    ? await page.transaction((db) => findServices(db, asked, words, SIZE + 1))
    : undefined;
  // What the page before ended with is gone meanwhile, or nothing follows: the list from its beginning.
  if (asked.after !== '' && found?.rows.length === 0) return page.seeOther(hrefOf(asked));
  const rows = found?.rows.slice(0, SIZE) ?? [];
  const last = rows.at(-1);
  const more = found !== undefined && found.rows.length > SIZE && last !== undefined;
  const unknown = query.get('place') === 'unknown';
  return showWithNumbers(
    page,
    () => ({
      title: titleOf(unknown, found?.total),
      current: '/directory',
      main: findView({
        asked,
        areas,
        found: found && { ...found, rows },
        size: SIZE,
        unknown,
        next: more ? `${hrefOf(asked)}&after=${last.id}` : undefined,
        first: asked.after ? hrefOf(asked) : undefined,
      }),
    }),
    // Only the bare form: what somebody looks for is kept nowhere.
    { keepSeconds: MOST_SECONDS, same: page.url.search === '' ? ['/directory', areas] : undefined },
  );
}

const NAME = 'Services that help families';

function titleOf(unknown: boolean, found: number | undefined): string {
  if (unknown) return `Error: ${NAME}`;
  return found === undefined ? NAME : `${NAME}: ${found.toLocaleString('en-GB')} found`;
}

/**
 * POST /directory/find: the same form, so that a postcode is in no address and no log. It changes nothing and needs no
 * cookie, which keeps the page with the form the same for everybody.
 */
export async function find(page: Page): Promise<Response> {
  const body = await readForm(page.request, 10_000);
  const areas = await areasOf(page);
  const take = (name: string) => body.get(name)?.[0] ?? '';
  const asked = readAsked(
    take,
    areas.map(({ code }) => code),
  );
  const unknown = asked.near === '' && take('near').trim() !== '';
  const href = hrefOf(asked);
  if (unknown) return page.seeOther(`${href}${href.includes('?') ? '&' : '?'}place=unknown`);
  // On a phone the form fills the screen: what was found is where they go on.
  return page.seeOther(`${isAsked(asked) ? href : hrefOf({ ...asked, all: true })}#found`);
}
