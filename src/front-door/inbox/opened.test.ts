import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { lastListed } from '../../../test/support/audited.ts';
import { addConcern } from '../../../test/support/concerns.ts';
import { addConflict, asOwner, openTo } from '../../../test/support/openings.ts';

const police = '00000001-0000-4000-8000-000000000004';
const idsOn = (html: string) =>
  [...html.matchAll(/href="\/front-door\/([0-9a-f-]{36})"/g)].map((m) => m[1] ?? '');

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

/** The same whether an agency was asked about a few concerns or about very many, which are found another way. */
for (const asked of ['a few', 'very many'])
  describe(`what was opened to an agency that was asked about ${asked} concerns`, () => {
    /** Of three areas, the first due first. */
    let open: string[];
    let past: string[];
    before(async () => {
      await asOwner(app.database, async (owner) => {
        await owner.exec('truncate front_door.concern cascade; truncate access.opening cascade');
        if (asked === 'very many')
          await owner.exec(`insert into access.opening (record_id, agency_id, basis)
            select gen_random_uuid(), '${police}', 'asked' from generate_series(1, 600)`);
      });
      open = [];
      for (let n = 0; n < 30; n += 1) {
        const area = ['thurrock', 'essex', 'southend'][n % 3] ?? null;
        const received = `2026-11-23T09:${String(10 + n)}:00Z`;
        open.push((await addConcern(app.database, { area, received, ratings: [{ rating: 'red' }] })).id);
      }
      past = [];
      for (let n = 0; n < 30; n += 1) {
        const area = ['thurrock', 'essex', 'southend'][n % 3] ?? null;
        const day = `2026-10-${String(30 - n).padStart(2, '0')}`;
        const decision = { at: `${day}T11:00:00Z`, level: 2, outcome: 'early-help' } as const;
        past.push((await addConcern(app.database, { area, received: `${day}T09:00:00Z`, decision })).id);
      }
      for (const id of [...open, ...past]) await openTo(app.database, id, { agency: police }, 'asked');
      // Between them: one that nobody asked about, restricted ones, and one across a conflict of interest.
      await addConcern(app.database, { received: '2026-11-23T09:20:30Z', ratings: [{ rating: 'red' }] });
      const closed = await addConcern(app.database, {
        received: '2026-11-23T09:12:30Z',
        named: ['decision'],
      });
      await openTo(app.database, closed.id, { agency: police }, 'asked');
      const kin = await addConcern(app.database, {
        received: '2026-11-23T09:13:30Z',
        ratings: [{ rating: 'red' }],
      });
      await openTo(app.database, kin.id, { agency: police }, 'asked');
      await addConflict(app.database, 'police', kin.id);
    });

    test('its desk shows the five that are due first', async () => {
      const seen = await (await app.as('police')).get('/desk');
      assert.match(seen.text, /Due next of what you were asked/);
      assert.deepEqual(idsOn(seen.html), open.slice(0, 5));
    });

    test('its list goes on past the first page and back, each concern once, and is audited', async () => {
      const browser = await app.as('police');
      const first = await browser.get('/front-door');
      assert.deepEqual(idsOn(first.html), open.slice(0, 25));
      assert.match(first.text, /30 past their time|30 due today|30 not yet rated/);
      const next = /href="(\/front-door\?[^"]*after=[^"]+)"/.exec(first.html)?.[1]?.replaceAll('&amp;', '&');
      const second = await browser.get(next ?? '');
      assert.deepEqual(idsOn(second.html), open.slice(25));
      assert.deepEqual(await lastListed(app.database, 'police'), open.slice(25));
      const back = /href="(\/front-door\?[^"]*before=[^"]+)"/
        .exec(second.html)?.[1]
        ?.replaceAll('&amp;', '&');
      assert.deepEqual(idsOn((await browser.get(back ?? '')).html), open.slice(0, 25));
      assert.deepEqual(idsOn((await browser.get('/front-door?show=past')).html), past.slice(0, 25));
    });

    test('of one area alone; a record taken back is gone from it', async () => {
      const browser = await app.as('police');
      const essex = open.filter((_, n) => n % 3 === 1);
      assert.deepEqual(idsOn((await browser.get('/front-door?area=essex')).html), essex);
      await asOwner(app.database, (owner) =>
        owner.query(`update access.opening set expires_at = '2026-11-20T00:00:00Z' where record_id = $1`, [
          essex[0],
        ]),
      );
      assert.deepEqual(idsOn((await browser.get('/front-door?area=essex')).html), essex.slice(1));
      assert.equal((await browser.get(`/front-door/${essex[0]}`)).status, 404);
      assert.equal((await browser.get(`/front-door/${essex[1]}`)).status, 200);
    });

    test('nobody else of the agency sees them, and no other agency', async () => {
      assert.equal((await (await app.as('policeContact')).get(`/front-door/${open[1]}`)).status, 404);
      const health = await (await app.as('health')).get('/front-door');
      assert.deepEqual(idsOn(health.html), []);
    });
  });
