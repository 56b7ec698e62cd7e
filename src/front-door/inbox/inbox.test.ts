import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { lastListed } from '../../../test/support/audited.ts';
import { type AddedConcern, addConcern } from '../../../test/support/concerns.ts';
import { addConflict, asOwner, openTo } from '../../../test/support/openings.ts';
import type { samplePractitioners } from '../../partnership/index.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const police = '00000001-0000-4000-8000-000000000004';

const idsOn = (html: string) =>
  [...html.matchAll(/href="\/front-door\/([0-9a-f-]{36})"/g)].map((m) => m[1] ?? '');

describe('what it shows', () => {
  let late: AddedConcern;
  let red: AddedConcern;
  let fresh: AddedConcern;
  before(async () => {
    await asOwner(app.database, (owner) => owner.exec('truncate front_door.concern cascade'));
    late = await addConcern(app.database, {
      received: '2026-11-23T05:30:00Z',
      headline: 'Bruise to face, child’s account',
      children: [{ given: 'Leon', surname: 'Abbot', born: '2022-06-01' }],
      addresses: [{ words: '4 Mill Lane', shielded: true }],
      source: ['8', 'Nursery'],
      ratings: [{ rating: 'red' }],
    });
    red = await addConcern(app.database, {
      ratings: [{ rating: 'amber' }, { rating: 'red' }],
      allocatedTo: 'screening',
    });
    fresh = await addConcern(app.database, {
      received: '2026-11-23T10:12:00Z',
      headline: 'Asks for help with baby’s sleep',
      children: [{ expected: '2027-02-14' }],
    });
    await addConcern(app.database, {
      received: '2026-11-18T09:00:00Z',
      headline: 'Parents’ conflict',
      ratings: [{ rating: 'green' }],
      decision: { at: '2026-11-19T11:00:00Z', level: 2, outcome: 'early-help' },
    });
    await addConcern(app.database, { area: 'essex', headline: 'Belongs to Essex' });
  });

  test('the most urgent clock first, each in words with its instant', async () => {
    const seen = await (await app.as('screening')).get('/front-door');
    assert.equal(seen.status, 200);
    assert.deepEqual(idsOn(seen.html), [late.id, red.id, fresh.id]);
    assert.match(seen.text, /1 hour 12 minutes late was due 09:30 today/);
    assert.match(seen.text, /In 1 hour 49 minutes today at 12:31/);
    assert.match(seen.text, /Tomorrow at 16:30/);
    assert.match(seen.html, /<time datetime="2026-11-23T12:31:00Z">/);
    assert.match(seen.text, /Leon A\., 4 .*Address shielded/);
    assert.match(seen.text, /Screening · you/);
    assert.doesNotMatch(seen.text, /Belongs to Essex|Mill Lane/);
  });

  test('the day, the time and how long the front door is open', async () => {
    const browser = await app.as('screening');
    assert.match(
      (await browser.get('/front-door')).text,
      /Front door Monday 23 November, 10:42 · open until 16:30/,
    );
  });

  test('four figures, each a way to what it counts', async () => {
    const browser = await app.as('screening');
    const seen = await browser.get('/front-door');
    assert.match(seen.text, /1 past their time 1 due today 1 not yet rated 100% decided in time/);
    assert.deepEqual(idsOn((await browser.get('/front-door?due=late')).html), [late.id]);
    assert.deepEqual(idsOn((await browser.get('/front-door?due=today')).html), [red.id]);
    assert.deepEqual(idsOn((await browser.get('/front-door?rating=none')).html), [fresh.id]);
  });

  test('past concerns with level, outcome and when', async () => {
    const seen = await (await app.as('decision')).get('/front-door?show=past');
    assert.match(seen.text, /Level 2: Early help Decided last Thursday at 11:00/);
    assert.equal(idsOn(seen.html).length, 1);
  });

  test('filters are a form with counts that needs no script', async () => {
    const seen = await (await app.as('screening')).get('/front-door?source=police&rating=red');
    assert.deepEqual(idsOn(seen.html), [red.id]);
    assert.match(seen.html, /<form method="get" action="\/front-door">/);
    assert.match(seen.html, /<option value="red" selected>Red \(2\)<\/option>/);
    assert.match(seen.html, /<option value="mine">Mine \(1\)<\/option>/);
    assert.match(seen.text, /Filter \(2 on\)/);
  });

  test('an empty list says why and offers the next step', async () => {
    const browser = await app.as('screening');
    const seen = await browser.get('/front-door?area=essex');
    assert.match(seen.text, /No concern matches/);
    assert.match(seen.html, /href="\/front-door">Clear the filters/);
    assert.match((await (await app.as('health')).get('/front-door')).text, /when your agency is asked/);
  });

  test('an address that somebody altered shows the first page', async () => {
    const browser = await app.as('screening');
    for (const odd of ['after=nonsense', 'before=2026~x', 'area=%27;drop', 'rating=purple', 'show=all'])
      assert.deepEqual(idsOn((await browser.get(`/front-door?${odd}`)).html).length, 3, odd);
  });

  test('every list is audited with the ids that it showed', async () => {
    const browser = await app.as('screening');
    for (const address of ['/front-door', '/front-door?rating=red', '/front-door?show=past']) {
      const seen = await browser.get(address);
      assert.deepEqual(await lastListed(app.database, 'screening'), idsOn(seen.html));
    }
  });
});

describe('who sees what', () => {
  let held: AddedConcern;
  let restricted: AddedConcern;
  before(async () => {
    await asOwner(app.database, (owner) => owner.exec('truncate front_door.concern cascade'));
    held = await addConcern(app.database, { headline: 'Held by the team' });
    restricted = await addConcern(app.database, { headline: 'About a colleague', named: ['decision'] });
  });
  const list = async (person: keyof typeof samplePractitioners, query = '') =>
    (await app.as(person)).get(`/front-door${query}`);

  test('a referrer and somebody not signed in do not get there', async () => {
    assert.equal((await list('school')).status, 404);
    assert.equal((await app.visitor().get('/front-door')).location, '/sign-in?next=%2Ffront-door');
  });

  test('a restricted concern is in nobody’s list or counts but the named people’s', async () => {
    const others = await list('screening');
    assert.deepEqual(idsOn(others.html), [held.id]);
    assert.match(others.text, /1 not yet rated/);
    const named = await list('decision');
    assert.deepEqual(new Set(idsOn(named.html)), new Set([held.id, restricted.id]));
    assert.match(named.text, /2 not yet rated/);
    assert.match(named.text, /Restricted/);
  });

  test('another area’s front door sees neither', async () => {
    assert.deepEqual(idsOn((await list('essexDecision')).html), []);
  });

  test('a hub partner sees what their agency was asked about and nothing else', async () => {
    assert.deepEqual(idsOn((await list('police')).html), []);
    await openTo(app.database, held.id, { agency: police }, 'asked');
    assert.deepEqual(idsOn((await list('police')).html), [held.id]);
    assert.match((await list('police')).text, /1 not yet rated/);
    assert.deepEqual(idsOn((await list('health')).html), []);
  });

  test('a conflict of interest beats being in the team, being named and being allocated', async () => {
    for (const [person, concern] of [
      ['screening', held],
      ['decision', restricted],
    ] as const) {
      await openTo(app.database, concern.id, { person }, 'allocated');
      await openTo(app.database, concern.id, { person }, 'named');
      await addConflict(app.database, person, concern.id);
      const seen = await list(person);
      assert.ok(!idsOn(seen.html).includes(concern.id));
    }
    assert.match((await list('screening')).text, /0 not yet rated/);
  });

  test('break-glass opens it until it ends', async () => {
    await openTo(app.database, held.id, { person: 'essexDecision' }, 'break-glass', '2026-11-23T11:00:00Z');
    assert.deepEqual(idsOn((await list('essexDecision')).html), [held.id]);
    app.clock.now = Temporal.Instant.from('2026-11-23T11:00:00Z');
    assert.deepEqual(idsOn((await list('essexDecision')).html), []);
    app.clock.now = Temporal.Instant.from('2026-11-23T10:42:00Z');
  });
});

describe('children told of before', () => {
  before(async () => {
    await asOwner(app.database, (owner) => owner.exec('truncate front_door.concern cascade'));
  });
  const noted = async (headline: string) => {
    const { html } = await (await app.as('screening')).get('/front-door');
    const row = html.split('<tr>').find((part) => part.includes(headline)) ?? '';
    return row.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  };

  test('the same NHS number, or name and date of birth, counts; sounding alike asks to check', async () => {
    const child = { given: 'Catherine', surname: 'Stephens', born: '2015-02-01' };
    await addConcern(app.database, {
      children: [{ ...child, nhsNumber: '9434765919' }],
      received: '2026-03-01T10:00:00Z',
    });
    await addConcern(app.database, { children: [child], received: '2026-06-01T10:00:00Z' });
    await addConcern(app.database, { children: [child], received: '2025-06-01T10:00:00Z' });
    await addConcern(app.database, {
      headline: 'Third in a year',
      children: [{ ...child, given: 'CATHERINE', nhsNumber: '9434765919' }],
    });
    await addConcern(app.database, {
      headline: 'Sounds alike',
      children: [{ ...child, given: 'Kathryn', surname: 'Stevens' }],
    });
    await addConcern(app.database, {
      headline: 'Another child',
      children: [{ ...child, born: '2015-02-02' }],
    });
    assert.match(await noted('Third in a year'), /3rd concern in 12 months/);
    assert.match(await noted('Sounds alike'), /Possible match: check/);
    assert.doesNotMatch(await noted('Another child'), /match|concern in/);
  });

  test('hidden concerns about the same child are not counted', async () => {
    const child = { given: 'Odd', surname: 'Hidden', born: '2016-02-01' };
    await addConcern(app.database, {
      children: [child],
      received: '2026-06-01T10:00:00Z',
      named: ['decision'],
    });
    await addConcern(app.database, { children: [child], received: '2026-06-02T10:00:00Z', area: 'essex' });
    const blocked = await addConcern(app.database, { children: [child], received: '2026-06-03T10:00:00Z' });
    await addConflict(app.database, 'screening', blocked.id);
    await addConcern(app.database, { headline: 'Only this one', children: [child] });
    assert.doesNotMatch(await noted('Only this one'), /match|concern in/);
  });
});

describe('paging', () => {
  before(async () => {
    await asOwner(app.database, (owner) => owner.exec('truncate front_door.concern cascade'));
    for (let n = 0; n < 57; n += 1)
      // Many share a due time, so that ids must break the ties.
      await addConcern(app.database, {
        headline: `Number ${n}`,
        received: `2026-11-23T0${n % 3}:00:00Z`,
        ...(n % 4 === 0 ? { area: null } : {}),
      });
  });

  test('forward through every concern once, and back the same way', async () => {
    const browser = await app.as('screening');
    const link = (html: string, rel: string) =>
      new RegExp(`<a href="([^"]+)" rel="${rel}">`).exec(html)?.[1]?.replaceAll('&amp;', '&');
    const pages: string[][] = [];
    let address: string | undefined = '/front-door';
    let html = '';
    while (address) {
      html = (await browser.get(address)).html;
      pages.push(idsOn(html));
      address = link(html, 'next');
    }
    assert.deepEqual(
      pages.map((ids) => ids.length),
      [25, 25, 7],
    );
    assert.equal(new Set(pages.flat()).size, 57);
    assert.equal(link(html, 'first'), '/front-door');
    for (const earlier of pages.slice(0, -1).reverse()) {
      const back = link(html, 'prev');
      assert.ok(back);
      html = (await browser.get(back)).html;
      assert.deepEqual(idsOn(html), earlier);
    }
    assert.equal(link(html, 'prev'), undefined);
  });

  test('a full page is light', async () => {
    const { html } = await (await app.as('screening')).get('/front-door');
    assert.ok(Buffer.byteLength(html) < 25_000, `${Buffer.byteLength(html)} bytes`);
  });
});
