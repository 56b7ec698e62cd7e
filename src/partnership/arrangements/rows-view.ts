import { type Html, html, NOTHING } from '../../platform/html/index.ts';

/** How sure a row is, in words. */
export const CERTAINTY: Readonly<Record<string, string>> = {
  V: 'seen in its source',
  L: 'one locality’s practice',
  G: 'assumed: check before relying on it',
  derived: 'follows from another source: confirm',
};

/** A link to where a row is changed, heard with what it is; nothing where it is another area's. */
export function changeLink(may: boolean, href: string, what: string): Html {
  return may
    ? html`<a href="${href}">Change<span class="govuk-visually-hidden"> ${what}</span></a>`
    : NOTHING;
}
