import type { Seen, Visitor } from './visitor.ts';

/** Opens a form and posts it as a person would: with the token, key and version that the form carried; `to` where it leads elsewhere. */
export async function post(
  browser: Visitor,
  path: string,
  fields: Readonly<Record<string, string | readonly string[]>>,
  to = path,
): Promise<Seen> {
  const form = await browser.get(path);
  const version = /name="version" value="(\d+)"/.exec(form.html)?.[1];
  return browser.post(to, { ...(version === undefined ? {} : { version }), ...fields });
}
