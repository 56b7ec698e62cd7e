import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { agencies, asked } from '../../../test/support/asking.ts';
import { addConcern } from '../../../test/support/concerns.ts';
import { addPerson } from '../../../test/support/people.ts';
import { post } from '../../../test/support/post.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

test('nothing yet says so and leads on', async () => {
  const seen = await (await app.as('decision')).get('/desk/figures');
  assert.equal(seen.status, 200);
  assert.match(seen.text, /Nothing to count yet .* Back to the desk/);
});

test('the hub sees true numbers of its area, by London weeks, with a chart and a table', async () => {
  const decided = (received: string, at: string, lateReason?: string) =>
    addConcern(app.database, { received, decision: { at, ...(lateReason ? { lateReason } : {}) } });
  // Half past midnight on a Monday in London is still Sunday in UTC: it belongs to the week that begins.
  await decided('2026-09-14T09:00:00Z', '2026-09-20T23:30:00Z', 'Nobody could be reached');
  for (let at = 0; at < 3; at += 1) await decided('2026-11-17T09:00:00Z', `2026-11-17T1${at}:00:00Z`);
  await addConcern(app.database, { area: 'essex', received: '2026-11-17T09:00:00Z' });
  await addConcern(app.database, { named: ['screening'], received: '2026-11-17T09:00:00Z' });
  await asked(app, [agencies.police], { ratings: [{ rating: 'red' }] });
  const seen = await (await app.as('decision')).get('/desk/figures');
  assert.match(seen.html, /<th scope="row">21 Sept 2026<\/th><td>0<\/td><td>1<\/td><td>1<\/td><td>0%<\/td>/);
  assert.match(seen.html, /<th scope="row">16 Nov 2026<\/th><td>3<\/td><td>0<\/td><td>3<\/td><td>100%<\/td>/);
  assert.match(seen.text, /75% decided in time: 3 of 4/);
  assert.match(seen.html, /<figure [^>]*id="decided">.*?<svg aria-hidden="true"/s);
  assert.match(seen.text, /Thurrock 5 All 5/);
  assert.match(seen.text, /Estuary Police 0 0 0 1 1 0%/);
  assert.ok(seen.html.length < 80_000, `${seen.html.length} bytes`);
});

test('one area alone, for those who work there', async () => {
  const jonah = await app.as('decision');
  assert.match((await jonah.get('/desk/figures?area=thurrock')).text, /The last 13 weeks in Thurrock/);
  for (const area of ['essex', 'atlantis'])
    assert.match(
      (await jonah.get(`/desk/figures?area=${area}`)).text,
      /The last 13 weeks, this one included/,
    );
  assert.doesNotMatch((await jonah.get('/desk/figures')).html, /value="essex"/);
});

test('each table is to be had as CSV, as it stands on the page', async () => {
  const jonah = await app.as('decision');
  const { html, headers, status } = await jonah.get('/desk/figures/decided.csv?area=thurrock');
  assert.equal(status, 200);
  assert.equal(headers.get('content-type'), 'text/csv; charset=utf-8');
  assert.equal(headers.get('content-disposition'), 'attachment; filename="decided-thurrock-2026-11-23.csv"');
  assert.equal(headers.get('cache-control'), 'no-store');
  const rows = parse(html, { bom: true }) as string[][];
  assert.equal(rows.length, 15);
  assert.deepEqual(rows.at(-1), ['All', '3', '1', '4', '75%']);
  assert.equal((await jonah.get('/desk/figures/secrets.csv')).status, 404);
});

test('the board sees weeks that are over, without small numbers, and no one area over time', async () => {
  for (let at = 0; at < 12; at += 1)
    await addConcern(app.database, {
      received: '2026-11-18T09:00:00Z',
      decision: { at: '2026-11-18T11:00:00Z' },
    });
  const board = await app.as('board');
  const seen = await board.get('/desk/figures?area=thurrock');
  assert.match(seen.text, /The last 13 weeks, of those that are over/);
  assert.doesNotMatch(seen.html, /name="area"|in Thurrock/);
  assert.match(seen.text, /Numbers from 1 to 9 are withheld/);
  const numbers = [...seen.html.matchAll(/<td>([\d,]+)<\/td>/g)].map(([, digits = '']) => Number(digits));
  assert.ok(numbers.includes(15));
  for (const each of numbers) assert.ok(each === 0 || (each >= 10 && each % 5 === 0), `${each}`);
  assert.doesNotMatch(seen.html, /23 Nov 2026<\/th>|\/front-door\//);
  assert.doesNotMatch(seen.text, /Tia|Marlow|TH-2026/);
  const csv = (await board.get('/desk/figures/decided.csv?area=thurrock')).html;
  const rows = parse(csv, { bom: true }) as string[][];
  for (const cell of rows.slice(1).flatMap((row) => row.slice(1, 4)))
    assert.ok(cell === 'withheld' || Number(cell) % 5 === 0, cell);
});

test('a governance lead, in no team of the hub, sees what the board sees; others see nothing', async () => {
  assert.match((await (await app.as('governance')).get('/desk/figures')).text, /are withheld/);
  for (const role of ['police', 'school', 'administrator'] as const)
    for (const path of ['/desk/figures', '/desk/figures/decided.csv'])
      assert.equal((await (await app.as(role)).get(path)).status, 404, `${role} ${path}`);
});

test('how often families were asked for what was known, by agency, small numbers withheld; for those who see people’s figures', async () => {
  const { id } = await addPerson(app.database, { addresses: [{ words: '4 Quay Row' }] });
  app.clock.now = Temporal.Instant.from('2026-11-24T10:00:00Z');
  const amara = await app.as('screening');
  const told = { how: 'said', 'said-by': 'her mother', again: 'The form of the school asks for it' };
  const on = { 'told-day': '24', 'told-month': '11', 'told-year': '2026' };
  for (let at = 0; at < 12; at += 1) {
    const same = { kind: 'home', words: '4 Quay Row', ...told, ...on };
    assert.equal((await post(amara, `/people/${id}/known/addresses/add`, same)).status, 303);
  }
  app.clock.now = Temporal.Instant.from('2026-12-02T10:00:00Z');
  const board = await (await app.as('board')).get('/desk/figures');
  assert.match(board.text, /Asked again, by agency.*Thurrock Children’s Social Care 10 0 10 100%/);
  assert.match(board.text, /Asked again, by what was asked.*Addresses 10/);
  assert.doesNotMatch((await (await app.as('decision')).get('/desk/figures')).text, /Asked again/);
});
