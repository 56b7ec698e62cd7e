import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { baseUrl, startTestApp, type TestApp } from '../../../../test/support/app.ts';
import { download } from '../../../../test/support/download.ts';
import { triedList, uploadList } from '../../../../test/support/lists.ts';
import { addConflict, asOwner } from '../../../../test/support/openings.ts';
import { addPerson } from '../../../../test/support/people.ts';
import type { Visitor } from '../../../../test/support/visitor.ts';
import { sampleTeams } from '../../../partnership/index.ts';
import type { Database } from '../../../platform/db/index.ts';
import { createEvents } from '../../../platform/events/index.ts';
import { createLogger } from '../../../platform/log/logger.ts';
import { forgetOldRows } from '../../store/chronology-list.ts';
import { importHandlers } from './run.ts';

let app: TestApp;
let amara: Visitor;
before(async () => {
  app = await startTestApp();
  amara = await app.as('screening');
});
after(() => app.close());

const at = { path: '/people/chronology/import' };
const heading = 'Incident date,Forename,Surname,DOB,Category,Description,Recorded by,ID';
const agency = { 'same-agency': 'Saltmarsh Primary School' };
let pupils = 0;

/** A pupil whom no other has the name and birthday of. */
async function pupil(more: Parameters<typeof addPerson>[1] = {}) {
  pupils += 1;
  const given =
    ['Orla', 'Bram', 'Kezia', 'Lowen', 'Mabli', 'Piran', 'Sorcha', 'Tamsin', 'Ewan', 'Isolde'][pupils % 10] ??
    '';
  const surname =
    ['Quillfeather', 'Dunsany', 'Ravenscar', 'Holloway', 'Trevanion', 'Marchbank'][pupils % 6] ?? '';
  const born = Temporal.PlainDate.from('2011-02-03')
    .add({ days: pupils * 37 })
    .toString();
  const { id } = await addPerson(app.database, { names: [{ given, surname }], born, ...more });
  return { id, given, surname, born, csv: `${given},${surname},${born}` };
}

const eventsOf = (id: string) =>
  asOwner(app.database, (owner) =>
    owner.query<{ what: string }>(
      'select what from people.event where people @> array[$1::uuid] order by at',
      [id],
    ),
  );
const bound = (person: string) => ['school.csv', { ...at, fields: { person } }] as const;

test('a school’s chronology is tried, and then taken over: each row says what became of it', async () => {
  const { id, given, surname, csv } = await pupil();
  const list = [
    heading,
    `03/03/2026,${csv},Injury or illness,Cut lip at registration,M Teale,1`,
    `05/2026,${csv},Behaviour log,Left the room twice,M Teale,2`,
    `31/02/2026,${csv},,No such day,,3`,
    `04/03/2026,Nobody,Known,2010-01-01,,Another child,,4`,
    `03/03/2026,${csv},Injury or illness,Cut lip at registration,M Teale,1`,
  ].join('\r\n');
  const { path, report } = await triedList(amara, list, agency, ...bound(id));
  for (const says of [
    /2 would be taken over/,
    /When it happened \(column “Incident date”\): Give the date like 2026-04-30/,
    /Whose is it\? It names somebody else/,
    /The same as row 2/,
    new RegExp(`Would be taken over ${given} ${surname}`),
  ])
    assert.match(report.text, says);
  assert.doesNotMatch(report.text, /Cut lip|Teale/, 'the report never says what stands in a row');
  assert.equal((await eventsOf(id)).length, 0);
  const taken = await amara.post(path);
  assert.equal(taken.status, 303);
  await app.settled();
  assert.match((await amara.get(path)).text, /2 events were taken over/);
  const { text } = await amara.get(`/people/${id}/chronology`);
  assert.match(
    text,
    /Behaviour log: Left the room twice May 2026 · Saltmarsh Primary School|Behaviour log: Left the room twice May 2026/,
  );
  assert.match(text, /Cut lip at registration 3 March 2026 .*Injury or illness/);
  assert.match(text, /from the list school.csv \(Saltmarsh Primary School, M Teale\)/);
  const csvReport = await download(app, amara, `${path}/report.csv`);
  assert.match(csvReport.bytes.toString(), /"3","Taken over",|"5","Whose is it\?"/);

  const again = await triedList(amara, list, agency, ...bound(id));
  assert.match(again.report.text, /Nothing would be taken over/);
  assert.match(again.report.text, /3 there already/);
  assert.equal((await eventsOf(id)).length, 2);
});

test('a list of several pupils goes to those who are surely meant and open to the importer, and to nobody else', async () => {
  const [known, upn] = [await pupil(), await pupil()];
  await asOwner(app.database, (owner) =>
    owner.exec(`with t as (insert into people.telling (person_id, how, said_by, told_at) values ('${upn.id}', 'document', 'census', now()) returning id)
      insert into people.identifier (person_id, kind, value, telling_id) select '${upn.id}', 'upn', 'P830300012001', id from t`),
  );
  const hidden = await pupil({ named: ['decision'] });
  const elsewhere = await pupil({ team: sampleTeams.essexHub, area: 'essex' });
  const barred = await pupil();
  await addConflict(app.database, 'screening', barred.id);
  const rows = [known, hidden, elsewhere, barred].map(({ csv }, n) => `0${n + 1}/04/2026,,${csv},Event ${n}`);
  const list = [
    'Date,UPN,Forename,Surname,DOB,Description',
    ...rows,
    `05/04/2026,P830300012001,,,,By number`,
    `06/04/2026,P830300012001,${known.csv},Number of another`,
    `07/04/2026,A830300012002,,,,Wrong check letter`,
    `08/04/2026,,${known.given},,,A first name alone`,
  ].join('\n');
  const { path, report } = await triedList(amara, list, agency, 'class.csv', at);
  assert.match(report.text, /5 whose is it\?/);
  assert.match(report.text, /This is no pupil number/);
  assert.match(report.text, /2 would be taken over/);
  for (const each of [hidden, elsewhere, barred])
    assert.doesNotMatch(report.html, new RegExp(`${each.id}|${each.given} ${each.surname}`));
  const lines = report.text.match(
    /Whose is it\? – Whose is it\? Nobody whose record is open to you is surely this pupil/g,
  );
  assert.equal(lines?.length, 5, 'hidden and unknown are one answer');
  await amara.post(path);
  await app.settled();
  assert.deepEqual(await eventsOf(known.id), [{ what: 'Event 0' }]);
  assert.deepEqual(await eventsOf(upn.id), [{ what: 'By number' }]);
  for (const each of [hidden, elsewhere, barred]) assert.deepEqual(await eventsOf(each.id), []);

  const unnamed = await uploadList(amara, 'Date,Description\n1/4/2026,Something', 'x.csv', at);
  const columns = await amara.post(unnamed.location ?? '', {
    ...{
      'column-date': 'Date',
      'column-what': 'Description',
      'same-kind': 'other',
      'same-weight': 'routine',
    },
    ...agency,
  });
  assert.equal(columns.status, 400);
  assert.match(columns.text, /Say whose each row is/);
});

test('of a whole class under one child, a row is theirs only where name and birth are', async () => {
  const { id, given, surname, born } = await pupil();
  const list = [
    'Pupil,Date of birth,Date,Description',
    `"${surname}, ${given}",${born},02/03/2026,Theirs by name`,
    `Somebody Else,${born},03/03/2026,Of another name`,
    `,2009-01-01,04/03/2026,Of another birthday`,
    `,${born},05/03/2026,Theirs by birthday`,
  ].join('\n');
  const { report } = await triedList(amara, list, agency, ...bound(id));
  assert.match(report.text, /2 would be taken over/);
  assert.match(report.text, /3 Whose is it\? .*4 Whose is it\? .*5 Would be taken over/);
  const several = await triedList(amara, list, agency, 'class.csv', at);
  assert.match(several.report.text, /1 would be taken over/, 'a name in one column names a pupil too');
});

test('hostile files are refused in words, or read as what they are', async () => {
  const { id } = await pupil();
  const refused = async (content: string | Uint8Array) =>
    (await uploadList(amara, content, 'evil.csv', { ...at, fields: { person: id } })).text;
  assert.match(await refused('Date,Date,Description\n1/1/2026,2/2/2026,x'), /Two columns are called “Date”/);
  assert.match(await refused(Buffer.from('PK\u0003\u0004zip')), /This is a workbook/);
  assert.match(await refused(Buffer.from([0xff, 0xfe, 0x44, 0])), /This file is UTF-16/);
  assert.match(await refused('Date,Description\n1/1/2026,"never closed'), /cannot be read as CSV/);
  assert.match(await refused(''), /Choose a file, or paste the list/);

  const latin = Buffer.concat([
    Buffer.from('Date,Description\n1/1/2026,'),
    Buffer.from('Caf\xe9 visit', 'latin1'),
    Buffer.from(
      `\n2/1/2026,${'long '.repeat(1200)}\n3/1/2026,"=HYPERLINK(""http://evil.example"")"\n4/1/2026,<script>alert(1)</script>\n5/1/2026,"open\n,=cmd|calc`,
    ),
  ]);
  const { path, report } = await triedList(amara, latin, agency, ...bound(id));
  assert.match(report.text, /3 would be taken over/);
  assert.match(report.text, /It must be 4,000 characters or fewer/);
  assert.match(report.text, /A quotation mark is never closed/);
  await amara.post(path);
  await app.settled();
  const page = await amara.get(`/people/${id}/chronology`);
  assert.match(page.text, /Café visit/);
  assert.doesNotMatch(page.html, /<script>alert|href="http/);
  const bom = `\ufeffDate;Description\n2025-01-01;With a mark`;
  assert.match((await triedList(amara, bom, agency, ...bound(id))).report.text, /1 would be taken over/);
  const csv = (await download(app, amara, `${path}/report.csv`)).bytes.toString();
  for (const cell of csv.split(/[,\n]/)) assert.doesNotMatch(cell.replace(/^"/, ''), /^[=+@-]/);
});

test('a list is its uploader’s alone, and a person’s is closed with the person', async () => {
  const { id, csv } = await pupil();
  const { path } = await triedList(
    amara,
    `${heading}\n03/03/2026,${csv},,Something,,1`,
    agency,
    ...bound(id),
  );
  for (const role of ['decision', 'essexDecision', 'police', 'operator'] as const) {
    const other = await app.as(role);
    for (const page of [path, `${path}/columns`, `${path}/report.csv`])
      assert.equal((await other.get(page)).status, 404, `${role} ${page}`);
    await other.get('/desk');
    assert.equal((await other.post(path, { 'form-key': randomUUID() })).status, 404);
  }
  const hester = await app.as('essexDecision');
  assert.equal((await hester.get(`${at.path}?person=${id}`)).status, 404);
  assert.equal(
    (await uploadList(hester, 'Date,Description\n1/1/2026,x', 'x.csv', { ...at, fields: { person: id } }))
      .status,
    404,
  );
  await addConflict(app.database, 'screening', id);
  assert.equal((await amara.get(path)).status, 404);
  await app.settled();
  assert.deepEqual(await eventsOf(id), []);
});

/** The database of a process that stops at its nth transaction. */
function stopsAt(nth: number): Database {
  let n = 0;
  return {
    ...app.database,
    transaction: (context, work) => {
      n += 1;
      return n === nth
        ? Promise.reject(new Error('the process stopped'))
        : app.database.transaction(context, work);
    },
  };
}

test('stopped anywhere it goes on where it was; taken up twice at once, each row comes in once', async () => {
  const { id, csv } = await pupil();
  const rows = Array.from({ length: 5 }, (_, n) => `0${n + 1}/03/2026,${csv},,Event ${n},,R${n}`);
  const { path } = await triedList(amara, [heading, ...rows].join('\n'), agency, ...bound(id));
  await amara.post(path);
  const list = path.split('/').at(-1) ?? '';
  const [handler] = importHandlers;
  const job = (database: Database) => ({
    ...{ database, events: createEvents([]), log: createLogger('silent'), now: () => app.clock.now },
    baseUrl,
  });
  const told = { outboxId: randomUUID(), payload: { list } };
  for (const nth of [1, 2, 4])
    await assert.rejects(async () => handler?.run(job(stopsAt(nth)), told), /the process stopped/);
  await Promise.all([handler?.run(job(app.database), told), handler?.run(job(app.database), told)]);
  await app.settled();
  assert.equal((await eventsOf(id)).length, 5);
  assert.match((await amara.get(path)).text, /5 events were taken over/);
  assert.equal((await amara.post(path, { 'form-key': randomUUID() })).status, 409);
  const [{ n } = { n: 1 }] = await asOwner(app.database, (owner) =>
    owner.query<{ n: number }>(
      'select count(*)::int as n from people.chronology_row where list_id = $1 and cells is not null',
      [list],
    ),
  );
  assert.equal(n, 0, 'what was uploaded is not kept');
});

test('what was uploaded and not taken over is forgotten after a week', async () => {
  const { id, csv } = await pupil();
  const { path } = await triedList(
    amara,
    `${heading}\n03/03/2026,${csv},,Something,,1`,
    agency,
    ...bound(id),
  );
  const forget = (days: number) =>
    app.database.work(app.clock.now, (db) => forgetOldRows(db, app.clock.now.add({ hours: 24 * days })));
  assert.equal(await forget(6), 0);
  assert.ok((await forget(8)) >= 1);
  const gone = await amara.get(`${path}/columns`);
  assert.equal(gone.status, 410);
  assert.match(gone.text, /What was uploaded is not kept any more/);
});
