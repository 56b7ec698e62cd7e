import { facts, type Html, html } from '../../platform/html/index.ts';
import type { ErrorWords } from './words.ts';

/** `says` replaces all three sentences where the page knew better; `id` finds the request in the logs. */
export type ErrorPage = {
  words: ErrorWords;
  says?: string | undefined;
  id: string;
  home: { label: string; href: string };
};

/** An error page. Help comes first for anyone who came here about a child: the numbers stay in the bar above. */
export function errorView({ words, says, id, home }: ErrorPage): Html {
  const told = says
    ? html`<p class="ws-lead">${says}</p>`
    : html`<p class="ws-lead">${words.happened}</p><p>${words.kept}</p><p>${words.next}</p>`;
  return html`<div class="ws-step"><h1>${words.title}</h1>${told}
<p><a href="${home.href}">${home.label}</a></p>${facts([{ label: 'Code for this page', value: html`<code>${id}</code>` }])}</div>`;
}
