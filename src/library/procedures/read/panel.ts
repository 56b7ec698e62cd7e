import { signedIn } from '../../../platform/access/index.ts';
import { card, html, NOTHING, time } from '../../../platform/html/index.ts';
import type { Panel } from '../../../platform/http/index.ts';
import { whenWords } from '../../../platform/time/words.ts';
import { toldOf } from '../../store/chapter-reading.ts';
import { becameWords } from '../rules/amendments.ts';

const SHOWN = 5;

/** On the desk: chapters that the reader uses and that changed, until they confirm that they read them; and other numbers. */
export const changedPanel: Panel = {
  permission: signedIn,
  async load(page, db) {
    const told = await toldOf(db, SHOWN, page.now);
    return () =>
      told.length === 0
        ? NOTHING
        : card({
            title: 'Procedures you use have changed',
            body: html`<ul class="govuk-list">${told.map(
              ({ chapter, title, at, was, became }) =>
                html`<li><a class="govuk-link" href="/procedures/amendments?chapter=${chapter}">${title}</a> <span class="ws-quiet">${time(whenWords(at, page.now))}</span><br>${was !== null && became !== null ? becameWords({ was, became }) : html`<a class="govuk-link" href="/procedures/${chapter}/read">I have read it<span class="govuk-visually-hidden">: ${title}</span></a>`}</li>`,
            )}</ul>`,
          });
  },
};
