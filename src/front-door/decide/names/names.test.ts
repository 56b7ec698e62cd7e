import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../../test/support/app.ts';
import { addConcern } from '../../../../test/support/concerns.ts';
import { wholeDecision } from '../../../../test/support/decision.ts';
import { post } from '../../../../test/support/post.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

async function decides(words: string, more: Record<string, string> = {}) {
  const concern = await addConcern(app.database, {
    ratings: [{ rating: 'red' }],
    receiptHash: randomUUID(),
    children: [{ given: 'Ottilie', surname: 'Marsh', born: '2016-02-01' }],
  });
  const browser = await app.as('decision');
  const good = wholeDecision(4, 'strategy-discussion', { reason: 'Reasonable cause to suspect harm', words });
  return {
    concern,
    browser,
    answer: await post(browser, `/front-door/${concern.id}/decision`, { ...good, ...more }),
  };
}

test('words that name the child are asked about in place, with all that was typed, and never saved in silence', async () => {
  const { answer, concern, browser } = await decides('We will see Ottilie’s mother today');
  assert.equal(answer.status, 400);
  assert.match(answer.text, /Your words to the referrer name Ottilie. Take that out, or tick below/);
  assert.match(answer.text, /I mean to name Ottilie: the referrer needs it/);
  assert.match(answer.html, /We will see Ottilie/);
  assert.doesNotMatch((await browser.get(`/front-door/${concern.id}`)).text, /Words for the referrer/);
});

test('said to be meant, they are kept; and words without a name ask nothing', async () => {
  const meant = await decides('We will see Ottilie’s mother today', { names: 'meant' });
  assert.equal(meant.answer.location, `/front-door/${meant.concern.id}`);
  const plain = await decides('We have called a strategy discussion and will ring you');
  assert.equal(plain.answer.location, `/front-door/${plain.concern.id}`);
});
