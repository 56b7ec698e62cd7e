import { type Html, html } from '../../platform/html/index.ts';
import type { Difference, Run } from './types.ts';

/** So many characters of what did not change stand around what did. */
const AROUND = 160;

/** What differs, part by part: said in words, struck or underlined, never by colour alone. */
export function differencesView(found: readonly Difference[], same: string): Html {
  if (found.length === 0) return html`<p>${same}</p>`;
  return html`${found.map(
    ({ label, runs, said }) =>
      html`<section class="ws-differs"><h2 class="govuk-heading-s">${label}</h2>${said ? said.map((words) => html`<p>${words}</p>`) : html`<p class="ws-differs__words">${runs.map((run, at) => drawRun(run, at === 0, at === runs.length - 1))}</p>`}</section>`,
  )}`;
}

function drawRun({ kind, words }: Run, first: boolean, last: boolean): Html {
  if (kind === 'gone')
    return html`<del><span class="govuk-visually-hidden">[taken out: </span>${words}<span class="govuk-visually-hidden">]</span></del>`;
  if (kind === 'new')
    return html`<ins><span class="govuk-visually-hidden">[put in: </span>${words}<span class="govuk-visually-hidden">]</span></ins>`;
  return html`${shortened(words, first, last)}`;
}

function shortened(words: string, first: boolean, last: boolean): string {
  const [before, after] = [first ? 0 : AROUND, last ? 0 : AROUND];
  if (words.length <= before + after + 40) return words;
  return `${words.slice(0, before)} … ${after > 0 ? words.slice(-after) : ''}`;
}
