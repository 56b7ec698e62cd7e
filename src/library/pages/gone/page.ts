import { showOpenly } from '../../../partnership/index.ts';
import { notFound, type Page } from '../../../platform/http/index.ts';
import { goneCalled } from '../../store/gone.ts';
import { readTopics } from '../../store/shown.ts';
import { goneView } from './view.ts';

/**
 * Answers at a name of which nothing is shown: leads to what took the place of a page that was, or says that it is gone.
 * @throws HttpError 404 where there never was one
 */
export async function showGone(page: Page, slug: string): Promise<Response> {
  const { gone, topics } = await page.transaction(async (db) => ({
    gone: await goneCalled(db, slug),
    topics: await readTopics(db),
  }));
  if (!gone) throw notFound();
  // Once only: two that take each other's place would lead around for ever.
  if (gone.instead && !page.url.searchParams.has('was')) return page.seeOther(`${gone.instead}?was=${slug}`);
  return showOpenly(page, {
    title: 'This page is no longer here',
    status: 410,
    main: goneView({
      ...gone,
      topics: topics.filter(({ code, atRest }) => !gone.sensitive && !atRest && gone.topics.includes(code)),
    }),
  });
}
