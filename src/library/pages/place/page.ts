import { currentArrangements, drawingOf, namedAt } from '../../../partnership/index.ts';
import { type Handler, notFound, type Page } from '../../../platform/http/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { saidIn } from '../../local/named.ts';
import { hrefOf } from '../../rules/addresses.ts';
import { fileHref, filesIn } from '../../rules/files.ts';
import { oneOfEach } from '../guides/page.ts';
import { serve } from '../serve.ts';
import { shelfOf } from '../shelf.ts';
import { placeView, togetherView } from './view.ts';

const SIZE = 25;

/** GET of the list of a kind, at the address that the kind names. */
export const showPlace: Handler = async (page: Page) => {
  const place = page.url.pathname;
  const from = Math.max(0, Math.min(10_000, Math.floor(Number(page.url.searchParams.get('from')) || 0)));
  const { database } = page.services;
  const arrangements = await currentArrangements(database, page.now);
  const named = (area: string | null) => namedAt(arrangements, area, page.now);
  const now = await shelfOf(database, page.now);
  const kind = (await now.kinds(page.now)).find((one) => one.place === place);
  if (!kind) throw notFound();
  const entries = kind.together ? await now.together(place, page.now) : [];
  const said = entries.flatMap((entry) => saidIn(entry, named(entry.area)));
  const key = ['place', place, from, JSON.stringify(said)].join(' ');
  return serve(page, { key, area: null }, async (shelf, call) => {
    if (kind.together) {
      const pages = await shelf.together(place, page.now);
      const files = await shelf.files([...new Set(pages.flatMap(filesIn))], page.now);
      const sensitive = pages.some((one) => one.sensitive);
      return {
        title: kind.plural,
        sensitive,
        main: togetherView({
          kind,
          pages,
          ...{ areas: arrangements.areas, call },
          drawing: (area) =>
            drawingOf({ arrangements, area, at: page.now, files: new Set(files.map(fileHref)) }),
        }),
      };
    }
    const pages = oneOfEach(await shelf.list(page.now)).filter((one) => one.place === place);
    const address = (at: number) => (at > 0 ? `${place}?from=${at}` : place);
    return {
      title: kind.plural,
      main: placeView({
        kind,
        pages: pages.slice(from, from + SIZE).map((one) => ({
          ...one,
          href: hrefOf({ ...one, area: null }),
        })),
        today: londonDate(page.now),
        next: pages.length > from + SIZE ? address(from + SIZE) : undefined,
        first: from > 0 ? address(0) : undefined,
        size: SIZE,
      }),
    };
  });
};
