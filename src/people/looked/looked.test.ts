import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { lastAudited } from '../../../test/support/audited.ts';
import { downloadPdf } from '../../../test/support/download.ts';
import { reason, stubIn } from '../../../test/support/emergency.ts';
import { toldBy } from '../../../test/support/events.ts';
import { addConflict, asOwner } from '../../../test/support/openings.ts';
import { addPerson, relate } from '../../../test/support/people.ts';
import { post } from '../../../test/support/post.ts';
import { gradeOf, wordsOf } from '../../../test/support/reading-age.ts';
import type { Visitor } from '../../../test/support/visitor.ts';
import { samplePractitioners, sampleTeams } from '../../partnership/index.ts';

let app: TestApp;
let jonah: Visitor;
before(async () => {
  app = await startTestApp();
  jonah = await app.as('decision');
});
after(() => app.close());

/** A child at whose record people of three agencies looked, one of them in an emergency. */
async function looked(): Promise<string> {
  const tia = await addPerson(app.database, {
    ...{ born: '2012-03-03', addresses: [{ words: '9 Hidden Lane', shielded: true }] },
    worksWith: [sampleTeams.southendHub],
  });
  const ana = await addPerson(app.database, {
    ...{ names: [{ given: 'Ana', surname: 'Marlow' }], team: sampleTeams.essexHub, area: 'essex' },
  });
  await relate(app.database, ana.id, 'parent', tia.id);
  await (await app.as('screening')).get(`/people/${tia.id}`);
  await (await app.as('screening')).get(`/people/${tia.id}/family`);
  await (await app.as('southendDecision')).get(`/people/${tia.id}/chronology`);
  const hester = await app.as('essexDecision');
  const { html } = await hester.get(`/people/${ana.id}/family`);
  const link = /href="(\/break-glass\/[^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
  await hester.get(link);
  await hester.post(`/break-glass/${tia.id}`, { stub: stubIn(link), reason });
  assert.equal((await hester.get(`/people/${tia.id}`)).status, 200);
  return tia.id;
}

test('who watches over a record sees who opened it, what they did and why they could', async () => {
  const id = await looked();
  const page = await jonah.get(`/people/${id}/looked`);
  assert.equal(page.status, 200);
  assert.match(
    page.text,
    /Amara Cole Screening officer, Thurrock Children’s Social Care today at 10:42 read the family, read the record their team holds the record/,
  );
  assert.match(
    page.text,
    /Tobias Wren .*Southend Children’s Social Care today at 10:42 read the chronology their team works with this person/,
  );
  assert.match(
    page.text,
    /Hester Vane .*emergency access.* Emergency: Police at the door now, need to know the household/,
  );
  assert.doesNotMatch(page.html, /Hidden Lane|address/, 'nor what was among it');
  assert.match(
    (await jonah.get(`/people/${id}`)).text,
    /Who has looked Jonah Pryce|Who has looked Hester Vane/,
  );
  const row = await lastAudited(app.database, 'decision', id);
  assert.equal(row?.action, 'read');

  const police = await jonah.get(`/people/${id}/looked?agency=Estuary%20Police`);
  assert.match(police.text, /Nobody of this agency has opened the record/);
  const southend = await jonah.get(
    `/people/${id}/looked?agency=${encodeURIComponent('Southend Children’s Social Care')}`,
  );
  assert.match(southend.text, /Tobias Wren/);
  assert.doesNotMatch(southend.text, /Amara Cole/);
});

test('what was read of a brother on his sister’s page is on his list, by the role held then; what is shielded there is not', async () => {
  const names = (given: string) => ({
    names: [{ given, surname: 'Loxley' }],
    worksWith: [sampleTeams.southendHub],
  });
  const [bo, una, gil] = [
    await addPerson(app.database, names('Bo')),
    await addPerson(app.database, names('Una')),
    await addPerson(app.database, names('Gil')),
  ];
  await relate(app.database, bo.id, 'sibling', una.id);
  const tobias = await app.as('southendDecision');
  const hidden = { other: gil.id, tie: 'from parent', shield: 'yes', 'shield-why': 'He must not find them' };
  assert.equal((await post(tobias, `/people/${una.id}/family/add`, { ...toldBy, ...hidden })).status, 303);
  await tobias.get(`/people/${una.id}/family`);
  const list = (await jonah.get(`/people/${bo.id}/looked`)).text;
  assert.match(
    list,
    /Tobias Wren .*read the family on the page of somebody else a record that they could open told of this person/,
  );
  const { id: tobiasId } = samplePractitioners.southendDecision;
  await asOwner(app.database, async (owner) => {
    await owner.query('update access.role_held set since = $2 where practitioner_id = $1', [
      tobiasId,
      app.clock.now.add({ minutes: 1 }).toString(),
    ]);
    await owner.query("insert into access.former_role values ($1, 'duty worker', 'southend', null, $2)", [
      tobiasId,
      app.clock.now.add({ minutes: 1 }).toString(),
    ]);
  });
  const copy = (await jonah.get(`/people/${bo.id}/looked/family`)).text;
  await asOwner(app.database, (owner) =>
    owner.query('update access.role_held set since = null where practitioner_id = $1', [tobiasId]),
  );
  assert.match(
    copy,
    /A worker who is on call at night. Southend Children’s Social Care. They read the record of someone close to you. It told of you too./,
  );
  assert.doesNotMatch((await jonah.get(`/people/${gil.id}/looked`)).text, /Tobias/);
});

test('the list is paged, a person once a day', async () => {
  const { id } = await addPerson(app.database, { born: '2012-03-03' });
  await asOwner(app.database, async (owner) => {
    for (let day = 1; day <= 28; day += 1)
      for (const hour of [9, 10])
        await owner.query(
          `insert into audit.event (actor, practitioner_id, at, action, record_kind, record_id, basis)
           values ('practitioner', '00000003-0000-4000-8000-000000000001', $1, 'read', 'person', $2, 'team holds it')`,
          [`2026-10-${String(day).padStart(2, '0')}T0${hour % 10}:00:00Z`, id],
        );
  });
  const first = await jonah.get(`/people/${id}/looked`);
  assert.equal(first.text.match(/Amara Cole/g)?.length, 25);
  const next = /href="([^"]*)" rel="next"/.exec(first.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const second = await jonah.get(next);
  assert.equal(second.text.match(/Amara Cole/g)?.length, 3);
  assert.match(second.text, /Back to the first 25/);
});

test('for everybody else there is no such page, and a conflict of interest closes it', async () => {
  const id = await looked();
  const paths = [`/people/${id}/looked`, `/people/${id}/looked/family`];
  for (const role of ['screening', 'police', 'essexDecision', 'governance', 'operator'] as const)
    for (const path of paths)
      assert.notEqual((await (await app.as(role)).get(path)).status, 200, `${role} ${path}`);
  const amara = await app.as('screening');
  assert.doesNotMatch((await amara.get(`/people/${id}`)).text, /Who has looked/);
  for (const path of paths) assert.equal((await amara.get(path)).status, 404);
  assert.equal((await (await app.as('operator')).get(paths[0] ?? '')).status, 404);
  const posted = { version: '1', 'form-key': randomUUID(), 'given-to': 'Her mother' };
  assert.equal((await amara.post(paths[1] ?? '', posted)).status, 404);
  await addConflict(app.database, 'decision', id);
  for (const path of paths) assert.equal((await jonah.get(path)).status, 404);
});

test('the family’s copy says who looked by agency and role, in plain words, with nobody’s name, and to whom it went', async () => {
  const id = await looked();
  const path = `/people/${id}/looked/family`;
  assert.match((await post(jonah, path, {})).text, /Say to whom it is given/);
  const southend = 'Southend Children’s Social Care';
  const unsaid = await post(jonah, path, { 'given-to': 'Her mother', 'left-out': southend });
  assert.match(unsaid.text, /Say who could be in danger/);
  assert.match(unsaid.html, /value="Her mother"/);
  const given = await post(jonah, path, {
    ...{ 'given-to': 'Her mother, at home', 'left-out': southend },
    'left-out-why': 'He does not know that they moved there',
  });
  assert.equal(given.status, 303);
  const copy = await jonah.get(given.location ?? '');
  assert.match(
    copy.text,
    /November 2026. On 1 day. A worker who reads what we are told. Thurrock Children’s Social Care. Their team keeps the record/,
  );
  assert.match(
    copy.text,
    /Essex Children’s Social Care. .*They had to act fast to keep a child safe. Each time, we check if that was right/,
  );
  const main = copy.html.slice(copy.html.indexOf('<main'), copy.html.indexOf('</main>'));
  const never =
    /Amara|Cole|Hester|Vane|Jonah|Pryce|Tobias|Southend|Hidden Lane|Police at the door|moved there/;
  assert.doesNotMatch(main, never);
  const grade = gradeOf(wordsOf(copy.html));
  assert.ok(grade <= 6, `grade ${grade}`);

  const pdf = await downloadPdf(app, jonah, `${given.location}/copy.pdf`);
  assert.match(pdf.text, /Who has looked at your record/);
  assert.match(pdf.text, /Thurrock Children’s Social Care/);
  assert.doesNotMatch(pdf.text + pdf.metadata, never);
  assert.match(pdf.metadata, /pdfuaid:part/);
  assert.equal((await lastAudited(app.database, 'decision', id))?.action, 'print');

  // With everybody left out it does not say that nobody looked, nor who prints it.
  const agencies = ['Southend', 'Thurrock', 'Essex'].map((area) => `${area} Children’s Social Care`);
  const left = { 'left-out': agencies, 'left-out-why': 'He reads the post that comes' };
  const bare = await post(jonah, path, { 'given-to': 'Her mother', ...left });
  const bareCopy = (await jonah.get(bare.location ?? '')).text;
  const barePdf = (await downloadPdf(app, jonah, `${bare.location}/copy.pdf`)).text;
  for (const words of [bareCopy, barePdf]) {
    assert.match(words, /A few lines may be left out.*There is nothing more to list/);
    assert.doesNotMatch(words, /No one has looked/);
  }
  assert.doesNotMatch(barePdf, /Thurrock|Social Care/);

  app.clock.now = app.clock.now.add({ minutes: 1 });
  await (await app.as('duty')).get(`/people/${id}`);
  assert.doesNotMatch(
    (await jonah.get(given.location ?? '')).text,
    /on call at night/,
    'it stays as it was given',
  );
  assert.match(
    (await jonah.get(path)).text,
    /Her mother, at home .*Jonah Pryce, Thurrock Children’s Social Care Southend/,
  );
});

test('of a restricted record no copy is made', async () => {
  const { id } = await addPerson(app.database, { named: ['decision'] });
  const path = `/people/${id}/looked/family`;
  assert.match((await jonah.get(path)).text, /This record is restricted to named people/);
  const refused = await jonah.post(path, {
    version: '1',
    'form-key': randomUUID(),
    'given-to': 'Her mother',
  });
  assert.equal(refused.status, 403);
  const [{ n } = { n: 1 }] = await asOwner(app.database, (owner) =>
    owner.query<{ n: number }>('select count(*)::int as n from people.family_copy where person_id = $1', [
      id,
    ]),
  );
  assert.equal(n, 0);
});
