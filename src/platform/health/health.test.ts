import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { addConcern } from '../../../test/support/concerns.ts';
import { engine } from '../../../test/support/database.ts';
import { createLatencies } from './latencies.ts';
import { prometheusText } from './prometheus.ts';
import { createVitals } from './vitals.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const metrics = async () => (await app.visitor().get('/metrics')).html;
const figure = (text: string, line: string) =>
  Number(
    text
      .split('\n')
      .find((one) => one.startsWith(`${line} `))
      ?.slice(line.length + 1),
  );

test('a process without jobs is alive and not ready', async () => {
  const visitor = app.visitor();
  assert.deepEqual(JSON.parse((await visitor.get('/health/live')).html), { status: 'live' });
  const ready = await visitor.get('/health/ready');
  assert.equal(ready.status, 503);
  assert.equal(JSON.parse(ready.html).checks.database, 'ok');
  assert.equal(JSON.parse(ready.html).checks.jobs, 'not running');
});

test('metrics count overdue clocks, unsealed audit rows and unsent work', async () => {
  const before = await metrics();
  assert.equal(figure(before, 'windscreen_clocks_overdue{rule="referral-decision"}'), Number.NaN);
  await addConcern(app.database, { received: '2026-11-16T09:00:00Z' });
  await addConcern(app.database, { received: '2026-11-23T09:00:00Z' });
  const screening = await app.as('screening');
  await screening.get('/front-door');
  const text = await metrics();
  assert.equal(figure(text, 'windscreen_clocks_overdue{rule="referral-decision"}'), 1);
  assert.ok(figure(text, 'windscreen_audit_unsealed') >= figure(before, 'windscreen_audit_unsealed') + 2);
  for (const name of ['messages_unsent', 'dead_letters', 'outbox_waiting', 'jobs_running'])
    assert.ok(figure(text, `windscreen_${name}`) >= 0, name);
});

test('metrics tell how long answers took by route, and nothing of who or what', async () => {
  const screening = await app.as('screening');
  const added = await addConcern(app.database, {});
  await screening.get(`/front-door/${added.id}`);
  const text = await metrics();
  const count = 'windscreen_http_request_duration_seconds_count{route="/front-door/:id",status="2xx"}';
  assert.equal(figure(text, count), 1);
  assert.doesNotMatch(text, new RegExp(added.id));
  assert.doesNotMatch(text, /Amara|Marlow/);
});

test('the operations guide names every figure, and none that there is not', async () => {
  const guide = await readFile(new URL('../../../docs/operations.md', import.meta.url), 'utf8');
  const told = [...guide.matchAll(/`(windscreen_\w+)`/g)].map(([, name]) => name);
  const given = [...(await metrics()).matchAll(/^# HELP (\w+)/gm)].map(([, name]) => name);
  assert.deepEqual([...new Set(told)].sort(), given.sort());
});

test('metrics are for this machine, or for whoever holds the token', async () => {
  const visitor = app.visitor();
  for (const name of ['x-forwarded-for', 'forwarded', 'via'])
    assert.equal((await visitor.get('/metrics', { [name]: '127.0.0.1' })).status, 404, name);
  assert.equal((await visitor.get('/metrics', { authorization: 'Bearer guess' })).status, 200);
});

test('a token opens metrics from elsewhere, and a wrong one does not', async () => {
  const guarded = await startTestApp({ vitals: createVitals({ metricsToken: 'sixteen letters!' }) });
  const visitor = guarded.visitor();
  const passedOn = { 'x-forwarded-for': '203.0.113.9' };
  const bearer = (token: string) => ({ ...passedOn, authorization: `Bearer ${token}` });
  assert.equal((await visitor.get('/metrics', bearer('sixteen letters!'))).status, 200);
  assert.equal((await visitor.get('/metrics', bearer('sixteen letters?'))).status, 404);
  assert.equal((await visitor.get('/metrics', passedOn)).status, 404);
  await guarded.close();
});

test('a database that is gone makes the process not ready, and leaves it alive', {
  skip: engine === 'pglite' ? 'the embedded database goes only with its process' : false,
}, async () => {
  const doomed = await startTestApp();
  await doomed.close();
  const ready = await doomed.visitor().get('/health/ready');
  assert.equal(ready.status, 503);
  assert.match(ready.html, /"database":"does not answer"/);
  assert.equal((await doomed.visitor().get('/health/live')).status, 200);
});

test('a histogram counts each answer in every bucket that holds it', () => {
  const latencies = createLatencies();
  for (const milliseconds of [3, 30, 30_000]) latencies.observe('/a"b', 200, milliseconds);
  const text = prometheusText([{ name: 'x', help: 'X.', type: 'histogram', samples: latencies.samples() }]);
  const bucket = (le: string) => figure(text, `x_bucket{route="/a\\"b",status="2xx",le="${le}"}`);
  assert.deepEqual(
    [bucket('0.005'), bucket('0.025'), bucket('0.05'), bucket('10'), bucket('+Inf')],
    [1, 1, 2, 2, 3],
  );
  assert.equal(figure(text, 'x_sum{route="/a\\"b",status="2xx"}'), 30.033);
});
