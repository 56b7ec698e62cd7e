import { may } from '../../platform/access/index.ts';
import { card, html, NOTHING } from '../../platform/html/index.ts';
import type { Panel } from '../../platform/http/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { toDo } from '../store/to-do.ts';

const counted = (count: number, one: string, many: string) =>
  count === 1 ? `1 page ${one}` : `${count} pages ${many}`;

/** On the desk of whoever keeps pages: which of theirs ask for something, and what waits to be published. */
export const pagesPanel: Panel = {
  permission: may('library.edit'),
  async load(page, db) {
    const { id, permissions } = page.practitioner;
    const publishes = permissions.has('library.publish');
    const { due, broken, offered, inReview } = await toDo(db, { id, publishes }, londonDate(page.now));
    const lines = [
      {
        count: due,
        standing: 'due',
        words: counted(due, 'is due to be read again', 'are due to be read again'),
      },
      {
        count: broken,
        standing: 'broken',
        words: counted(broken, 'has links that lead nowhere', 'have links that lead nowhere'),
      },
      {
        count: offered,
        standing: 'offered',
        words: counted(offered, 'has a newer text to compare', 'have newer texts to compare'),
      },
    ].map((line) => ({ ...line, href: `/library?standing=${line.standing}&owner=mine` }));
    const review = {
      count: inReview,
      words: counted(inReview, 'waits for review', 'wait for review'),
      href: '/library?standing=in-review',
    };
    const wanted = [...lines, ...(publishes ? [review] : [])].filter(({ count }) => count > 0);
    return () =>
      wanted.length === 0
        ? NOTHING
        : card({
            title: 'Pages of the library',
            body: html`<ul class="govuk-list">${wanted.map(({ words, href }) => html`<li><a class="govuk-link" href="${href}">${words}</a></li>`)}</ul>`,
            foot: html`<a class="govuk-link" href="/library?owner=mine">All that you keep</a>`,
          });
  },
};
