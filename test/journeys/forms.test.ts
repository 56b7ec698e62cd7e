import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { routes } from '../../src/app.ts';
import { type SampleRole, samplePractitioners } from '../../src/partnership/index.ts';
import type { Route } from '../../src/platform/http/index.ts';
import { actorOf } from '../support/actor-of.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { forgetAttempts } from '../support/emergency.ts';
import type { FilledIn, Line } from '../support/filled-in.ts';
import { lines } from '../support/forms.ts';
import { type Holdings, holdings } from '../support/holdings.ts';
import type { Visitor } from '../support/visitor.ts';

const forms = routes.filter((route) => route.method === 'POST' && route.kind !== 'machine');
const roles = Object.keys(samplePractitioners) as SampleRole[];

let app: TestApp;
const people = new Map<SampleRole, Visitor>();
before(async () => {
  app = await startTestApp();
  for (const role of roles) {
    const person = await app.as(role);
    await person.get('/account');
    people.set(role, person);
  }
});
after(() => app.close());
beforeEach(() => forgetAttempts(app));

test('every form has its line here: a new route needs one in test/support/forms.ts', () => {
  assert.deepEqual(Object.keys(lines).sort(), forms.map(({ path }) => path).sort());
});

for (const route of forms) {
  const line = lines[route.path];
  if (!line) continue;
  test(`${route.path} refuses what others send, and then takes effect once`, async () => {
    const form = await line.fill(app);
    // What filling it in sent off is on its way: only then do the tables stand still.
    await app.atRest();
    const before = await holdings(app);
    await refusesOtherSites(form);
    await refusesWrongTokens(form);
    if (!route.permission.public) await refusesOtherPeople(route, form);
    assert.deepEqual(changed(before, await holdings(app)), []);
    if (line.eachTime === undefined) await takesEffectOnce(line, form);
  });
}

async function refusesOtherSites({ browser, path, fields }: FilledIn): Promise<void> {
  const from: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': '', origin: 'https://evil.example' },
  ];
  for (const headers of from) {
    const answer = await browser.post(path, fields, headers);
    assert.equal(answer.status, 403, JSON.stringify(headers));
  }
}

async function refusesWrongTokens({ browser, path, fields }: FilledIn): Promise<void> {
  const stranger = app.visitor();
  await stranger.get('/worried');
  for (const csrf of ['', 'wrong', stranger.csrf]) {
    const answer = await browser.post(path, { ...fields, csrf });
    assert.equal(answer.status, 403, `token “${csrf}”`);
  }
}

async function refusesOtherPeople(route: Route, { path, fields }: FilledIn): Promise<void> {
  const { csrf: _, ...typed } = fields;
  const nobody = app.visitor();
  await nobody.get('/worried');
  assert.equal((await nobody.post(path, typed)).status, 401, 'signed out');
  for (const [role, browser] of people) {
    if (route.permission.allows(actorOf(role))) continue;
    let answer = await browser.post(path, typed);
    if (answer.status !== 404) {
      // A form before this one may have signed them out.
      const person = await app.as(role);
      people.set(role, person);
      await person.get('/account');
      answer = await person.post(path, typed);
    }
    assert.equal(answer.status, 404, role);
  }
}

/** Tables that hold anything else than before; whoever looks at a page prolongs their session. */
function changed(from: Holdings, to: Holdings): string[] {
  const differs = [...to].filter(([table, { mark }]) => mark !== from.get(table)?.mark);
  return differs.map(([table]) => table).filter((table) => table !== 'identity.session');
}

/** Posts one form once and another like it five times at once: both leave the same. */
async function takesEffectOnce(line: Line, first: FilledIn): Promise<void> {
  const start = await holdings(app);
  const single = await first.browser.post(first.path, first.fields);
  assert.ok(single.status < 400, `${single.status}: ${single.text.slice(0, 600)}`);
  const after = await holdings(app);
  assert.notDeepEqual(after, start, 'it has an effect');
  const second = await line.fill(app);
  const again = await holdings(app);
  const { browser, path, fields } = second;
  const five = await Promise.all(Array.from({ length: 5 }, () => browser.post(path, fields)));
  assert.ok(
    five.some(({ status }) => status === single.status),
    five.map(({ status }) => status).join(),
  );
  assert.ok(five.every(({ status }) => status < 500));
  assert.deepEqual(grown(again, await holdings(app)), grown(start, after));
  assert.equal(await line.left?.(second), await line.left?.(first));
}

/** Tables with more or fewer rows than before. */
function grown(from: Holdings, to: Holdings): Record<string, number> {
  const changes = [...to].map(([table, { rows }]) => [table, rows - (from.get(table)?.rows ?? 0)] as const);
  return Object.fromEntries(changes.filter(([, change]) => change !== 0));
}
