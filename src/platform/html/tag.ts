/**
 * Markup that is already escaped. Only `html`, `raw` and the components make it. A `String`, for the templates of
 * GOV.UK Frontend take it as one.
 */
class Markup extends String {
  // What merely looks like text must not pass for markup, not even with the compiler.
  declare private readonly escaped: true;
}

export type { Markup as Html };

/** What may stand in a `${…}`: strings are escaped, arrays joined, `false`, `null` and `undefined` print nothing. */
export type Printable = Markup | string | number | boolean | null | undefined | readonly Printable[];

/**
 * Tagged template that escapes every string put into it: html`<p>${name}</p>`.
 * Always synchronous; a promise does not type-check here, for a page is rendered after its transaction has closed.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Printable[]): Markup {
  let markup = strings[0] ?? '';
  for (let at = 0; at < values.length; at += 1) markup += printed(values[at]) + (strings[at + 1] ?? '');
  return new Markup(markup);
}

/** Marks text as safe markup. For text that this program wrote itself, never for anything that came in. */
export function raw(markup: string): Markup {
  return new Markup(markup);
}

/** What `${value}` in html`…` prints, for the paths that join strings by hand too. */
export function printed(value: Printable): string {
  if (typeof value === 'string') return escapeText(value);
  if (value instanceof Markup) return value.toString();
  if (value === null || value === undefined || typeof value === 'boolean') return '';
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(printed).join('');
  if (value instanceof Promise) throw new TypeError('A promise was put into html`…`: await it first.');
  return escapeText(String(value));
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

// Most text has none, and asking costs less than replacing.
const SIGNS = /[&<>"']/;

/** Escapes text for an element or a quoted attribute, for the few hot paths that join strings by hand. */
export function escapeText(text: string): string {
  return SIGNS.test(text) ? text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign) : text;
}

/** Nothing at all, as markup. */
export const NOTHING: Markup = raw('');
