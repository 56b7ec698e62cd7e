import { html as honoHtml, raw as honoRaw } from 'hono/html';

/** Markup that is already escaped. Only `html`, `raw` and the components make it. */
export type Html = ReturnType<typeof honoRaw>;

/** What may stand in a `${…}`: strings are escaped, arrays joined, `false`, `null` and `undefined` print nothing. */
export type Printable = Html | string | number | boolean | null | undefined | readonly Printable[];

/**
 * Tagged template that escapes every string put into it: html`<p>${name}</p>`.
 * Always synchronous; a promise does not type-check here, for a page is rendered after its transaction has closed.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Printable[]): Html {
  const markup = honoHtml(strings, ...values);
  if (markup instanceof Promise) throw new TypeError('A promise was put into html`…`: await it first.');
  return markup;
}

/** Marks text as safe markup. For text that this program wrote itself, never for anything that came in. */
export function raw(markup: string): Html {
  return honoRaw(markup);
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escapes text for an element or a quoted attribute, for the few hot paths that join strings by hand. */
export function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}

/** Text escaped, or markup as it is: what `${value}` in html`…` prints, for the paths that join strings by hand. */
export function printed(value: string | number | Html): string {
  const given: unknown = value;
  return typeof given === 'string' ? escapeText(given) : String(given);
}

/** Nothing at all, as markup. */
export const NOTHING: Html = raw('');
