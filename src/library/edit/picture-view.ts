import type { FormError, Typed } from '../../platform/forms/index.ts';
import { type Html, html, NOTHING, raw } from '../../platform/html/index.ts';
import { fileAt } from '../rules/files.ts';
import { boxes } from './boxes.ts';
import { PICTURE, SHOWS, uploadField } from './parts.ts';

/** Ids that these boxes use. */
export const PICTURE_IDS = [SHOWS, uploadField(PICTURE)];

/** A picture for the text: uploaded here, and put at its end once it is said what it shows. */
export function pictureView({ typed, errors }: { typed: Typed; errors: readonly FormError[] }): Html {
  const { line, file } = boxes({ typed, errors });
  const held = typed.value(PICTURE);
  const name = fileAt(held)?.name;
  return html`<details class="govuk-details"${name || errors.some(({ field }) => field.includes(PICTURE)) ? raw(' open') : NOTHING}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Put a picture into the text</span></summary><div class="govuk-details__text">
${name ? html`<input type="hidden" name="${PICTURE}" value="${held}"><p>Uploaded: ${name}</p>` : NOTHING}
${file(uploadField(PICTURE), 'Picture', 'JPEG, PNG, WebP or AVIF. The place and time it was taken are removed. Never one of a child who can be known.', 'image/*')}
${line(SHOWS, 'What does it show?', 'For whoever cannot see it. One that only adorns is left out. When you press Save or Preview the picture stands at the end of the text; move its line to where it belongs.')}</div></details>`;
}
