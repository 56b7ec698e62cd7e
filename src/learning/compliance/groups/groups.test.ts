import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../../test/support/app.ts';
import { forwarded, putForward, withGroup } from '../../../../test/support/credentials.ts';
import { asOwner } from '../../../../test/support/openings.ts';
import { messagesTo } from '../../../../test/support/training.ts';
import type { Visitor } from '../../../../test/support/visitor.ts';
import { type SampleRole, samplePractitioners } from '../../../partnership/index.ts';

let app: TestApp;
let group: string;
let marian: Visitor;
let della: Visitor;
before(async () => {
  app = await startTestApp();
  group = await withGroup(app);
  [marian, della] = [await app.as('school'), await app.as('youthContact')];
});
after(() => app.close());

const decide = (path: string, fields: Record<string, string>) =>
  della.post(path, { ...fields, 'form-key': randomUUID() });

test('somebody is put forward with their family’s word, and refused in words when the group is not for them', async () => {
  await marian.get(`${group}/refer`);
  const wrong = (fields: Record<string, string>) =>
    marian.post(`${group}/refer`, { ...putForward(), ...fields, 'form-key': randomUUID() });
  assert.match(
    (await wrong({ 'born-year': '2009' })).text,
    /It is for ages 13 to 16; they are 17 when it begins/,
  );
  assert.match((await wrong({ 'born-year': '2009' })).html, /href="#born-day"/);
  assert.match((await wrong({ openCase: 'no' })).text, /It is for young people with an open case/);
  assert.match((await wrong({ consentBy: '' })).text, /Write who of the family agreed/);
  const path = await forwarded(app, marian);
  const name = /Nia [0-9a-f]{8}/.exec((await marian.get(path)).text)?.[0] ?? '';
  await marian.get(`${group}/refer`);
  assert.match(
    (await wrong({ name: name.toUpperCase() })).text,
    /was put forward for this group already, by Marian Teale/,
  );
  assert.match(
    (await marian.get(path)).text,
    /Waits for whoever leads.*At risk of exploitation.*To meet others.*Her mother, 3 November 2026/,
  );
  assert.match(
    (await marian.get('/learning/groups')).text,
    /Put forward, the latest first.*Nia .*Marian Teale Waits/,
  );
});

test('whoever leads it gives places, no more than there are, and notes who came; what was told stays with the two', async () => {
  const path = await forwarded(app, marian);
  await della.get(path);
  assert.match(
    (await decide(path, { verdict: 'place', called: '' })).text,
    /Write what they want to be called/,
  );
  assert.equal(
    (await marian.post(path, { verdict: 'place', called: 'Nia', 'form-key': randomUUID() })).status,
    404,
  );
  assert.equal((await decide(path, { verdict: 'place', called: 'Nia' })).status, 303);
  assert.match((await marian.get(path)).text, /State Has a place/);
  const early = await (await app.as('trainer')).get(`${group}/attendance`);
  assert.match(
    early.text,
    /Who has a place: 1 of 8.*Nia.*Who came is noted from the first day on, 13 January 2027/,
  );
  const now = app.clock.now;
  app.clock.now = Temporal.Instant.from('2027-01-20T18:00:00Z');
  const callum = await app.as('trainer');
  const register = await callum.get(`${group}/attendance`);
  assert.doesNotMatch(register.text, /27 January 2027/);
  const ahead = await callum.post(`${group}/attendance`, { meeting: '2027-01-27', 'form-key': randomUUID() });
  assert.equal(ahead.status, 400, 'nobody came to what was not yet');
  const [, place = ''] = /name="came"[^>]* value="([^"]*)"/.exec(register.html) ?? [];
  await callum.post(`${group}/attendance`, { meeting: '2027-01-13', came: place, 'form-key': randomUUID() });
  await callum.post(`${group}/attendance`, { meeting: '2027-01-20', 'form-key': randomUUID() });
  const leads = await app.as('youthContact');
  assert.match((await leads.get(`${group}/attendance`)).text, /Nia 1 1/);
  app.clock.now = now;
  const rest = await Promise.all(Array.from({ length: 9 }, () => forwarded(app)));
  await della.get(rest[0] ?? '');
  const answers = await Promise.all(
    rest.map((each) => decide(each, { verdict: 'place', called: 'Another' })),
  );
  assert.equal(answers.filter(({ status }) => status === 303).length, 7);
  assert.ok(
    answers.filter(({ status }) => status !== 303).every(({ text }) => /The group is full/.test(text)),
  );
});

test('whoever leads a group is told that somebody was put forward, and they of the decision; no message names anybody', async () => {
  await asOwner(app.database, async (owner) => {
    for (const role of ['youthContact', 'school', 'trainer'] as const)
      await owner.query('update partnership.practitioner set email = $1 where id = $2', [
        `${role}@work.example`.toLowerCase(),
        samplePractitioners[role].id,
      ]);
    await owner.query('delete from learning.young_attendance');
    await owner.query('delete from learning.young_place');
  });
  const mails = async (role: string) => (await messagesTo(app, `${role}@work.example`)).join();
  const desk = async (role: SampleRole) => (await (await app.as(role)).get('/desk')).text;
  const path = await forwarded(app, marian);
  const name = /Nia [0-9a-f]{8}/.exec((await marian.get(path)).text)?.[0] ?? 'nobody';
  assert.match(await desk('youthContact'), /Somebody was put forward for a group that you lead\./);
  assert.match(await mails('youthcontact'), new RegExp(`read about a group.*${path}`, 's'));
  assert.equal(await mails('school'), '', 'whoever did it is not told');
  await della.get(path);
  await decide(path, { verdict: 'place', called: 'Nia' });
  assert.match(await desk('school'), /A place in a group was found for somebody whom you put forward\./);
  assert.match(await mails('school'), new RegExp(path));
  const second = await forwarded(app, marian);
  await della.get(second);
  await decide(second, { verdict: 'no place', whyNot: 'She is with another group' });
  assert.match(await desk('school'), /Somebody whom you put forward for a group gets no place\./);
  await marian.get(path);
  await marian.post(`${path}/ending`, { saidBy: 'family', said: '', 'form-key': randomUUID() });
  assert.match(await desk('youthContact'), /Somebody no longer comes to a group/);
  for (const words of [await mails('school'), await mails('youthcontact'), await desk('school')])
    assert.ok(!words.includes(name) && !/exploitation|another group/.test(words));
  assert.doesNotMatch((await desk('coordinator')) + (await desk('trainer')), /put forward|to a group/);
  assert.equal(await mails('trainer'), '');
});

test('a family may take back what they agreed to: the place is free again, and why stays with the two', async () => {
  const path = await forwarded(app, marian);
  await asOwner(app.database, (owner) => owner.query('delete from learning.young_attendance'));
  await asOwner(app.database, (owner) => owner.query('delete from learning.young_place'));
  await della.get(path);
  await decide(path, { verdict: 'place', called: 'Willow' });
  const end = async (by: Visitor, fields: Record<string, string>) => {
    await by.get(path);
    return by.post(`${path}/ending`, { ...fields, 'form-key': randomUUID() });
  };
  const unsaid = await end(marian, { saidBy: '', said: '' });
  assert.match(unsaid.text, /Choose who said so/);
  const said = { saidBy: 'family', said: 'Her mother would rather not.' };
  assert.equal((await end(await app.as('coordinator'), said)).status, 404);
  assert.equal((await end(marian, said)).status, 303);
  assert.equal((await end(della, said)).status, 409, 'noted once');
  assert.match(
    (await della.get(path)).text,
    /State No longer comes.*The family: Her mother would rather not\. Noted by Marian Teale/,
  );
  const register = await (await app.as('trainer')).get(`${group}/attendance`);
  assert.match(register.text, /Nobody has a place yet/);
  assert.doesNotMatch(register.html, /Willow|rather not/);
  const waits = await forwarded(app, marian);
  const again = async () => {
    await marian.get(waits);
    return marian.post(`${waits}/ending`, { ...said, 'form-key': randomUUID() });
  };
  assert.equal((await again()).status, 303);
  await della.get(path);
  assert.equal((await decide(waits, { verdict: 'place', called: 'Late' })).status, 409);
});

test('a case fact is never the training side’s: no page, no row and no list of theirs holds it', async () => {
  const path = await forwarded(app, marian);
  for (const role of [
    'coordinator',
    'trainer',
    'trainingLead',
    'police',
    'board',
    'administrator',
  ] as const) {
    const other = await app.as(role);
    assert.equal((await other.get(path)).status, 404, role);
    assert.doesNotMatch((await other.get('/learning/groups')).html, /Nia |To meet others/, role);
    assert.deepEqual(await rowsFor(role), [], role);
  }
  for (const role of ['coordinator', 'trainer'] as const) {
    const other = await app.as(role);
    assert.equal((await other.get(`${group}/refer`)).status, 404);
    const register = await other.get(`${group}/attendance`);
    assert.doesNotMatch(register.html, /To meet others|Her mother|2012|exploitation/);
  }
  assert.equal((await marian.get(`${group}/attendance`)).status, 404);
  const [row] = await asOwner(app.database, (owner) =>
    owner.query(`select 1 from audit.event where record_kind = 'group referral' and action = 'refer'`),
  );
  assert.ok(row);
});

function rowsFor(role: SampleRole) {
  const { id, agency } = samplePractitioners[role];
  const agencyId = `00000001-0000-4000-8000-${String(agency).padStart(12, '0')}`;
  const context = {
    actor: 'practitioner',
    now: app.clock.now,
    requestId: 'r',
    practitionerId: id,
    agencyId,
  } as const;
  return app.database.transaction(context, (db) =>
    db.selectFrom('learning.young_referral').select(['name', 'why']).execute(),
  );
}

test('a coordinator makes a group and changes it: whoever has a place keeps it, and no case fact is shown to them', async () => {
  const rosalind = await app.as('coordinator');
  const made = {
    ...{ name: 'Talking it through', code: 'talking', about: 'Six evenings', area: 'essex', ageFrom: '13' },
    ...{
      ageTo: '16',
      risks: 'exploitation',
      openCase: 'yes',
      capacity: '1',
      meets: '2027-03-01\n2027-03-10',
    },
    lead: samplePractitioners.youthContact.name,
  };
  const send = (path: string, fields: Record<string, string>) =>
    rosalind.post(path, { ...fields, 'form-key': randomUUID() });
  await rosalind.get('/learning/groups/new');
  const wrong = await send('/learning/groups/new', { ...made, lead: 'Nobody Known', ageTo: '16' });
  assert.match(wrong.text, /Nobody here is called Nobody Known/);
  assert.match(
    (await send('/learning/groups/new', { ...made, ageTo: '9', meets: 'soon' })).text,
    /not below the youngest.*Write each day like 13 January 2027/,
  );
  assert.equal((await send('/learning/groups/new', made)).status, 303);
  const list = await rosalind.get('/learning/groups');
  assert.match(list.text, /Talking it through Six evenings Ages 13 to 16 For exploitation/);
  const [row] = await asOwner(app.database, (owner) =>
    owner.query<{ id: string }>(`select id from learning.young_group where code = 'talking'`),
  );
  const own = `/learning/groups/${row?.id}`;
  await marian.get(`${own}/refer`);
  const referred = await marian.post(`${own}/refer`, { ...putForward(), 'form-key': randomUUID() });
  await della.get(referred.location ?? '');
  await decide(referred.location ?? '', { verdict: 'place', called: 'Nia' });
  const edit = await rosalind.get(`${own}/edit`);
  assert.match(edit.text, /1 young person has a place\. They keep it, whatever changes here/);
  assert.doesNotMatch(edit.text, /To meet others of her age/);
  const { code: _, ...kept } = made;
  const changed = await send(`${own}/edit`, { ...kept, ageFrom: '15', version: '1' });
  assert.equal(changed.status, 303, changed.text.slice(0, 400));
  assert.match(
    (await send(`${own}/edit`, { ...kept, version: '1' })).text,
    /Somebody changed this group meanwhile/,
  );
  assert.match((await rosalind.get(`${own}/edit`)).text, /Version 2: Rosalind Keep/);
  assert.match((await marian.get(referred.location ?? '')).text, /State Has a place/);
  const young = await marian.post(`${own}/refer`, { ...putForward(), 'form-key': randomUUID() });
  assert.match(young.text, /It is for ages 15 to 16; they are 14 when it begins/);
  assert.equal((await marian.get(`${own}/edit`)).status, 404);
});
