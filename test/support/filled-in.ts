import assert from 'node:assert/strict';
import type { TestApp } from './app.ts';
import type { Visitor } from './visitor.ts';

export type Fields = Record<string, string | readonly string[]>;

/** A form as somebody has it before them, filled in and not yet sent. */
export interface FilledIn {
  browser: Visitor;
  path: string;
  fields: Fields;
}

/** One line a POST route: how to get a form that it accepts. */
export interface Line {
  fill(app: TestApp): Promise<FilledIn>;
  /** Why posting it five times at once need not leave what posting it once leaves. */
  eachTime?: string;
  /** What it leaves where tables do not tell: the words of a page. */
  left?(form: FilledIn): Promise<string>;
}

/** Opens a page and takes what its form with this action carries unseen. */
export async function opened(
  browser: Visitor,
  page: string,
  fields: Fields,
  action = page,
): Promise<FilledIn> {
  const { html } = await browser.get(page);
  const forms = html.matchAll(/<form\b[^>]*action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g);
  const form = [...forms].find(([, to]) => to === action)?.[2];
  assert.ok(form !== undefined, `${page} has no form that leads to ${action}`);
  const hidden: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<input\b[^>]*type="hidden"[^>]*>/g))
    hidden[/name="([^"]*)"/.exec(tag)?.[1] ?? ''] = /value="([^"]*)"/.exec(tag)?.[1] ?? '';
  return { browser, path: action, fields: { ...hidden, ...fields } };
}

/** The first address on a page that fits. */
export async function findOn(browser: Visitor, page: string, address: RegExp): Promise<string> {
  const found = address.exec((await browser.get(page)).html)?.[0];
  return found ?? assert.fail(`${page} leads nowhere like ${address}`);
}

/** Every box of the forms on a page as it is shown: what a browser would send of them. */
export function fieldsShown(html: string): Record<string, string | readonly string[]> {
  const sent: Record<string, string | string[]> = {};
  for (const [, name = '', words = ''] of html.matchAll(
    /<textarea[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/textarea>/g,
  ))
    sent[name] = plain(words);
  for (const [tag] of html.matchAll(/<input\b[^>]*>/g)) {
    const part = (of: string) => plain(new RegExp(`\\b${of}="([^"]*)"`).exec(tag)?.[1] ?? '');
    const [name, kind] = [part('name'), part('type')];
    if (['radio', 'checkbox'].includes(kind) && !/\bchecked\b/.test(tag)) continue;
    if (kind === 'checkbox') sent[name] = [...[sent[name] ?? []].flat(), part('value')];
    else if (!['csrf', 'form-key'].includes(name)) sent[name] = part('value');
  }
  return sent;
}

const plain = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
