import { govuk, type Html, html, NOTHING } from '../html/index.ts';
import type { FormError } from './parse.ts';

/** The summary at the top of a form that came back; nothing when there are no errors. */
export function errorSummary(errors: readonly FormError[]): Html {
  if (errors.length === 0) return NOTHING;
  return govuk.errorSummary({
    titleText: 'There is a problem',
    errorList: errors.map(({ href, message }) => ({ href, text: message })),
  });
}

/** The message beside one field, as the GOV.UK components take it. */
export function errorMessage(
  errors: readonly FormError[],
  field: string,
): { errorMessage?: { text: string } } {
  const found = errors.find((error) => error.field === field);
  return found ? { errorMessage: { text: found.message } } : {};
}

/** Form token and, for forms with an effect, the key that lets it happen once. */
export function hiddenFields(fields: { csrf: string; key?: string }): Html {
  const key =
    fields.key === undefined ? NOTHING : html`<input type="hidden" name="form-key" value="${fields.key}">`;
  return html`<input type="hidden" name="csrf" value="${fields.csrf}">${key}`;
}
