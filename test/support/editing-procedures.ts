import assert from 'node:assert/strict';
import { fieldsShown } from './filled-in.ts';
import type { Visitor } from './visitor.ts';

/** Begins a new version of a chapter and says where its draft is. */
export async function beginVersion(browser: Visitor, chapter: string, area = ''): Promise<string> {
  await browser.get('/library/procedures');
  const begun = await browser.post('/library/procedures/begin', { chapter, area });
  assert.equal(begun.status, 303, begun.text.slice(0, 400));
  return begun.location ?? '';
}

/** The boxes of a page as they stand, with some changed, posted to its address. */
export async function sendChanged(
  browser: Visitor,
  path: string,
  fields: Record<string, string | readonly string[]>,
) {
  const { html } = await browser.get(path);
  return browser.post(path, { ...fieldsShown(html), ...fields });
}

export const dateBoxes = (name: string, day: string) => {
  const [year = '', month = '', of = ''] = day.split('-').map((part) => String(Number(part)));
  return { [`${name}-day`]: of, [`${name}-month`]: month, [`${name}-year`]: year };
};
