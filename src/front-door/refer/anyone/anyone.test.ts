import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { startTestApp, type TestApp } from '../../../../test/support/app.ts';
import { journey } from '../../../../test/support/journey.ts';
import { samplePractitioners } from '../../../partnership/index.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const neighbour: [string, Record<string, string>][] = [
  ['danger', { danger: 'no' }],
  ['who', { who: 'public' }],
  ['worry', { worry: 'I hear the little boy next door crying at night and his mum shouting.' }],
  ['when', { when: 'Most nights', still: 'yes' }],
  ['seen', { seen: 'home' }],
  ['child/1', { given: 'Leon', surname: 'Ashby', age: '4', sex: 'M' }],
  ['another-child/1', { another: 'no' }],
  ['where', { area: 'thurrock', address: '12 Quayside', postcode: 'rm17 6sl' }],
  ['now', { place: 'At home', with: 'His mum' }],
  ['harm', { name: '', tie: '' }],
  ['you', { named: 'no' }],
];

test('a neighbour raises a concern without a name and follows it by its code', async () => {
  const browser = app.visitor();
  const check = await journey(browser, neighbour);
  assert.match(check.text, /Is this right\?/);
  assert.match(check.text, /crying at night/);
  const sent = await browser.post(`${check.path.replace('/check', '')}/send`);
  assert.equal(sent.status, 303);
  const thanks = await browser.follow(sent);
  const code = /\b(\w{4}-\w{4}-\w{4}-\w{4})\b/.exec(thanks.text)?.[1] ?? '';
  const receipt = await app.visitor().get(`/receipt/${code}`);
  assert.match(receipt.text, /We have your message/);
  assert.match(receipt.text, /We aim to decide by tomorrow at 16:30/);
  assert.doesNotMatch(receipt.text, /Leon|Quayside|neighbour|child/i);
});

test('the hub of the area holds the concern, with its clock', async () => {
  const held = await app.database.transaction(
    {
      actor: 'practitioner',
      practitionerId: samplePractitioners.screening.id,
      now: app.clock.now,
      requestId: 'test',
    },
    async (db) =>
      (
        await sql<
          Record<string, unknown>
        >`select c.reference, c.headline, c.child_label, c.source_code, c.state,
          c.due_at, a.words, r.anonymous, k.rule_version, acc.told::text as told
          from front_door.concern c join front_door.address a on a.concern_id = c.id
          join front_door.referrer r on r.concern_id = c.id join front_door.clock k on k.concern_id = c.id
          join front_door.account acc on acc.concern_id = c.id`.execute(db)
      ).rows,
  );
  assert.equal(held.length, 1);
  const [concern] = held;
  assert.match(String(concern?.reference), /^TH-2026-\d{5}$/);
  assert.equal(concern?.child_label, 'Leon A., 4');
  assert.equal(concern?.source_code, '9');
  assert.equal(concern?.words, '12 Quayside');
  assert.equal(concern?.anonymous, true);
  assert.equal(concern?.rule_version, 'national 1');
  assert.equal(String(concern?.due_at), '2026-11-24T16:30:00Z');
  assert.doesNotMatch(String(concern?.told), /Quayside/);
});
