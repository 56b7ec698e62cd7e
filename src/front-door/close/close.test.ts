import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { agencies, asked } from '../../../test/support/asking.ts';
import { addConcern } from '../../../test/support/concerns.ts';
import { disagreed } from '../../../test/support/deciding-forms.ts';
import { wholeDecision } from '../../../test/support/decision.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { post } from '../../../test/support/post.ts';
import { assertStandings } from '../../../test/support/standings.ts';
import { decidedConcern } from '../../../test/support/telling.ts';
import { at, calling, closing, decidedEarlier, discussion } from '../../../test/support/triage-forms.ts';
import type { Visitor } from '../../../test/support/visitor.ts';
import { samplePractitioners } from '../../partnership/index.ts';
import { insertClosing } from '../store/closing.ts';

let app: TestApp;
let jonah: Visitor;
before(async () => {
  app = await startTestApp();
  jonah = await app.as('decision');
});
after(() => app.close());
const state = async (id: string) => {
  const [row] = await asOwner(app.database, async (owner) => {
    await assertStandings(owner);
    return owner.query<{ state: string }>('select state from front_door.concern where id = $1', [id]);
  });
  return row?.state;
};
const close = (id: string, fields: Record<string, string> = closing) =>
  post(jonah, `/front-door/${id}/close`, fields);

test('a decided concern is closed with a reason, leaves what is under way, and is opened again', async () => {
  const { id } = await addConcern(app.database, { ...decidedEarlier, headline: 'Closing soon' });
  assert.match((await jonah.get(`/front-door/${id}`)).text, /Close this concern/);
  const thin = await close(id, { why: 'taken up', words: 'ok' });
  assert.equal(thin.status, 400);
  assert.match(thin.text, /at least four words/);
  assert.equal((await close(id)).status, 303);
  assert.equal(await state(id), 'closed');
  const record = await jonah.get(`/front-door/${id}`);
  assert.match(
    record.text,
    /Closed\. Whoever it was handed to has taken it up\. The assessment team has allocated a worker Jonah Pryce, today at 10:42/,
  );
  assert.match((await jonah.get('/front-door?show=past&state=closed')).text, /Closing soon/);
  assert.doesNotMatch((await jonah.get('/front-door?show=past&state=decided')).text, /Closing soon/);
  assert.match((await close(id)).text, /It is closed already/);

  const again = { again: 'The school rang with something new' };
  const form = await jonah.get(`/front-door/${id}/close`);
  const version = /name="version" value="(\d+)"/.exec(form.html)?.[1] ?? '';
  assert.equal((await post(jonah, `/front-door/${id}/close/again`, { version, ...again })).status, 303);
  assert.equal(await state(id), 'decided');
  assert.match(
    (await jonah.get(`/front-door/${id}`)).text,
    /Closed, and opened again\. .*The school rang with something new Jonah Pryce/,
  );
});

test('another decision opens a closed concern', async () => {
  const { id } = await addConcern(app.database, decidedEarlier);
  await close(id);
  app.clock.now = app.clock.now.add({ minutes: 1 });
  const decided = await post(jonah, `/front-door/${id}/decision`, wholeDecision(4, 'assessment'));
  assert.equal(decided.status, 303, decided.text.slice(0, 600));
  assert.equal(await state(id), 'decided');
  app.clock.now = app.clock.now.subtract({ minutes: 1 });
});

test('nothing is closed while somebody is owed word, something agreed is not done, or it is not decided', async () => {
  const open = await addConcern(app.database);
  assert.match((await close(open.id)).text, /It is not decided yet/);
  const owed = await decidedConcern(app);
  const form = await jonah.get(`/front-door/${owed.id}/close`);
  assert.match(
    form.text,
    /Something is left to do first\. Whoever told us is still to be told, or say why not\. The family is still to be told/,
  );
  for (const [, way = ''] of form.html.matchAll(/href="(\/front-door\/[^"]*\/tell\/[^"]*)"/g))
    assert.equal((await jonah.get(way)).status, 200, way);
  assert.match(form.html, new RegExp(`href="/front-door/${owed.id}/tell/family"`));
  assert.equal((await close(owed.id)).status, 400);
  const agreed = await addConcern(app.database, decidedEarlier);
  await post(jonah, `/front-door/${agreed.id}/strategy`, discussion);
  const places = [...(await jonah.get(`/front-door/${agreed.id}/close`)).html.matchAll(/#(agreed|limits)"/g)];
  assert.ok(places.length > 0);
  const record = (await jonah.get(`/front-door/${agreed.id}`)).html;
  for (const [, id] of places) assert.match(record, new RegExp(`id="${id}"`), 'leads to where it is done');
  assert.match((await close(agreed.id)).text, /What was agreed at a strategy discussion is not all done/);
});

test('nor while an agency has not answered, or somebody does not agree, in the page or past it', async () => {
  const { concern } = await asked(app, [agencies.health]);
  await post(jonah, `/front-door/${concern.id}/decision`, wholeDecision(3, 'assessment'));
  assert.match(
    (await jonah.get(`/front-door/${concern.id}/close`)).text,
    /An agency has not answered what it was asked\. Take its answer, or withdraw the question/,
  );
  assert.equal((await close(concern.id)).status, 400);
  const [, split = ''] = /front-door\/(.+)/.exec(await disagreed(app)) ?? [];
  assert.match((await close(split)).text, /Somebody does not agree, and it is not settled/);
  const by = samplePractitioners.decision;
  const context = {
    actor: 'practitioner',
    now: app.clock.now,
    requestId: 'r',
    practitionerId: by.id,
  } as const;
  await assert.rejects(
    app.database.transaction(context, (db) =>
      insertClosing(db, split, { why: 'taken up', words: 'The assessment team has a worker', by }),
    ),
    /row-level security/,
  );
});

test('a discussion that is called has a clock until it is recorded, and what was shared there is in the ledger', async () => {
  const { id } = await addConcern(app.database, { ratings: [{ rating: 'red' }] });
  assert.equal((await post(jonah, `/front-door/${id}/strategy/call`, calling)).status, 303);
  const called = await jonah.get(`/front-door/${id}`);
  assert.match(
    called.text,
    /Strategy discussion called To be held today at 14:00 ; at the latest by .*Who is to come social care, police, health/,
  );
  assert.match(
    (await post(jonah, `/front-door/${id}/strategy/call`, calling)).text,
    /Call the strategy discussion off/,
  );
  assert.match((await jonah.get('/desk')).text, /Strategy discussion held/i);

  app.clock.now = Temporal.Instant.from('2026-11-23T14:40:00Z');
  const afternoon = await app.as('decision');
  const late = { ...discussion, ...at('called', '10:42'), ...at('held', '14:00') };
  const kept = await post(afternoon, `/front-door/${id}/strategy`, late);
  assert.equal(kept.status, 303, kept.text.slice(0, 800));
  const [clock] = await asOwner(app.database, (owner) =>
    owner.query<{ met: string }>(
      "select met_at::text as met from front_door.clock where concern_id = $1 and rule = 'strategy-discussion-held'",
      [id],
    ),
  );
  assert.equal(clock?.met, '2026-11-23 14:00:00+00');
  const ledger = await afternoon.get(`/front-door/${id}/sharing`);
  assert.match(
    ledger.text,
    /Estuary Police at a strategy discussion what was known, what was agreed Legal duty Jonah Pryce/,
  );
  assert.match(ledger.text, /Estuary Integrated Care Board at a strategy discussion/);
  assert.doesNotMatch(ledger.text, /Thurrock Children’s Social Care at a strategy/);
  const [, which = ''] =
    /strategy\?replaces=([0-9a-f-]+)/.exec((await afternoon.get(`/front-door/${id}`)).html) ?? [];
  await post(afternoon, `/front-door/${id}/strategy?replaces=${which}`, {
    ...late,
    replaces: which,
    agreed: 'Seen tonight',
  });
  const again = await afternoon.get(`/front-door/${id}/sharing`);
  assert.equal(
    again.text.split('at a strategy discussion').length,
    3,
    'nobody is named twice for one discussion',
  );
  app.clock.now = Temporal.Instant.from('2026-11-23T10:42:00Z');
});

test('one that will not be held is called off with a reason, and nobody else may call or close', async () => {
  const { id } = await addConcern(app.database);
  await post(jonah, `/front-door/${id}/strategy/call`, calling);
  const page = await jonah.get(`/front-door/${id}/strategy/call`);
  const version = /name="version" value="(\d+)"/.exec(page.html)?.[1] ?? '';
  const off = await post(jonah, `/front-door/${id}/strategy/call/off`, {
    version,
    off: 'The police saw her safe at home',
  });
  assert.equal(off.status, 303);
  assert.match(
    (await jonah.get(`/front-door/${id}`)).text,
    /Strategy discussion called off The police saw her safe at home/,
  );
  assert.equal(await state(id), 'received');
  for (const role of ['screening', 'essexDecision', 'policeContact'] as const)
    for (const step of ['close', 'strategy/call'])
      assert.equal(
        (await (await app.as(role)).get(`/front-door/${id}/${step}`)).status,
        404,
        `${role} ${step}`,
      );
});
