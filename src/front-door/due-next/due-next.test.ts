import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { agencies, asked } from '../../../test/support/asking.ts';
import { addConcern } from '../../../test/support/concerns.ts';
import { wholeDecision } from '../../../test/support/decision.ts';
import { asOwner, openTo } from '../../../test/support/openings.ts';
import { post } from '../../../test/support/post.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const idsOn = (html: string) =>
  [...html.matchAll(/href="\/front-door\/([0-9a-f-]{36})"/g)].map((m) => m[1] ?? '');

test('nothing waiting says so and leads on', async () => {
  const { text } = await (await app.as('screening')).get('/desk');
  assert.match(text, /Due next in my teams Nothing is waiting/);
});

test('the five due first, never what is restricted or elsewhere, audited', async () => {
  await addConcern(app.database, { area: 'essex', received: '2026-11-19T08:00:00Z' });
  await addConcern(app.database, { named: ['decision'], received: '2026-11-19T08:00:00Z' });
  const mine: string[] = [];
  for (let day = 0; day < 6; day += 1) {
    const received = Temporal.Instant.from('2026-11-16T08:00:00Z')
      .add({ hours: 24 * day })
      .toString();
    mine.push(
      (await addConcern(app.database, { received, ...(day % 2 ? { allocatedTo: 'screening' } : {}) })).id,
    );
  }
  const browser = await app.as('screening');
  const seen = await browser.get('/desk');
  const shown = idsOn(seen.html);
  const odd = mine.filter((_, day) => day % 2 === 1);
  assert.deepEqual(shown.slice(0, 3), odd, 'what was given to the reader, and not a second time below');
  assert.deepEqual(
    shown.slice(3),
    mine.filter((_, day) => day % 2 === 0),
  );
  assert.match(seen.text, /Given to me .*late was due 16:30 .*Due next in my teams .*late was due 16:30/);
  const [below, above] = await asOwner(app.database, (owner) =>
    owner.query<{ shown: string[] }>(
      `select shown from audit.event where action = 'list' order by seq desc limit 2`,
    ),
  );
  assert.deepEqual([...(above?.shown ?? []), ...(below?.shown ?? [])], shown);
});

test('a hub partner sees what their agency was asked about', async () => {
  const asked = await addConcern(app.database, { headline: 'Asked of the police' });
  await openTo(app.database, asked.id, { agency: '00000001-0000-4000-8000-000000000004' }, 'asked');
  const seen = await (await app.as('police')).get('/desk');
  assert.match(seen.text, /Due next of what you were asked .*Asked of the police/);
  assert.equal(idsOn(seen.html).length, 1);
});

test('agencies that have not answered, and the way to the figures', async () => {
  const { concern } = await asked(app, [agencies.police], { ratings: [{ rating: 'red' }] });
  const hub = await (await app.as('decision')).get('/desk');
  assert.match(hub.text, /Replies to come .*Tia M., 14: Estuary Police to reply/);
  assert.ok(idsOn(hub.html).includes(concern.id));
  const decided = { ...wholeDecision(3, 'assessment'), late: 'It came in last week' };
  await post(await app.as('decision'), `/front-door/${concern.id}/decision`, decided);
  const owing = (await (await app.as('decision')).get('/desk')).text;
  assert.match(owing, /People to tell .*Tia M., 14: tell whoever told us .*Everybody who waits for word/);
  assert.doesNotMatch((await (await app.as('essexDecision')).get('/desk')).text, /Replies to come/);
  await addConcern(app.database, { decision: { at: '2026-11-23T09:00:00Z' } });
  assert.match(
    (await (await app.as('decision')).get('/desk')).text,
    /Figures 100% decided in time this week and last: 2 of 2/,
  );
  const board = await (await app.as('board')).get('/desk');
  assert.match(board.text, /Figures How many concerns came in/);
  assert.doesNotMatch(board.text, /2 of 2|100%/);
});

test('people without the front door have no such panel', async () => {
  assert.doesNotMatch((await (await app.as('board')).get('/desk')).text, /Due next/);
});
