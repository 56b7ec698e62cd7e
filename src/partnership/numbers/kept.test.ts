import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { askedAgain, saysAnew } from '../../../test/support/asked-again.ts';
import { dateBoxes } from '../../../test/support/editing-procedures.ts';
import { fieldsShown } from '../../../test/support/filled-in.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

test('every area has a number about a child, which comes first, and where none of its own is held that is said', async () => {
  const { text } = await app.visitor().get('/numbers');
  assert.match(
    text,
    /Southend Worried about a child 101 Police, non-emergency day and night; no number of Southend itself is held Worried about someone/,
  );
  assert.match(text, /Essex Worried about a child 0345 603 7627/);
});

test('whoever has the numbers to keep is told so, until one is another', async () => {
  const priya = await app.as('administrator');
  const { seen, tag } = await askedAgain(app, '/numbers');
  assert.doesNotMatch(seen.text, /0800 960 009/);
  const path = '/arrangements/lines/essex/rail';
  const saved = await priya.post(path, {
    ...fieldsShown((await priya.get(path)).html),
    ...{
      'always-name': 'Essex rail desk',
      'always-phone': '0800 960 009',
      'always-why': 'It takes the call.',
    },
    ...{ source: 'Letter of the partnership', certainty: 'V', why: 'Agreed by the board' },
    ...{ way: 'always', press: 'save', ...dateBoxes('from', '2026-11-24') },
  });
  assert.equal(saved.status, 303, saved.text.slice(0, 900));
  assert.equal((await app.visitor().get('/numbers', { 'if-none-match': tag })).status, 304, 'not yet');
  app.clock.now = Temporal.Instant.from('2026-11-24T00:00:01Z');
  assert.match((await saysAnew(app, '/numbers', tag)).text, /0800 960 009 Essex rail desk/);
});
