import { errorMessage, type FormError } from '../forms/index.ts';
import { govuk, type Html, html } from '../html/index.ts';

/** The boxes by which a list comes: a file, or what is pasted. */
export function uploadBoxes(errors: readonly FormError[], pasted: string): Html {
  return html`${govuk.fileUpload({
    id: 'file',
    name: 'file',
    label: { text: 'CSV file', classes: 'govuk-label--m' },
    hint: { text: 'At most 2,000 rows and 5 MB. Columns stand between commas, semicolons or tabs.' },
    attributes: { accept: '.csv,text/csv,text/plain' },
    ...errorMessage(errors, 'file'),
  })}${govuk.textarea({
    id: 'pasted',
    name: 'pasted',
    label: { text: 'Or paste the list here, with its heading' },
    rows: '4',
    value: pasted,
    spellcheck: false,
  })}`;
}
