import assert from 'node:assert/strict';
import { baseUrl } from './app.ts';
import type { Seen, Visitor } from './visitor.ts';

/** Uploads a CSV file as a browser does, at /front-door/import or where else lists are taken. */
export async function uploadList(
  browser: Visitor,
  content: string | Uint8Array,
  name = 'old.csv',
  to: { path: string; fields?: Readonly<Record<string, string>> } = { path: '/front-door/import' },
): Promise<Seen> {
  await browser.get(to.path);
  const form = new FormData();
  form.set('csrf', browser.csrf);
  form.set('form-key', browser.formKey);
  form.set('pasted', '');
  for (const [field, value] of Object.entries(to.fields ?? {})) form.set(field, value);
  form.set('file', new File([content as string], name, { type: 'text/csv' }));
  const whole = new Response(form);
  const type = whole.headers.get('content-type') ?? '';
  const headers = browser.headers({ 'sec-fetch-site': 'same-origin', 'content-type': type });
  const body = await whole.arrayBuffer();
  return browser.send(new Request(baseUrl + to.path, { method: 'POST', body, headers }));
}

/** What a browser would send of a form that is shown: every select and input as it stands. */
export function asShown(html: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [, name = '', items = ''] of html.matchAll(
    /<select[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g,
  ))
    fields[name] = /<option value="([^"]*)" selected>/.exec(items)?.[1] ?? '';
  for (const [tag] of html.matchAll(/<input\b[^>]*type="text"[^>]*>/g))
    fields[/name="([^"]*)"/.exec(tag)?.[1] ?? ''] = /value="([^"]*)"/.exec(tag)?.[1] ?? '';
  return fields;
}

/** Uploads a list and tries it with the columns as they are offered, changed here and there; its report. */
export async function triedList(
  browser: Visitor,
  content: string | Uint8Array,
  change: Readonly<Record<string, string>> = {},
  ...where: [name?: string, to?: Parameters<typeof uploadList>[3]]
): Promise<{ path: string; report: Seen }> {
  const uploaded = await uploadList(browser, content, ...where);
  assert.equal(uploaded.status, 303, uploaded.text.slice(0, 600));
  const columns = await browser.get(uploaded.location ?? '');
  const tried = await browser.post(uploaded.location ?? '', { ...asShown(columns.html), ...change });
  assert.equal(tried.status, 303, tried.text.slice(0, 1200));
  return { path: tried.location ?? '', report: await browser.follow(tried) };
}
