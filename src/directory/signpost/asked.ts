import { showOpenly } from '../../partnership/index.ts';
import { type FormError, formError } from '../../platform/forms/index.ts';
import { one, type Page, sha256 } from '../../platform/http/index.ts';
import { OUTCOMES } from '../rules/outcomes.ts';
import { answerBy, askedBy } from '../store/signposts.ts';
import { askedView, overView, thanksView } from './asked-view.ts';

const hashIn = (page: Page) => sha256(page.param('code').slice(0, 100)).toString('hex');

/** GET /directory/asked/CODE: whoever holds the link is asked once whether they got there; it names nobody. */
export async function showAsked(page: Page, errors: readonly FormError[] = []): Promise<Response> {
  const found = await page.transaction((db) => askedBy(db, hashIn(page)));
  if (!found) return showOpenly(page, { title: 'A short question', main: overView(), status: 404 });
  const code = page.param('code');
  return showOpenly(page, {
    title: found.answered ? 'Thank you' : 'A short question',
    main: found.answered ? thanksView() : askedView({ title: found.title, code, errors, csrf: page.csrf }),
    ...(errors.length > 0 && !found.answered ? { status: 400 } : {}),
  });
}

/** POST /directory/asked/CODE: the first answer counts; one sent twice leaves one thing. */
export async function answerAsked(page: Page): Promise<Response> {
  const outcome = OUTCOMES.find((each) => each === one(page.body, 'outcome'));
  if (!outcome) return showAsked(page, [formError('outcome', 'Choose one of the answers')]);
  // The first answer counts. Of a link that is over, the page that follows says so.
  await page.transaction((db) => answerBy(db, hashIn(page), outcome));
  return page.seeOther(`/directory/asked/${page.param('code')}`);
}
