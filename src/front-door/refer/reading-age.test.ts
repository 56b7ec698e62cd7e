import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import {
  followReceipt,
  journey,
  neighbour,
  type Pages,
  sendIt,
  youngPerson,
} from '../../../test/support/journey.ts';
import { gradeOf } from '../../../test/support/reading-age.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

/** The words of a page's main part with its form, block by block; what somebody typed is not ours to weigh. */
function blocks(html: string): string {
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
  return main
    .replace(/<(textarea|svg|dd)[^>]*>[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*visually-hidden[^>]*>[^<]*</g, '<')
    .replace(/<\/(p|li|h\d|dt|label|legend|div|button|a)>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&#39;', '’')
    .replace(/&\w+;/g, ' ');
}

/** Everything a journey says: each page, each page sent back empty, the list to check, the thanks, the receipt. */
async function words(pages: Pages): Promise<string> {
  const browser = app.visitor();
  const said: string[] = [];
  let path = '/worried';
  for (const [, fields] of pages) {
    said.push(blocks((await browser.get(path)).html));
    path = (await browser.post(path, fields)).location ?? '';
  }
  const check = await browser.get(path);
  said.push(blocks(check.html));
  const { thanks, code } = await sendIt(browser, { path });
  said.push(blocks(thanks.html), blocks((await followReceipt(browser, code)).html));
  return said.join('\n');
}

async function errors(pages: Pages): Promise<string> {
  const said: string[] = [];
  for (const at of pages.keys()) {
    const browser = app.visitor();
    const { path } = await journey(browser, pages.slice(0, at));
    const empty = await browser.post(path, {});
    if (empty.status === 400) said.push(blocks(empty.html));
  }
  return said.join('\n');
}

test('the pages of a child or young person read at the age of nine', async () => {
  const grade = gradeOf(await words(youngPerson));
  assert.ok(grade <= 4, `grade ${grade}`);
  const wrong = gradeOf(await errors(youngPerson));
  assert.ok(wrong <= 4, `errors: grade ${wrong}`);
});

test('the pages of anybody read at the age of eleven', async () => {
  const grade = gradeOf(await words(neighbour));
  assert.ok(grade <= 6, `grade ${grade}`);
  const wrong = gradeOf(await errors(neighbour));
  assert.ok(wrong <= 6, `errors: grade ${wrong}`);
});
