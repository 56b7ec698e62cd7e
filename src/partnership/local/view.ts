import { type Html, html, telephone } from '../../platform/html/index.ts';
import type { SaidLocally } from './types.ts';

const list = new Intl.ListFormat('en-GB');

/** What stands around the words themselves: who it is, and where it holds. */
function around({ note, places }: SaidLocally): string {
  const said = [places.length > 0 ? list.format(places) : '', note].filter((words) => words !== '');
  return said.length > 0 ? ` (${said.join(': ')})` : '';
}

/** "01375 652802 (Thurrock); 0345 603 7627 (Essex)", each to be rung or written to by pressing it. */
export function localFactView(said: readonly SaidLocally[]): Html {
  return html`${said.map((each, at) => html`${at > 0 ? '; ' : ''}${wordsView(each)}${around(each)}`)}`;
}

function wordsView({ words, as }: SaidLocally): Html {
  if (as === 'phone') return telephone(words);
  return as === 'e-mail' ? html`<a class="govuk-link" href="mailto:${words}">${words}</a>` : html`${words}`;
}

/** The same as words alone, for paper. */
export const localFactWords = (said: readonly SaidLocally[]): string =>
  said.map((each) => `${each.words}${around(each)}`).join('; ');
