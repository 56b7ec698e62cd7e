import { type Refusal, statusOf } from '../../platform/forms/index.ts';
import { type Html, html } from '../../platform/html/index.ts';
import type { Page } from '../../platform/http/index.ts';

/** A page about money with a form: where it leads back to, and, where the form was refused, with the status that says so. */
export const moneyPage = (
  page: Page,
  shown: {
    title: string;
    back: readonly [href: string, words: string];
    main: Html;
    refusal: Refusal | undefined;
  },
): Promise<Response> =>
  page.show({
    ...{ title: shown.title, kind: 'workspace', current: '/learning/ledger', main: shown.main },
    before: html`<a href="${shown.back[0]}" class="govuk-back-link">${shown.back[1]}</a>`,
    ...statusOf(shown.refusal),
  });
