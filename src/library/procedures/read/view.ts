import { errorMessage, errorSummary, type FormError, hiddenFields } from '../../../platform/forms/index.ts';
import { govuk, type Html, html, notice, time } from '../../../platform/html/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { dateWords, whenWords } from '../../../platform/time/words.ts';
import type { Version } from '../types.ts';

interface ReadModel {
  version: Version;
  position: number;
  errors: readonly FormError[];
  /** When the reader confirmed this version. */
  at: Temporal.Instant | undefined;
  now: Temporal.Instant;
  csrf: string;
  key: string;
  chapterHref: string;
  action: string;
}

/** A box to tick, or when it was ticked. */
export function readView({
  version,
  position,
  errors,
  at,
  now,
  csrf,
  key,
  chapterHref,
  action,
}: ReadModel): Html {
  const of = html`<p class="govuk-body">Chapter ${position}, version ${version.number}, in force from ${time(dateWords(londonDate(version.from)))}. <a class="govuk-link" href="${chapterHref}">Read the chapter</a></p>`;
  const head = html`<span class="govuk-caption-l">I have read this</span><h1 class="govuk-heading-l">${version.title}</h1>`;
  if (at)
    return html`${head}${notice('calm', { strong: 'You have confirmed this version', body: html`${time(whenWords(at, now))}. When a new one begins, you are told.` })}${of}`;
  return html`${errorSummary(errors)}${head}${of}<form method="post" action="${action}" novalidate>${hiddenFields({ csrf, key })}<input type="hidden" name="version-id" value="${version.id}">${govuk.checkboxes(
    {
      name: 'read',
      idPrefix: 'read',
      items: [{ value: 'yes', text: 'I have read this version and know what it asks of me' }],
      hint: { text: 'Your agency and the partnership see how many have read it, not who.' },
      fieldset: { legend: { text: 'Confirm', classes: 'govuk-fieldset__legend--m' } },
      ...errorMessage(errors, 'read'),
    },
  )}<button class="govuk-button">Confirm</button></form>`;
}
