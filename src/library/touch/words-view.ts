import { type Html, html } from '../../platform/html/index.ts';

/** Plain words as paragraphs, with their line ends. */
export function paragraphs(words: string): Html {
  return html`${words
    .split(/\n{2,}/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map(
      (part) =>
        html`<p class="govuk-body">${part.split('\n').map((line, n) => (n === 0 ? line : html`<br>${line}`))}</p>`,
    )}`;
}
