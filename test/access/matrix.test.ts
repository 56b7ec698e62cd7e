import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Visitor } from '../support/visitor.ts';
import { attemptInSql } from './attempt.ts';
import { type Settled, settle } from './settle.ts';
import { type Action, makeWorld, oracle, type Person, sees, type World } from './world.ts';

/**
 * Person × record × action against the oracle: 20,000 triples with `npm run test:all`, else a sample of 4,000.
 * ACCESS_SEED repeats a world that failed.
 */
const seed = Number(process.env.ACCESS_SEED ?? Math.floor(Math.random() * 2 ** 31));
const actions = Object.keys(oracle) as Action[];
const wanted = process.env.TEST_ALL ? 20_000 : 4_000;
const people = 20;
const size = { people, records: Math.ceil(wanted / people / actions.length) };

let app: TestApp;
let world: World;
let settled: Settled[];
before(async () => {
  app = await startTestApp({ config: { SESSION_IDLE_MINUTES: 24 * 60 } });
  world = makeWorld(seed, size);
  settled = await settle(app.database, world);
});
after(() => app.close());

interface Tried {
  person: Person;
  n: number;
  action: Action;
  got: boolean;
}

test('what anybody may do with any record is what the rules say', async () => {
  const wrong: string[] = [];
  let tried = 0;
  let yes = 0;
  for (const person of world.people) {
    for (const each of await everything(person)) {
      tried += 1;
      const record = world.records[each.n] ?? assert.fail();
      const expected = oracle[each.action](person, record);
      if (expected) yes += 1;
      if (each.got !== expected)
        wrong.push(
          `${person.name} could ${each.got ? '' : 'not '}${each.action}: ${JSON.stringify({ person, record })}`,
        );
    }
  }
  const said = `${wrong.length} of ${tried} disagree; ACCESS_SEED=${seed} repeats this`;
  assert.deepEqual(wrong.slice(0, 5), [], said);
  assert.ok(tried >= wanted, said);
  assert.ok(yes > tried / 20 && yes < tried / 2, `a world of ${yes} in ${tried} says little; ${said}`);
});

async function everything(person: Person): Promise<Tried[]> {
  app.clock.now = person.now;
  const browser = app.visitor();
  await browser.get('/sign-in');
  await browser.post('/sign-in/sample', { person: person.id });
  const listed = await idsListed(browser, person);
  const tried: Tried[] = [];
  for (const { n } of world.records) {
    const record = settled[n] ?? assert.fail();
    const answers = await attemptInSql(app.database, person, record);
    answers.set('find it in the list', listed.has(record.id));
    for (const [action, got] of await attemptOverHttp(browser, record)) answers.set(action, got);
    for (const action of actions)
      tried.push({ person, n, action, got: answers.get(action) ?? assert.fail(action) });
  }
  return tried;
}

async function attemptOverHttp(browser: Visitor, record: Settled): Promise<[Action, boolean][]> {
  const page = await browser.get(`/front-door/${record.id}`);
  assert.ok([200, 404].includes(page.status), `${page.status}`);
  const form = await browser.get(`/front-door/${record.id}/rating`);
  assert.ok(
    [200, 404].includes(form.status) || (form.status === 403 && page.status === 200),
    `${form.status}`,
  );
  const probe = await browser.get(`/front-door/${record.probe}`);
  return [
    ['open it', page.status === 200],
    ['open its rating form', form.status === 200],
    ['read its address on the page', page.html.includes(record.words)],
    ['find its stub', probe.html.includes(`/break-glass/${record.id}?stub=`)],
  ];
}

/** Every id in the list, page by page; the figure it gives must be their number. */
async function idsListed(browser: Visitor, person: Person): Promise<Set<string>> {
  const found = new Set<string>();
  let page = await browser.get('/front-door');
  const count = Number(/(\d+) open, sorted/.exec(page.text)?.[1] ?? 0);
  for (let pages = 1; ; pages += 1) {
    assert.ok(pages < 50, `a list without end; ACCESS_SEED=${seed}`);
    for (const [, id = ''] of page.html.matchAll(/\/front-door\/([0-9a-f-]{36})"/g)) found.add(id);
    const next = /href="([^"]+)" rel="next"/.exec(page.html)?.[1]?.replaceAll('&amp;', '&');
    if (!next) break;
    page = await browser.get(next);
  }
  assert.equal(count, found.size, `counted for ${person.name}; ACCESS_SEED=${seed}`);
  if (page.status === 200)
    assert.equal(
      found.size,
      world.records.filter((record) => sees(person, record)).length,
      `listed; ACCESS_SEED=${seed}`,
    );
  return found;
}
