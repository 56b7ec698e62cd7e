import { cursorFrom, hrefAfter, pageOf, pageSize } from '../../platform/html/index.ts';
import type { Page } from '../../platform/http/index.ts';
import { listWording } from '../store/wording.ts';
import { wordingView } from './view.ts';

const PATH = '/library/wording';

/** GET /library/wording: every change of a topic or of words that mean the same, the latest first. */
export async function showWording(page: Page): Promise<Response> {
  const after = cursorFrom(page.url.searchParams);
  const found = await page.transaction((db) => listWording(db, { after, most: pageSize + 1 }));
  const { rows, next } = pageOf(found, ({ at, id }) => ({ at, id }));
  return page.show({
    title: 'What topics and words said before',
    kind: 'workspace',
    current: '/library/inbox',
    main: wordingView({
      ...{ rows, now: page.now, size: pageSize },
      next: hrefAfter(PATH, next),
      first: after ? PATH : undefined,
    }),
  });
}
