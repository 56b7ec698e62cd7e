import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { baseUrl, startTestApp, type TestApp } from '../../../test/support/app.ts';
import { Authenticator } from '../../../test/support/authenticator.ts';
import type { Seen, Visitor } from '../../../test/support/visitor.ts';
import { samplePractitioners, sampleTeams } from '../../partnership/index.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const list = '/administration/people';
const agency = '00000001-0000-4000-8000-000000000006';

async function ask<Row>(statement: string, parameters: unknown[] = []): Promise<Row[]> {
  const owner = await app.database.owner();
  try {
    return await owner.query<Row>(statement, parameters);
  } finally {
    await owner.close();
  }
}

const newcomer = (more: Record<string, string | string[]> = {}) => ({
  name: 'Nell Quayle',
  'job-title': 'Safeguarding lead',
  agency,
  email: '',
  'roles-thurrock': 'referrer',
  ...more,
});

async function invite(browser: Visitor, more: Record<string, string | string[]> = {}): Promise<Seen> {
  await browser.get(`${list}/invite`);
  return browser.post(`${list}/invite`, newcomer(more));
}

const linkIn = (seen: Seen) => /http:\/\/localhost:3000(\/invitation\/[\w-]{43})/.exec(seen.html)?.[1] ?? '';

/** Accepts an invitation with a new passkey. */
async function accept(link: string): Promise<{ browser: Visitor; key: Authenticator }> {
  const browser = app.visitor();
  await browser.get(link);
  const key = new Authenticator(baseUrl);
  const options = JSON.parse((await browser.post(`${link}/passkey/options`)).html);
  assert.equal(
    (await browser.post(`${link}/passkey`, { answer: key.make(options), name: '' })).location,
    '/desk',
  );
  return { browser, key };
}

async function audited(
  action: string,
): Promise<{ record_id: string; fields: string[] | null; outcome: string }> {
  const [row] = await ask<{ record_id: string; fields: string[] | null; outcome: string }>(
    'select record_id, fields, outcome from audit.event where action = $1 order by seq desc limit 1',
    [action],
  );
  assert.ok(row);
  return row;
}

test('somebody invited gets in by their link with the roles and teams they were given', async () => {
  const administrator = await app.as('administrator');
  const made = await invite(administrator, {
    'roles-thurrock': ['referrer', 'duty worker'],
    teams: sampleTeams.thurrockHub,
  });
  assert.equal(made.status, 200);
  assert.match(made.text, /Give this link to Nell Quayle.*until Monday 30 November 2026 at 10:42/);
  assert.deepEqual((await audited('invite')).fields, [
    '+ referrer in thurrock',
    '+ duty worker in thurrock',
    `+ team ${sampleTeams.thurrockHub}`,
  ]);
  const { browser } = await accept(linkIn(made));
  assert.match(
    (await browser.get('/account')).text,
    /Nell Quayle.*Duty worker \(Thurrock\); Referrer \(Thurrock\)/,
  );
  const found = await administrator.get(`${list}?search=quayle`);
  assert.match(found.text, /Nell Quayle Safeguarding lead, Saltmarsh Primary School.*Active.*today at 10:42/);
});

test('an invitation that lacks something says what, keeps what was typed and adds nobody', async () => {
  const administrator = await app.as('administrator');
  const seen = await invite(administrator, {
    name: '',
    agency: '',
    email: 'not an address',
    'roles-thurrock': [],
    'job-title': 'Health visitor',
  });
  assert.equal(seen.status, 400);
  assert.match(seen.title, /^Error: /);
  assert.match(
    seen.text,
    /There is a problem Enter their name Choose the agency they work for Enter an email address.* Choose at least one role/,
  );
  assert.match(seen.html, /value="Health visitor"/);
  assert.deepEqual(
    await ask('select from partnership.practitioner where job_title = $1', ['Health visitor']),
    [],
  );
});

test('an invitation sent five times at once adds one person', async () => {
  const administrator = await app.as('administrator');
  await administrator.get(`${list}/invite`);
  const body = newcomer({ name: 'Once Only', 'form-key': crypto.randomUUID() });
  const sent = await Promise.all([1, 2, 3, 4, 5].map(() => administrator.post(`${list}/invite`, body)));
  assert.deepEqual(
    sent.map(({ status }) => status),
    [200, 200, 200, 200, 200],
  );
  assert.equal(new Set(sent.map(linkIn)).size, 1, 'one link, shown each time');
  assert.equal((await app.visitor().get(linkIn(sent[0] ?? assert.fail()))).status, 200);
  assert.equal((await ask('select from partnership.practitioner where name = $1', ['Once Only'])).length, 1);
});

test('a new link takes the place of the one before', async () => {
  const administrator = await app.as('administrator');
  const first = linkIn(await invite(administrator, { name: 'Lost Link' }));
  const [{ id } = { id: '' }] = await ask<{ id: string }>(
    'select id from partnership.practitioner where name = $1',
    ['Lost Link'],
  );
  await administrator.get(`${list}/${id}`);
  const second = linkIn(await administrator.post(`${list}/${id}/invitation`));
  assert.equal((await app.visitor().get(first)).status, 404);
  assert.equal((await app.visitor().get(second)).status, 200);
  const [kept] = await ask<{ token_hash: Buffer }>(
    'select token_hash from identity.invitation order by invited_at desc limit 1',
  );
  assert.ok(!second.includes(kept?.token_hash.toString('base64url') ?? second));
});

test('somebody whose address is known is told that a link to their account was made', async () => {
  const administrator = await app.as('administrator');
  await invite(administrator, { name: 'Told Promptly', email: 'told@school.example' });
  const [{ id } = { id: '' }] = await ask<{ id: string }>(
    "select id from partnership.practitioner where name = 'Told Promptly'",
  );
  await administrator.get(`${list}/${id}`);
  await administrator.post(`${list}/${id}/invitation`);
  const told = await ask<{ subject: string; body: string }>(
    "select subject, body from platform.message where to_address = 'told@school.example'",
  );
  assert.equal(told.length, 1);
  assert.equal(told[0]?.subject, 'A notice about your account');
  assert.match(told[0]?.body ?? '', /10:42 on Monday 23 November 2026.*\/account/s);
  assert.doesNotMatch(told[0]?.body ?? '', /invitation\/|windscreen|child/i);
});

test('a change of roles counts from the next page, and is on the audit word for word', async () => {
  const administrator = await app.as('administrator');
  const { health } = samplePractitioners;
  const browser = await app.as('health');
  assert.equal((await browser.get(list)).status, 404);
  const path = `${list}/${health.id}/roles`;
  const form = await administrator.get(path);
  assert.match(form.html, /value="hub partner" checked/);
  const changed = await administrator.post(path, {
    'roles-thurrock': ['hub partner', 'administrator'],
    'roles-essex': [],
    'roles-southend': 'hub partner',
    teams: sampleTeams.emergencyDuty,
  });
  assert.equal(changed.location, `${list}/${health.id}`);
  assert.equal((await browser.get(list)).status, 200);
  const { fields, record_id } = await audited('change roles');
  assert.equal(record_id, health.id);
  assert.deepEqual(fields, [
    '+ administrator in thurrock',
    '- hub partner in essex',
    `+ team ${sampleTeams.emergencyDuty}`,
  ]);
  await administrator.get(path);
  await administrator.post(path, { 'roles-thurrock': 'hub partner', 'roles-southend': 'hub partner' });
  assert.equal((await browser.get(list)).status, 404);
});

test('an administrator gives roles in their own areas only, and none to themselves', async () => {
  const { board, duty, operator } = samplePractitioners;
  await ask(
    "insert into access.role_held (practitioner_id, role, area) values ($1, 'administrator', 'essex')",
    [board.id],
  );
  const essex = await app.as('board');
  assert.equal((await essex.get(`${list}/${board.id}/roles`)).status, 404, 'oneself');
  assert.match((await essex.get(`${list}/${board.id}`)).text, /This is you/);
  assert.equal((await essex.get(`${list}/${duty.id}/roles`)).status, 404, 'somebody of Thurrock');
  assert.match((await essex.get(`${list}/${duty.id}`)).text, /in an area that you do not look after/);
  for (const deed of ['disable', 'invitation', 'roles'])
    assert.equal((await essex.post(`${list}/${duty.id}/${deed}`)).status, 404, deed);
  await essex.get(`${list}/${operator.id}/roles`);
  await essex.post(`${list}/${operator.id}/roles`, { 'roles-thurrock': 'decision maker', 'roles-essex': [] });
  const held = await ask<{ role: string; area: string }>(
    'select role, area from access.role_held where practitioner_id = $1 order by area',
    [operator.id],
  );
  assert.deepEqual(held, [
    { role: 'operator', area: 'southend' },
    { role: 'operator', area: 'thurrock' },
  ]);
});

test('somebody stopped is refused at their next page and cannot come back until let in again', async () => {
  const administrator = await app.as('administrator');
  const { browser, key } = await accept(linkIn(await invite(administrator, { name: 'Stopped Soon' })));
  const [{ id } = { id: '' }] = await ask<{ id: string }>(
    'select id from partnership.practitioner where name = $1',
    ['Stopped Soon'],
  );
  const signIn = async () => {
    const fresh = app.visitor();
    await fresh.get('/sign-in');
    const options = JSON.parse((await fresh.post('/sign-in/passkey/options')).html);
    return fresh.post('/sign-in/passkey', { answer: key.sign(options) });
  };
  await administrator.get(`${list}/${id}`);
  assert.equal((await administrator.post(`${list}/${id}/disable`)).location, `${list}/${id}`);
  assert.equal((await browser.get('/desk')).status, 303);
  const open = await ask('select from identity.session where practitioner_id = $1 and ended_at is null', [
    id,
  ]);
  assert.equal(open.length, 0, 'their sessions have ended');
  assert.equal((await signIn()).status, 403);
  assert.match((await administrator.get(`${list}/${id}`)).text, /Stopped.*Let them in again/);
  assert.equal((await administrator.post(`${list}/${id}/enable`)).status, 303);
  assert.equal((await signIn()).status, 303);
  assert.equal((await browser.get('/desk')).status, 303, 'the old session stays ended');
  assert.equal((await audited('enable')).record_id, id);
});

test('the last administrator of an area is not stopped', async () => {
  const { administrator: priya } = samplePractitioners;
  const essex = await app.as('board');
  await essex.get(`${list}/${priya.id}`);
  const stopped = await essex.post(`${list}/${priya.id}/disable`);
  assert.equal(stopped.status, 400);
  assert.match(stopped.text, /Priya Lomax is the last administrator of an area/);
  assert.equal((await audited('disable')).outcome, 'refused');
  await ask('delete from access.role_held where practitioner_id = $1 and area = $2', [priya.id, 'essex']);
  await ask(
    "insert into access.role_held (practitioner_id, role, area) values ($1, 'referrer', 'thurrock')",
    [samplePractitioners.board.id],
  );
  const thurrock = await app.as('administrator');
  const boardPath = `${list}/${samplePractitioners.board.id}`;
  await thurrock.get(boardPath);
  assert.equal((await thurrock.post(`${boardPath}/disable`)).status, 400, 'now the last of Essex');
});

/** Makes two people the only administrators, signed in and each looking at the list. */
async function onlyTwo(): Promise<{ pair: string[]; felix: Visitor; rafe: Visitor }> {
  const pair = [samplePractitioners.governance.id, samplePractitioners.police.id];
  await ask('update partnership.practitioner set disabled_at = null');
  await ask(
    "update access.role_held set role = 'referrer' where role = 'administrator' and practitioner_id <> all($1)",
    [pair],
  );
  for (const person of pair)
    for (const area of ['southend', 'essex', 'thurrock'])
      await ask("insert into access.role_held values ($1, 'administrator', $2) on conflict do nothing", [
        person,
        area,
      ]);
  const [felix, rafe] = [await app.as('governance'), await app.as('police')];
  await Promise.all([felix.get(list), rafe.get(list)]);
  return { pair, felix, rafe };
}

test('of two administrators who stop each other at the same moment one is left', async () => {
  const { pair, felix, rafe } = await onlyTwo();
  await Promise.all([felix.post(`${list}/${pair[1]}/disable`), rafe.post(`${list}/${pair[0]}/disable`)]);
  const left = await ask('select from partnership.practitioner where id = any($1) and disabled_at is null', [
    pair,
  ]);
  assert.equal(left.length, 1);
});

test('of two administrators who take the role from each other one keeps it', async () => {
  const { pair, felix, rafe } = await onlyTwo();
  const answers = await Promise.all([
    felix.post(`${list}/${pair[1]}/roles`, { 'roles-essex': 'referrer' }),
    rafe.post(`${list}/${pair[0]}/roles`, { 'roles-essex': 'referrer' }),
  ]);
  assert.ok(answers.some(({ status }) => status === 303));
  const left = await ask(
    "select from access.role_held where role = 'administrator' and practitioner_id = any($1)",
    [pair],
  );
  assert.equal(left.length, 3, 'in all three areas, one of them');
});
