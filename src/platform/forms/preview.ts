import { asset, card, type Html, html, NOTHING, raw } from '../html/index.ts';
import type { FormError } from './parse.ts';

/** Beside or below a box, how what is typed in it will look. `shown`: undefined before anybody asked for it. */
export function previewRegion(shown: Html | undefined): Html {
  return html`<div class="ws-beside__see" id="preview" role="region" aria-label="Preview" tabindex="0" data-preview${shown ? NOTHING : raw(' hidden')}><p class="govuk-visually-hidden" role="status"></p><div data-preview-shown>${shown ?? NOTHING}</div></div>`;
}

/** A text as it will look, after a line that says what is wrong with it. */
export const previewCard = (wrong: readonly FormError[], text: Html): Html =>
  card({
    title: 'Preview, not saved yet',
    body: html`<p data-preview-verdict>${verdictOf(wrong)}</p>${text}`,
  });

const verdictOf = (wrong: readonly FormError[]): string =>
  wrong.length === 0
    ? 'Its pictures and local facts are in order.'
    : `Look again: ${wrong.map(({ message }) => message).join('. ')}.`;

/** The button that shows it without a script, and the script that follows what is typed. */
export const previewButton = (path: string): Html =>
  html`<button class="govuk-button govuk-button--secondary" name="press" value="preview" formaction="${path}#preview">Preview</button>`;
export const previewScript = (): Html => html`<script type="module" src="${asset('preview.js')}"></script>`;

/** What can be written, beside what a box is for. */
export const writingHint: Html = html`In Markdown: an empty line begins a paragraph, <code>- </code> a list, <code>[words](/address)</code> a link. A picture is brought under <a class="govuk-link" href="/library/files">Files</a>, which says how it is written: <code>![What it shows](/files/…)</code>. A number that is arranged here stands between two braces by name, <code>{{front door number}}</code>: then it is always as arranged. <a class="govuk-link" href="/library/local-facts">What can be named</a>.`;
