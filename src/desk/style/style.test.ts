import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../test/support/app.ts';

test('the style page shows in trial mode, and nowhere else', async () => {
  const trial = await startTestApp();
  const live = await startTestApp({ config: { mode: 'live' } });
  const shown = await trial.visitor().get('/style');
  assert.equal(shown.status, 200);
  for (const part of ['ws-arc', 'ws-table', 'ws-story', 'ws-empty', 'govuk-error-summary', 'govuk-panel'])
    assert.ok(shown.html.includes(part), part);
  assert.equal((await live.visitor().get('/style')).status, 404);
  await Promise.all([trial.close(), live.close()]);
});
