import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { lastAudited } from '../../../test/support/audited.ts';
import { addConcern } from '../../../test/support/concerns.ts';
import { eventOf } from '../../../test/support/events.ts';
import { addConflict, asOwner } from '../../../test/support/openings.ts';
import { addPerson, relate } from '../../../test/support/people.ts';
import { post } from '../../../test/support/post.ts';
import type { Visitor } from '../../../test/support/visitor.ts';
import { samplePractitioners, sampleTeams } from '../../partnership/index.ts';

let app: TestApp;
let amara: Visitor;
before(async () => {
  app = await startTestApp();
  amara = await app.as('screening');
});
after(() => app.close());

const child = (given = 'Tia', more = {}) =>
  addPerson(app.database, { names: [{ given, surname: 'Marlow' }], born: '2012-03-03', ...more });
const write = (who: Visitor, id: string, fields: Record<string, string | readonly string[]> = {}) =>
  post(who, `/people/${id}/chronology/add`, eventOf(fields));

test('what happened is written once, with who said it, and stands on the page of everybody it concerns', async () => {
  const [tia, sam] = [await child(), await child('Sam')];
  await relate(app.database, tia.id, 'sibling', sam.id);
  assert.match(
    (await amara.get(`/people/${tia.id}/chronology`)).text,
    /Nothing that you may see is written yet/,
  );
  const saved = await write(amara, tia.id, { also: [sam.id], impact: 'Both slept badly' });
  assert.equal(saved.status, 303);
  for (const [own, other] of [
    [tia, 'Sam'],
    [sam, 'Tia'],
  ] as const) {
    const page = await amara.get(`/people/${own.id}/chronology`);
    assert.match(page.text, /Police were called to the flat 3 May 2026 at 22:15/);
    assert.match(page.text, /Thurrock Children’s Social Care Significant Domestic abuse/);
    assert.match(page.text, /What it meant: Both slept badly/);
    assert.match(page.text, new RegExp(`Also about ${other} Marlow`));
    assert.match(page.text, /her mother said, written down by Amara Cole/);
    assert.match((await amara.get(`/people/${own.id}`)).text, /Chronology Police were called to the flat/);
  }
  const [{ n } = { n: 0 }] = await asOwner(app.database, (owner) =>
    owner.query<{ n: number }>(
      'select count(*)::int as n from people.event where people @> array[$1::uuid]',
      [tia.id],
    ),
  );
  assert.equal(n, 1);
  const row = await lastAudited(app.database, 'screening', sam.id);
  assert.deepEqual([row?.action, row?.basis], ['read', 'team holds it']);
});

test('a time may be known in part, or last; what cannot be is said at once, with what was typed', async () => {
  const { id } = await child();
  await write(amara, id, { 'on-day': '', 'on-month': '6', time: '', what: 'Stopped coming to school' });
  await write(amara, id, {
    'on-day': '',
    'on-month': '',
    'on-year': '2019',
    time: '',
    what: 'Moved from Leeds',
  });
  const lasted = { 'until-day': '20', 'until-month': '6', 'until-year': '2026' };
  await write(amara, id, { time: '', ...lasted, what: 'Stayed with her aunt' });
  const { text } = await amara.get(`/people/${id}/chronology`);
  assert.match(
    text,
    /Stopped coming to school June 2026 .*Stayed with her aunt 3 May 2026 to 20 June 2026 .*Moved from Leeds 2019/,
  );

  const wrong = await write(amara, id, { what: '', kind: '', time: 'noon', 'on-day': '31', 'on-month': '2' });
  assert.equal(wrong.status, 400);
  for (const says of [
    /Enter when it happened, like 3 3 2026/,
    /Say what happened/,
    /Choose what sort of thing happened/,
  ])
    assert.match(wrong.text, says);
  for (const [fields, says] of [
    [{ 'on-year': '2027' }, /When it happened must be in the past/],
    [{ time: 'noon' }, /Enter a time like 16:30/],
    [{ 'on-day': '' }, /A time needs a whole date/],
    [{ ...lasted, 'until-month': '4', time: '' }, /Until when must be after it began/],
    [{ shielded: 'yes' }, /Say why it is shielded/],
    [{ other: '00000000-0000-4000-8000-00000000beef' }, /Only somebody whose record is open to you/],
  ] as const) {
    const refused = await write(amara, id, fields);
    assert.equal(refused.status, 400);
    assert.match(refused.text, says);
    assert.match(refused.html, /Police were called to the flat<\/textarea>/);
  }
});

test('nothing is edited: a wrong event is struck through with a reason, and a right one follows', async () => {
  const { id } = await child();
  await write(amara, id);
  const page = await amara.get(`/people/${id}/chronology`);
  const strike = /href="(\/people\/[^"]*\/chronology\/strike\/[^"]*)"/.exec(page.html)?.[1] ?? '';
  assert.match((await post(amara, strike, { why: '', next: '' })).text, /Say why it is wrong/);
  const jonah = await app.as('decision');
  await jonah.get(strike);
  const struck = await post(amara, strike, { why: 'It was the flat next door', next: 'anew' });
  assert.match(struck.location ?? '', /\/chronology\/add\?corrects=/);
  const late = await jonah.post(strike, { version: '1', why: 'Wrong day, I think', next: 'nothing' });
  assert.equal(late.status, 409);
  assert.match(late.text, /struck through already By Amara Cole: It was the flat next door/);

  const form = await amara.get(struck.location ?? '');
  assert.match(form.html, /Police were called to the flat<\/textarea>/);
  const corrects = /name="corrects" value="([^"]*)"/.exec(form.html)?.[1] ?? '';
  const anew = { corrects, what: 'Police were called next door' };
  assert.equal((await post(amara, struck.location ?? '', eventOf(anew))).status, 303);
  const { html, text } = await amara.get(`/people/${id}/chronology`);
  assert.match(html, /<s>Police were called to the flat<\/s>/);
  assert.match(
    text,
    /Struck through by Amara Cole on 23 November 2026: It was the flat next door It was written anew/,
  );
  assert.match(text, /Police were called next door .*Puts right what was struck through/);
  const twice = await post(amara, `/people/${id}/chronology/add`, eventOf(anew));
  assert.match(twice.text, /This was written anew already/);
  await asOwner(app.database, (owner) =>
    assert.rejects(
      owner
        .exec(`set role app_user; update people.event set what = 'other'`)
        .finally(() => owner.exec('reset role')),
      /permission denied/,
    ),
  );
});

test('two people write at once, and neither loses anything', async () => {
  const { id } = await child();
  const jonah = await app.as('decision');
  const path = `/people/${id}/chronology/add`;
  await Promise.all([amara.get(path), jonah.get(path)]);
  const [one, other] = await Promise.all([
    amara.post(path, { version: '1', ...eventOf({ what: 'Amara was told' }) }),
    jonah.post(path, { version: '1', ...eventOf({ what: 'Jonah was told' }) }),
  ]);
  assert.deepEqual([one.status, other.status], [303, 303]);
  const { text } = await amara.get(`/people/${id}/chronology`);
  assert.match(text, /Amara was told/);
  assert.match(text, /Jonah was told/);
});

test('concerns about somebody appear by themselves, to those who may see them', async () => {
  const { id } = await child();
  const concern = await addConcern(app.database, {
    headline: 'Bruises seen at games',
    decision: { at: '2026-11-23T09:00:00Z', level: 4, outcome: 'assessment' },
  });
  const hidden = await addConcern(app.database, { headline: 'Kept from view', named: ['decision'] });
  for (const each of [concern, hidden])
    await asOwner(app.database, (owner) =>
      owner.query('update front_door.child set person_id = $1 where concern_id = $2', [id, each.id]),
    );
  const page = await amara.get(`/people/${id}/chronology`);
  assert.match(page.text, /Concern decided: level 4, Assessment \(section 17\)\. Bruises seen at games/);
  assert.match(page.text, /Concern received from Estuary Police/);
  assert.match(page.html, new RegExp(`href="/front-door/${concern.id}"`));
  assert.doesNotMatch(page.html, new RegExp(`Kept from view|${hidden.id}`));
  assert.match((await (await app.as('decision')).get(`/people/${id}/chronology`)).text, /Kept from view/);
  const decisions = await amara.get(`/people/${id}/chronology?kind=decision&weight=significant`);
  assert.match(decisions.text, /Concern decided/);
  assert.doesNotMatch(decisions.text, /Concern received/);
});

test('the line is filtered by person, kind, agency, weight and period, and paged', async () => {
  const [tia, sam] = [await child(), await child('Sam')];
  await relate(app.database, tia.id, 'sibling', sam.id);
  for (let day = 1; day <= 27; day += 1)
    await write(amara, tia.id, { 'on-day': String(day), what: `Event of day ${day}.`, weight: 'routine' });
  await write(amara, sam.id, {
    'on-day': '9',
    what: 'Sam moved school.',
    kind: 'attendance',
    agency: 'Saltmarsh',
  });
  const path = `/people/${tia.id}/chronology`;
  const first = await amara.get(path);
  assert.match(first.text, /Event of day 27\./);
  assert.doesNotMatch(first.text, /Event of day 2\.|Sam moved/);
  const next = /href="([^"]*)" rel="next"/.exec(first.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const second = await amara.get(next);
  assert.match(second.text, /Event of day 2\..*Event of day 1\./);
  assert.doesNotMatch(second.text, /Event of day 3\./);

  const both = await amara.get(`${path}?with=${sam.id}&kind=attendance`);
  assert.match(both.text, /Sam moved school/);
  assert.doesNotMatch(both.text, /Event of day/);
  assert.match((await amara.get(`${path}?with=${sam.id}&agency=Saltmarsh`)).text, /Sam moved school/);
  const period = await amara.get(`${path}?from=2026-05-05&until=2026-05-06`);
  assert.match(period.text, /Event of day 6\. .*Event of day 5\./);
  assert.doesNotMatch(period.text, /Event of day [47]\./);
  assert.match((await amara.get(`${path}?weight=critical`)).text, /Nothing of that kind/);
});

test('who may not see the person sees no chronology, and a conflict of interest hides what also concerns somebody', async () => {
  const [tia, ana] = [
    await child('Tia', { worksWith: [sampleTeams.southendHub] }),
    await child('Ana', { team: sampleTeams.southendHub, area: 'southend' }),
  ];
  const tobias = await app.as('southendDecision');
  await write(tobias, tia.id, { other: ana.id, what: 'Ana hit Tia' });
  const hester = await app.as('essexDecision');
  for (const path of ['chronology', 'chronology/add'])
    assert.equal((await hester.get(`/people/${tia.id}/${path}`)).status, 404);
  await hester.get('/people');
  const posted = { version: '1', 'form-key': randomUUID(), ...eventOf() };
  assert.equal((await hester.post(`/people/${tia.id}/chronology/add`, posted)).status, 404);

  const seen = await amara.get(`/people/${tia.id}/chronology`);
  assert.match(seen.text, /Ana hit Tia/, 'who sees one of them sees the event');
  assert.doesNotMatch(seen.text, /Also about/, 'and not who else it concerns');
  assert.doesNotMatch((await amara.get(`/people/${tia.id}/chronology?with=${ana.id}`)).text, /Also about/);
  await addConflict(app.database, 'screening', ana.id);
  assert.doesNotMatch((await amara.get(`/people/${tia.id}/chronology`)).text, /Ana hit Tia/);
  await addConflict(app.database, 'southendDecision', tia.id);
  assert.equal((await tobias.get(`/people/${tia.id}/chronology`)).status, 404);
});

test('what also concerns a restricted person is their named people’s, also when they are restricted later', async () => {
  const [tia, nell] = [await child(), await child('Nell')];
  const jonah = await app.as('decision');
  await write(amara, tia.id, { other: nell.id, what: 'Nell was there' });
  await asOwner(app.database, (owner) =>
    owner.exec(`update people.person set restricted = true where id = '${nell.id}';
      insert into access.opening (record_id, practitioner_id, basis) values ('${nell.id}', '${samplePractitioners.decision.id}', 'named')`),
  );
  for (const path of [`/people/${tia.id}/chronology`, `/people/${tia.id}`])
    assert.doesNotMatch((await amara.get(path)).html, /Nell/);
  assert.match((await jonah.get(`/people/${tia.id}/chronology`)).text, /Nell was there/);
});

test('a shielded event is nowhere for whoever is not named: list, panel, filter, the form that strikes', async () => {
  const { id } = await child();
  const jonah = await app.as('decision');
  const kept = await write(jonah, id, {
    ...{ what: 'Disclosed at the refuge', agency: 'Harbour Refuge', 'said-by': 'the refuge worker' },
    ...{ kind: 'voice', shielded: 'yes', 'shielded-why': 'He must not learn where they are' },
  });
  assert.equal(kept.status, 303, kept.text + app.logged.at(-1));
  const own = await jonah.get(`/people/${id}/chronology`);
  assert.match(own.text, /Disclosed at the refuge .*Shielded: named people only/);
  const row = await lastAudited(app.database, 'decision', id);
  assert.deepEqual(row?.fields, ['chronology', 'shielded event']);
  const strike = /href="(\/people\/[^"]*\/chronology\/strike\/[^"]*)"/.exec(own.html)?.[1] ?? '';
  const event = strike.split('/').at(-1) ?? '';
  for (const path of [
    `/people/${id}`,
    `/people/${id}/chronology`,
    `/people/${id}/chronology?kind=voice`,
    `/people/${id}/chronology?agency=Harbour%20Refuge`,
    `/people/${id}/chronology/add`,
    `/people/${id}/chronology/add?corrects=${event}`,
    strike,
  ]) {
    const seen = await amara.get(path);
    assert.doesNotMatch(seen.html.replaceAll(/agency=[^"]*|<a [^>]*>/g, ''), /refuge|Harbour/i, path);
    if (path.includes(event)) assert.equal(seen.status, 404);
  }
  assert.equal(
    (await amara.post(strike, { version: '1', why: 'Trying my luck', next: 'nothing' })).status,
    404,
  );

  await write(jonah, id, {
    ...{ what: 'Moved to a second safe place', shielded: 'yes', 'shielded-why': 'As above' },
    people: [samplePractitioners.screening.id],
  });
  const { text } = await amara.get(`/people/${id}/chronology`);
  assert.match(text, /Moved to a second safe place/);
  assert.doesNotMatch(text, /refuge/);

  const naming = `/people/${id}/chronology/named/${event}`;
  assert.equal((await amara.get(naming)).status, 404);
  const posted = { version: '1', 'form-key': randomUUID(), people: samplePractitioners.screening.id };
  assert.equal((await amara.post(naming, posted)).status, 404);
  assert.match((await post(jonah, naming, {})).text, /Choose who may read it/);
  assert.equal((await post(jonah, naming, { people: samplePractitioners.screening.id })).status, 303);
  assert.match((await amara.get(`/people/${id}/chronology`)).text, /Disclosed at the refuge/);
});

test('who may only read a record writes nothing in its chronology', async () => {
  const { id } = await child();
  const rafe = await app.as('police');
  assert.equal((await rafe.get(`/people/${id}/chronology/add`)).status, 404);
  await rafe.get('/people');
  assert.equal((await rafe.post(`/people/${id}/chronology/add`, { version: '1', ...eventOf() })).status, 404);
});
