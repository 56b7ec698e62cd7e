import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { holdings } from '../../../test/support/holdings.ts';
import { decidedPairs, secondAdministrator } from '../../../test/support/models.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { addPerson } from '../../../test/support/people.ts';
import { post } from '../../../test/support/post.ts';
import { look } from '../../../test/support/searching.ts';
import type { Visitor } from '../../../test/support/visitor.ts';
import { defaultModel } from '../rules/matching/index.ts';
import { trainModel } from './train.ts';

let app: TestApp;
let keeper: Visitor;
before(async () => {
  app = await startTestApp();
  keeper = await app.as('administrator');
});
after(() => app.close());

const train = () =>
  trainModel(app.database, { now: app.clock.now, why: 'A month of decisions', by: 'npm run match:train' });

test('a version is estimated from decisions, tried, put live by two, followed by searches, and taken back', async () => {
  assert.deepEqual(await train(), {
    ...{ decisions: 0, basedOn: defaultModel.version },
    ...{ setAside: [], version: null, why: 'too few' },
  });
  assert.match((await keeper.get('/people/models')).text, /No version was made here yet/);
  await decidedPairs(app.database);
  const trained = await train();
  assert.ok(trained.version, JSON.stringify(trained));
  assert.ok(trained.changes.some(({ factor }) => factor === 'born.swapped'));
  const list = await keeper.get('/people/models');
  assert.match(
    list.text,
    new RegExp(`Live now: ${defaultModel.version} , the one that came with the program`),
  );
  assert.match(list.text, new RegExp(`${trained.version} today at \\d\\d:\\d\\d by npm run match:train 60`));

  // Looking changes nothing but the audit, and tells an administrator of nobody.
  const at = `/people/models/${trained.version}`;
  const still = await holdings(app);
  const tried = await keeper.get(at);
  assert.deepEqual(
    [...(await holdings(app))].filter(
      ([table, { mark }]) => table !== 'identity.session' && still.get(table)?.mark !== mark,
    ),
    [],
  );
  assert.match(tried.text, /60 pairs were weighed.*The same person Most likely the same \d+ \d+/);
  assert.match(tried.text, /about people whose records you do not see: counted, and not listed/);
  assert.match(tried.text, /Day and month swapped 6\.00 /);
  assert.doesNotMatch(tried.html, /\/people\/[0-9a-f]{8}-/);

  assert.match(
    (await post(keeper, at, { why: 'no' }, `${at}/live`)).text,
    /Say in a few words why it should go live/,
  );
  const why = 'It fits a month of decisions';
  assert.equal((await post(keeper, at, { why }, `${at}/live`)).status, 303);
  const waiting = await keeper.get('/people/models');
  const change = /action="(\/people\/models\/changes\/[^"]*)"/.exec(waiting.html)?.[1] ?? '';
  assert.match(waiting.text, /waits for a second person.*Somebody else has to put it live/);
  const own = await post(keeper, '/people/models', { answer: 'live', why }, change);
  assert.match(own.text, /Whoever proposed it cannot put it live/);
  assert.match((await keeper.get(`/people/models/${defaultModel.version}`)).text, /It came with the program/);

  await addPerson(app.database, { names: [{ given: 'Zuleika', surname: 'Dobson' }], born: '2012-03-04' });
  const versionOf = async () => {
    const amara = await app.as('screening');
    const found = await look(amara, { who: 'Zuleika Dobson 4 March 2012' });
    const person = /name="person"[^>]*value="([0-9a-f-]{36})"/.exec(found.html)?.[1] ?? '';
    await amara.post(found.path, { person });
    const [row] = await asOwner(app.database, (owner) =>
      owner.query<{ version: string }>(
        "select model_version as version from people.match_decision where kind = 'chosen' order by at desc, id limit 1",
      ),
    );
    app.clock.now = app.clock.now.add({ seconds: 1 });
    return row?.version;
  };
  assert.equal(await versionOf(), defaultModel.version);
  const second = await secondAdministrator(app);
  assert.equal((await post(second, '/people/models', { answer: 'live', why }, change)).status, 303);
  assert.equal(await versionOf(), trained.version, 'the next search follows');
  assert.match((await keeper.get('/people/models')).text, new RegExp(`Live now: ${trained.version}`));
  const acts = await asOwner(app.database, (owner) =>
    owner.query<{ action: string }>(
      "select action from audit.event where record_kind = 'match model' order by seq",
    ),
  );
  for (const action of ['train model', 'try model', 'propose model', 'put model live'])
    assert.ok(
      acts.some((each) => each.action === action),
      action,
    );

  const shipped = `/people/models/${defaultModel.version}`;
  await post(second, shipped, { why: 'It found too many' }, `${shipped}/live`);
  const back = await keeper.get('/people/models');
  const answer = /action="(\/people\/models\/changes\/[^"]*)"/.exec(back.html)?.[1] ?? '';
  assert.equal((await post(keeper, '/people/models', { answer: 'live', why }, answer)).status, 303);
  assert.equal(await versionOf(), defaultModel.version);
});

test('two records that were told apart though all agrees are listed to look at again, until somebody has', async () => {
  const given = 'Philomena';
  const home = { names: [{ given, surname: 'Quillfeather' }], born: '2013-04-05', sex: 'F' as const };
  const add = () =>
    addPerson(app.database, { ...home, addresses: [{ words: '4 Quay Row', postcode: 'RM17 6SL' }] });
  const [one, other] = [await add(), await add()];
  const amara = await app.as('screening');
  const page = `/people/same?one=${one.id}&other=${other.id}`;
  const apart = { one: one.id, other: other.id, reason: 'I took them for cousins' };
  assert.equal((await post(amara, page, apart, '/people/not-same')).status, 303);
  await decidedPairs(app.database);
  const { setAside, changes } = (await train()) as Extract<
    Awaited<ReturnType<typeof train>>,
    { version: string }
  >;
  assert.deepEqual(
    setAside.map(({ same, by }) => [same, by]),
    [[false, 'Amara Cole']],
  );
  assert.ok(!changes.some(({ factor }) => factor === 'postcode.same'), 'nothing is learnt from it');
  const at = '/people/duplicates';
  assert.match((await amara.get(at)).text, /To look at again .*Philomena.* by Amara Cole.*cousins/);
  assert.doesNotMatch((await (await app.as('essexDecision')).get(at)).text, /To look at again/);
  app.clock.now = app.clock.now.add({ seconds: 1 });
  assert.equal(
    (await post(amara, page, { ...apart, reason: 'Cousins, I met both' }, '/people/not-same')).status,
    303,
  );
  assert.doesNotMatch((await amara.get(at)).text, /To look at again/);
  await train();
  assert.doesNotMatch((await amara.get(at)).text, /To look at again/, 'nor is it asked again');
});

test('what stands in the table below the floor is read with it: a twin is never the same', async () => {
  const loose = {
    ...defaultModel,
    version: 'loose',
    thresholds: { same: -50, possible: -100, bulk: -50, gap: 0 },
    factors: { ...defaultModel.factors, given: { ...defaultModel.factors.given, unlike: 40 } },
  };
  await asOwner(app.database, async (owner) => {
    await owner.query(
      `insert into people.match_model (version, content, why, decisions, based_on, made_by_name)
       values ('loose', $1, 'by hand', 0, 'nothing', 'nobody')`,
      [JSON.stringify(loose)],
    );
    await owner.query(
      `insert into people.model_change (version, why, proposed_by, proposed_by_name, answer, decided_by, decided_by_name,
         decided_at, decided_why)
       values ('loose', 'by hand', gen_random_uuid(), 'one', 'live', gen_random_uuid(), 'two', $1::timestamptz + interval '1 minute', 'by hand')`,
      [app.clock.now.toString()],
    );
  });
  const addresses = [{ words: '4 Quay Row', postcode: 'RM17 6SL' }];
  await addPerson(app.database, {
    names: [{ given: 'Isolde', surname: 'Vance' }],
    born: '2015-05-05',
    addresses,
  });
  const { forgetModel } = await import('../model.ts');
  await app.database.work(app.clock.now, async (db) => forgetModel(db));
  const found = await look(await app.as('screening'), { who: 'Tristan Vance 5 May 2015 RM17 6SL' });
  assert.match(found.text, /Isolde Vance.*Possible.*it may be a brother, sister or twin/);
  assert.doesNotMatch(found.text, /Most likely the same/);
});

test('nobody but an administrator sees or changes how people are matched', async () => {
  for (const role of ['screening', 'decision', 'governance', 'operator', 'school'] as const) {
    const browser = await app.as(role);
    for (const path of ['/people/models', `/people/models/${defaultModel.version}`])
      assert.equal((await browser.get(path)).status, 404, role);
    const at = `/people/models/${defaultModel.version}/live`;
    assert.equal((await browser.post(at, { why: 'Because I can' })).status, 404, role);
  }
  assert.equal((await keeper.get('/people/models/nothing-like-it')).status, 404);
});
