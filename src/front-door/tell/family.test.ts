import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp, testSettings } from '../../../test/support/app.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { post } from '../../../test/support/post.ts';
import { decidedConcern, owedAbout, words } from '../../../test/support/telling.ts';
import type { Visitor } from '../../../test/support/visitor.ts';
import { startAppJobs } from '../../app.ts';
import { createLogger } from '../../platform/log/logger.ts';
import { isNeutral } from '../../platform/mail/index.ts';

let app: TestApp;
let jonah: Visitor;
const start = Temporal.Instant.from('2026-11-23T10:42:00Z');
before(async () => {
  app = await startTestApp();
  jonah = await app.as('decision');
});
after(() => app.close());

const path = (id: string) => `/front-door/${id}/tell/family`;
const byEmail = {
  ...{ how: 'message', words, whom: 'Dana Marlow, mother', channel: 'email', email: 'dana@example.org' },
  'safe-said': 'yes',
};
async function sent(id: string) {
  await app.settled();
  return asOwner(app.database, (owner) =>
    owner.query<{
      state: string;
      subject: string;
      body: string;
      to_address: string | null;
      not_before: Date | null;
    }>('select state, subject, body, to_address, not_before from platform.message where record_id = $1', [
      id,
    ]),
  );
}

test('the family is told at an address that is theirs alone: the message says nothing, the words open from it', async () => {
  const { id } = await decidedConcern(app);
  assert.match((await jonah.get(path(id))).text, /They told us that nobody else reads what comes there/);
  assert.equal((await post(jonah, path(id), byEmail)).status, 303);
  assert.equal((await owedAbout(app, id)).family, 'told');
  const [message] = await sent(id);
  assert.deepEqual(
    [message?.state, message?.to_address, message?.subject],
    ['sent', 'dana@example.org', 'There is something for you to read'],
  );
  assert.ok(isNeutral(`${message?.subject} ${message?.body}`), message?.body ?? '');
  assert.doesNotMatch(message?.body ?? '', /Tia|Marlow|Dana|Thurrock|worker|\bTH-/);
  assert.match(
    (await jonah.get(`/front-door/${id}`)).text,
    /The family Told today at 10:42 , in time By message: sent What Dana Marlow, mother read/,
  );

  const link = /http\S+(\/receipt\/\S+)/.exec(message?.body ?? '')?.[1] ?? '';
  const dana = app.visitor();
  const opened = await dana.follow(await dana.get(link));
  assert.match(opened.text, /Something for you to read We looked at what you said, and a worker will visit/);
  assert.doesNotMatch(opened.html, /TH-2026|Tia/);
  assert.match(opened.headers.get('cache-control') ?? '', /no-store/);
  assert.match((await jonah.get(`/front-door/${id}`)).text, /By message: sent, read today at 10:42/);
  assert.match((await jonah.get(`/front-door/${id}/sharing`)).text, /Dana Marlow, mother by message/);

  app.clock.now = start.add({ hours: 24 * 14 + 1 });
  const late = app.visitor();
  assert.equal((await late.get(link)).status, 404, 'a fortnight later it opens nothing');
  app.clock.now = start;
});

test('nothing goes where nobody said it is safe, and what is typed is kept', async () => {
  const { id } = await decidedConcern(app);
  const { 'safe-said': _, ...unsaid } = byEmail;
  const refused = await post(jonah, path(id), unsaid);
  assert.equal(refused.status, 400);
  assert.match(refused.text, /Write only where they told you that nobody else reads it/);
  assert.match(refused.html, /value="dana@example.org"/);
  const nowhere = await post(jonah, path(id), { ...byEmail, email: '' });
  assert.match(nowhere.text, /Enter where they are written to/);
  assert.deepEqual(await sent(id), []);
  assert.equal((await owedAbout(app, id)).family, null);
});

test('written after the secret was changed, its link still opens the words', async () => {
  await using ending = new AsyncDisposableStack();
  const own = await startTestApp();
  ending.defer(own.close);
  const { id } = await decidedConcern(own);
  assert.equal((await post(await own.as('decision'), path(id), byEmail)).status, 303);
  const changed = {
    SECRET: 'a secret that came later, longer than needed',
    SECRET_BEFORE: testSettings.SECRET,
  };
  const jobs = await startAppJobs({
    config: { ...testSettings, ...changed, MAIL_FROM: 'messages@windscreen.example' },
    ...{ database: own.database, log: createLogger('silent'), now: () => own.clock.now },
  });
  ending.defer(() => jobs.stop());
  await jobs.settled();
  const [message] = await asOwner(own.database, (owner) =>
    owner.query<{ body: string }>('select body from platform.message where record_id = $1', [id]),
  );
  const link = /http\S+(\/receipt\/\S+)/.exec(message?.body ?? '')?.[1] ?? 'nothing was written';
  const dana = own.visitor();
  assert.match((await dana.follow(await dana.get(link))).text, /Something for you to read/);
});

test('a message waits for a time that is safe', async () => {
  const { id } = await decidedConcern(app);
  const evenings = { ...byEmail, when: 'some', days: 'weekdays', hours: 'evening' };
  assert.equal((await post(jonah, path(id), evenings)).status, 303);
  const [waiting] = await sent(id);
  assert.deepEqual([waiting?.state, waiting?.not_before?.toString()], ['waiting', '2026-11-23T17:00:00Z']);
  assert.match(
    (await jonah.get(`/front-door/${id}`)).text,
    /By message: waits until a time that is safe, today at 17:00/,
  );
});

test('a code of one family opens nothing of another, and who was only asked sees no address', async () => {
  const { id } = await decidedConcern(app);
  await post(jonah, path(id), byEmail);
  const stranger = app.visitor();
  assert.equal((await stranger.get('/receipt/AAAA-BBBB-CCCC-DDDD')).status, 404);
  for (const role of ['essexDecision', 'policeContact'] as const)
    assert.equal((await (await app.as(role)).get(path(id))).status, 404, role);
});
