import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { SampleRole } from '../../src/partnership/index.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { addConcern } from '../support/concerns.ts';
import { openInEmergency } from '../support/emergency.ts';
import { asOwner, openTo } from '../support/openings.ts';
import type { Seen, Visitor } from '../support/visitor.ts';

/** Every record that a page names is on the audit of that very request; and what cannot be audited is not shown. */
let app: TestApp;
let concerns: ReadonlySet<string>;
before(async () => {
  app = await startTestApp();
  const twin = { given: 'Wren', surname: 'Ashdown', born: '2014-06-01', nhsNumber: '9000000009' };
  for (const area of ['thurrock', 'essex', 'southend', null]) {
    for (let n = 0; n < 9; n += 1) await addConcern(app.database, { area, headline: `${area} ${n}` });
    await addConcern(app.database, {
      area,
      children: [twin],
      addresses: [{ words: '1 Hidden Lane', shielded: true }],
    });
  }
  const named = await addConcern(app.database, { named: ['screening', 'police'] });
  await openTo(app.database, named.id, { person: 'screening' }, 'allocated');
  const asked = await addConcern(app.database, { decision: { at: '2026-11-23T09:00:00Z' } });
  for (const agency of [4, 5])
    await openTo(app.database, asked.id, { agency: `00000001-0000-4000-8000-00000000000${agency}` }, 'asked');
  await openInEmergency(app);
  const rows = await asOwner(app.database, (owner) =>
    owner.query<{ id: string }>('select id from front_door.concern'),
  );
  concerns = new Set(rows.map(({ id }) => id));
});
after(() => app.close());

const people: readonly SampleRole[] = ['screening', 'essexDecision', 'police', 'governance', 'decision'];

test('crawled as five people, each page’s records are those that its request put on the audit', async () => {
  let named = 0;
  for (const role of people) {
    const pages = await crawl(await app.as(role));
    assert.ok(pages.size > 2, role);
    for (const [path, seen] of pages) {
      const shown = idsIn(seen.html);
      named += shown.size;
      assert.deepEqual(await audited(seen), [...shown].sort(), `${role} at ${path}`);
    }
  }
  assert.ok(named > 150, `${named} records named in all`);
});

/** Every page that links lead to from the desk, by its address. */
async function crawl(person: Visitor): Promise<Map<string, Seen>> {
  const pages = new Map<string, Seen>();
  const waiting = ['/desk'];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (pages.has(path) || /^\/(assets|worried|sign-out|outbox|account|style)|\.pdf$/.test(path)) continue;
    const seen = await person.get(path);
    if (seen.status !== 200) continue;
    pages.set(path, seen);
    for (const [, href = ''] of seen.html.matchAll(/<a [^>]*?href="(\/[^"#]*)"/g))
      if (pages.size + waiting.length < 70) waiting.push(href.replaceAll('&amp;', '&'));
  }
  return pages;
}

function idsIn(html: string): Set<string> {
  const uuids = html.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];
  return new Set(uuids.filter((id) => concerns.has(id)));
}

async function audited(seen: Seen): Promise<string[]> {
  const rows = await asOwner(app.database, (owner) =>
    owner.query<{ ids: string[] }>(
      `select array_remove(array_append(shown, record_id), null)::text[] as ids from audit.event
       where request_id = $1 and outcome = 'done'`,
      [seen.headers.get('x-request-id')],
    ),
  );
  return [...new Set(rows.flatMap(({ ids }) => ids))].filter((id) => concerns.has(id)).sort();
}

test('when the audit cannot be written, nothing is shown and nothing is done', async () => {
  const person = await app.as('screening');
  const list = await person.get('/front-door');
  const [first = ''] = idsIn(list.html);
  const form = await person.get(`/front-door/${first}/rating`);
  assert.equal(form.status, 200);
  const stateOf = () =>
    asOwner(app.database, (owner) =>
      owner.query('select version, rating, state from front_door.concern where id = $1', [first]),
    );
  const before = await stateOf();
  await asOwner(app.database, (owner) => owner.exec('revoke insert on audit.event from app_user'));
  for (const path of ['/front-door', `/front-door/${first}`, `/front-door/${first}/rating`, '/break-glass']) {
    const seen = await person.get(path);
    assert.ok([500, 503].includes(seen.status), `${path}: ${seen.status}`);
    assert.equal(idsIn(seen.html).size, 0, path);
    assert.doesNotMatch(seen.text, /thurrock \d|Ashdown|Marlow|Missing overnight/, path);
  }
  const version = /name="version" value="(\d+)"/.exec(form.html)?.[1] ?? '';
  const posted = await person.post(`/front-door/${first}/rating`, {
    version,
    rating: 'red',
    reason: 'Danger seen by police',
  });
  assert.ok([500, 503].includes(posted.status), `${posted.status}`);
  assert.deepEqual(await stateOf(), before);
  const refused = await person.get('/front-door/00000000-0000-4000-8000-00000000dead');
  assert.equal(refused.status, 500, 'a refusal that cannot be recorded is not given either');
  assert.match(refused.text, /Code for this page/);
});
