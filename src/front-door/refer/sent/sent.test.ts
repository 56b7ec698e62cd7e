import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../../test/support/app.ts';
import { opened } from '../../../../test/support/filled-in.ts';
import { followReceipt, journey, neighbour, school, sendIt } from '../../../../test/support/journey.ts';

let app: TestApp;
// Saturday evening: the day team is back on Monday morning.
const evening = '2026-11-21T19:10:00Z';
before(async () => {
  app = await startTestApp({ now: evening });
});
after(() => app.close());

async function inDanger(pages: typeof neighbour) {
  app.clock.now = Temporal.Instant.from(evening);
  const browser = app.visitor();
  const call = await journey(browser, [['danger', { danger: 'yes' }]]);
  return sendIt(browser, await journey(browser, [['call', {}], ...pages.slice(1)], call.path));
}

for (const [who, pages] of Object.entries({ neighbour, school }))
  test(`out of hours with danger now, a ${who} is told of the clock that runs first and whom to ring`, async () => {
    const { thanks, code } = await inDanger(pages);
    const text = thanks.text.slice(thanks.text.indexOf('Thank you'));
    assert.match(text, /In danger now\? Call 999/);
    assert.match(text, /Thurrock emergency duty team, 01375 372468/);
    assert.match(text, /We aim to act by today at 23:10/);
    assert.ok(text.indexOf('999') < text.indexOf('duty team'));
    assert.ok(text.indexOf('today at 23:10') < text.search(/Monday|Tuesday/));
    assert.doesNotMatch(text, /when they are back|We aim to decide/);
    const receipt = await followReceipt(app.visitor(), code);
    assert.match(receipt.text, /In danger now\? Call 999 .*01375 372468 .*We aim to act by today at 23:10/);
    assert.doesNotMatch(receipt.text, /Thurrock|We aim to decide/);
  });

test('a receipt past the urgent clock says so and says to call', async () => {
  const { code } = await inDanger(neighbour);
  app.clock.now = app.clock.now.add({ hours: 5 });
  const receipt = await followReceipt(app.visitor(), code);
  assert.match(receipt.text, /We aimed to act by yesterday at 23:10.*Call now/);
});

test('the receipt speaks of the urgent clock until somebody rates it less than red', async () => {
  const { code, id } = await inDanger(neighbour);
  const rate = async (rating: string) => {
    const amara = await app.as('screening');
    const form = await opened(amara, `/front-door/${id}/rating`, {
      rating,
      reason: 'Nobody is hurt and a neighbour is there.',
    });
    const done = await amara.post(form.path, form.fields);
    assert.equal(done.status, 303, done.text);
    return (await followReceipt(app.visitor(), code)).text;
  };
  assert.match(await rate('red'), /We began to weigh it.*We aim to act by/);
  const green = await rate('green');
  assert.doesNotMatch(green, /We aim to act by/);
  assert.match(green, /We aim to decide by/);
});

test('where the area is not known every team on duty is named', async () => {
  app.clock.now = Temporal.Instant.from(evening);
  const browser = app.visitor();
  const call = await journey(browser, [['danger', { danger: 'yes' }]]);
  const unknown = neighbour.flatMap((page): typeof neighbour =>
    page[0] === 'where'
      ? [
          ['where', { area: 'unknown' }],
          ['where-again', { area: 'unknown' }],
        ]
      : [page],
  );
  const { thanks } = await sendIt(
    browser,
    await journey(browser, [['call', {}], ...unknown.slice(1)], call.path),
  );
  assert.match(thanks.text, /Southend: .*Essex: .*Thurrock: Thurrock emergency duty team/);
});
