import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../../test/support/app.ts';
import { concernAsHeld } from '../../../../test/support/held.ts';
import { again, journey, type Pages, school, sendIt } from '../../../../test/support/journey.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const risk = school.findIndex(([path]) => path === 'risk');

/** The school's journey with other answers on some pages. */
function with_(changes: Readonly<Record<string, Pages[number][1]>>): Pages {
  return school.map(([path, fields]) => [path, changes[path] ?? fields]);
}

async function atRisk(changes: Parameters<typeof with_>[0] = {}) {
  const browser = app.visitor();
  const seen = await journey(browser, with_(changes).slice(0, risk));
  return { browser, path: seen.path, seen };
}

describe('signs of need in the professional’s journey', () => {
  test('are the area’s own, with its ways to help; protection is never held back', async () => {
    const { seen } = await atRisk();
    assert.match(seen.text, /Levels of need here, and how help is reached Tier 1: Universal/);
    assert.match(seen.text, /Words of April 2026\./);
    assert.match(seen.text, /Has been groomed online/);
    assert.match(seen.text, /at risk of harm, go on: nothing here holds that back/);
    const essex = await atRisk({ where: { area: 'essex' } });
    assert.doesNotMatch(essex.seen.text, /Has been groomed online/);
    assert.match(essex.seen.text, /Level 2: Additional .*No request form/);
    const southend = await atRisk({ where: { area: 'southend' } });
    assert.match(southend.seen.text, /Unconfirmed: taken over from Essex/);
  });

  test('are found by word, level and domain without a script, and what was typed stays', async () => {
    const { browser, path } = await atRisk();
    const search = { 'cited-words': 'hurt', 'cited-level': '4', 'cited-domain': 'parenting', press: 'find' };
    const answer = await browser.post(path, { risk: 'That he is hit', cited: ['D33'], ...search });
    assert.equal(answer.location, `${path}#cited`);
    const { html, text } = await browser.get(path);
    assert.match(text, /Chosen: 1 .*does not explain.*Found: 1 .*Has hurt the child on purpose/);
    assert.match(html, /value="D33" checked/);
    assert.match(html, /That he is hit<\/textarea>/);
    const none = await again(browser, path, { ...search, 'cited-words': 'zebra' });
    assert.match((await browser.follow(none)).text, /Nothing else matches/);
  });

  test('go with the concern, by code and edition, and are read on the record in words', async () => {
    const browser = app.visitor();
    const pages = with_({ risk: { risk: 'That he is hit again', level: '4', cited: ['D33', 'P33'] } });
    const check = await journey(browser, pages);
    assert.match(
      check.text,
      /Which signs do you see\? Has an injury that the account given does not explain/,
    );
    const { id } = await sendIt(browser, check);
    const held = await concernAsHeld(app, id, 'screening');
    assert.deepEqual(held.told.cited, [
      { edition: 'thurrock-2026', code: 'D33' },
      { edition: 'thurrock-2026', code: 'P33' },
    ]);
    const record = await (await app.as('screening')).get(`/front-door/${id}`);
    assert.match(
      record.text,
      /Signs of need that they chose Level 4 Has an injury that the account given does not explain The child’s development, D33/,
    );
  });

  test('that no edition has are not kept, and something that is no code is refused', async () => {
    const { browser, path } = await atRisk();
    const wrong = await browser.post(path, { risk: 'x', cited: ['<script>'] });
    assert.equal(wrong.status, 400);
    const sent = app.visitor();
    const { id } = await sendIt(sent, await journey(sent, with_({ risk: { risk: 'x', cited: ['Z99'] } })));
    assert.equal((await concernAsHeld(app, id, 'screening')).told.cited, undefined);
  });
});

describe('a level that is reached without the front door', () => {
  const calm = (area: string, level: string) =>
    with_({
      where: { area },
      now: { place: 'At school', state: 'Well', protect: 'no' },
      risk: { risk: 'Falling behind', level, cited: ['D14'] },
      consent: { consent: 'given' },
    }).filter(([path]) => path !== 'exception');
  const checked = async (pages: Pages) => {
    const browser = app.visitor();
    return { browser, check: await journey(browser, pages) };
  };

  test('Essex level 2: no form is needed, and deleting keeps nothing about the child', async () => {
    const { browser, check } = await checked(calm('essex', '2'));
    assert.match(
      check.text,
      /You may not need to send this You think that level 2 fits\..*No request form.*nothing is then kept about the child/,
    );
    const deleted = await browser.post(check.path.replace(/check$/, 'delete'));
    assert.equal(deleted.location, '/');
    assert.equal((await browser.get(check.path)).status, 404);
  });

  test('level 1 ends in signposting; tier 3 in Thurrock goes to the front door', async () => {
    const { check } = await checked(calm('thurrock', '1'));
    assert.match(check.text, /You may not need to send this .*Record nothing about a child unless they ask/);
    const three = await checked(calm('thurrock', '3'));
    assert.doesNotMatch(three.check.text, /You may not need to send this/);
  });

  test('is never suggested where harm is spoken of', async () => {
    const { check } = await checked(with_({ risk: { risk: 'That he is hit again', level: '1' } }));
    assert.doesNotMatch(check.text, /You may not need to send this/);
    assert.match(check.text, /Send it/);
  });
});
