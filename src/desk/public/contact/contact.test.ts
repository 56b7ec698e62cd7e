import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../../test/support/app.ts';

const apps: TestApp[] = [];
after(() => Promise.all(apps.map((app) => app.close())));

test('the accessibility statement and the privacy page say whom to write to and call, as the settings do', async () => {
  const app = await startTestApp({
    config: { CONTACT_EMAIL: 'help@windscreen.example', CONTACT_PHONE: '01632 960 100' },
  });
  apps.push(app);
  for (const path of ['/accessibility', '/privacy']) {
    const { html } = await app.visitor().get(path);
    assert.match(html, /<a href="mailto:help@windscreen.example">/, path);
    assert.match(html, /href="tel:01632960100"/, path);
  }
});

test('a trial that nobody answers for says so', async () => {
  const app = await startTestApp();
  apps.push(app);
  for (const path of ['/accessibility', '/privacy'])
    assert.match(
      (await app.visitor().get(path)).text,
      /This is a trial. It has no one to write to yet/,
      path,
    );
});
