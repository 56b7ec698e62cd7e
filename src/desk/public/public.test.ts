import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { gradeOf, wordsOf } from '../../../test/support/reading-age.ts';

const PAGES = ['/', '/windscreen', '/who-can-see-what', '/privacy', '/accessibility'];

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

for (const path of PAGES) {
  test(`${path} is open to anybody, may be cached, and sets no cookie`, async () => {
    const seen = await app.visitor().get(path);
    assert.equal(seen.status, 200);
    assert.match(seen.headers.get('cache-control') ?? '', /^public, max-age=\d+$/);
    assert.equal(seen.headers.get('set-cookie'), null);
    assert.doesNotMatch(seen.headers.get('content-security-policy') ?? '', /nonce|unsafe/);
  });

  test(`${path} has one heading, a way out, and a title that tells nobody why one came`, async () => {
    const seen = await app.visitor().get(path);
    assert.equal(seen.html.match(/<h1/g)?.length, 1);
    assert.match(seen.html, /govuk-exit-this-page/);
    assert.doesNotMatch(seen.title, /child|abuse|worr|safeguard|harm/i);
  });

  test(`${path} can be read by an eleven-year-old`, async () => {
    const words = wordsOf((await app.visitor().get(path)).html);
    assert.ok(words.length > 400);
    const grade = gradeOf(words);
    assert.ok(grade <= 6, `grade ${grade.toFixed(1)}`);
  });
}

test('every link of a public page leads to a page that exists', async () => {
  const addresses = new Set<string>();
  for (const path of PAGES) {
    const { html } = await app.visitor().get(path);
    for (const [, href = ''] of html.matchAll(/href="(\/[^"#]*)/g)) addresses.add(href);
  }
  assert.ok(addresses.has('/worried'));
  for (const address of addresses) {
    const { status } = await app.visitor().get(address);
    assert.ok(status < 400, `${address} ${status}`);
  }
});

test('the gauge of reading knows plain words from heavy ones', () => {
  assert.ok(gradeOf('Tell us what you saw. You can stop at any time. We will not be cross.') < 4);
  assert.ok(
    gradeOf(
      'The designated safeguarding lead shall, without undue delay, communicate the aforementioned information to the relevant statutory authority.',
    ) > 14,
  );
});
