import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { forgetAttempts } from '../../../test/support/emergency.ts';
import { feed, fileWith, HEADING } from '../../../test/support/feeding.ts';
import { addConflict, asOwner } from '../../../test/support/openings.ts';
import { addPerson } from '../../../test/support/people.ts';
import { look, newPerson } from '../../../test/support/searching.ts';
import type { Visitor } from '../../../test/support/visitor.ts';
import { samplePractitioners, sampleTeams } from '../../partnership/index.ts';
import { weighRun } from './run.ts';

let app: TestApp;
let priya: Visitor;
let jonah: Visitor;
before(async () => {
  app = await startTestApp();
  [priya, jonah] = [await app.as('administrator'), await app.as('decision')];
});
after(() => app.close());
beforeEach(() => forgetAttempts(app));

const query = <Row>(statement: string, values: readonly unknown[] = []) =>
  asOwner(app.database, (owner) => owner.query<Row>(statement, values));

const brought = { source: 'School census', team: sampleTeams.thurrockHub };

/** Brings a list on the page and says which column holds what; its report once it was tried. */
async function tried(pasted: string): Promise<string> {
  await priya.get('/people/feeds/new');
  const sent = await priya.post('/people/feeds/new', { ...brought, pasted, 'form-key': randomUUID() });
  assert.equal(sent.status, 303, sent.text);
  const columns = sent.location ?? '';
  const form = await priya.get(columns);
  assert.match(form.html, /<option value="dob" selected>/);
  const chosen = Object.fromEntries(
    [...form.html.matchAll(/<select [^>]*name="(column-[^"]+)".*?<\/select>/gs)].map(
      ([select, name = '']) => [name, /<option value="([^"]*)" selected>/.exec(select)?.[1] ?? ''],
    ),
  );
  const done = await priya.post(columns, { ...chosen, 'form-key': randomUUID() });
  assert.equal(done.status, 303, done.text);
  await app.settled();
  return done.location ?? '';
}

async function takenIn(pasted: string): Promise<string> {
  const path = await tried(pasted);
  await priya.get(path);
  await priya.post(path, { 'form-key': randomUUID() });
  await app.settled();
  return path;
}

/** A list taken in as the command does; where its rows wait. */
const fed = async (...rows: string[]) => `/people/feeds/${(await feed(app, fileWith(...rows))).run.id}/queue`;

test('a list is tried first, says what would become of each row, and is then taken in', async () => {
  const list = fileWith(
    'p1,Mabel,Thorncastle,2013-03-03,F,RM17 6SL,4 Quay Row,,',
    'p2,,,2013-03-03,F,,,,',
    'p3,"Otto,Never',
    'p4,Ida,Thorncastle,2015-05-05,F,,,,',
  );
  const path = await tried(list);
  const report = await priya.get(path);
  assert.match(
    report.text,
    /This was a trial: nobody was changed yet.*Take in 2 rows.*2 new.*2 to put right.*There is no name.*A quotation mark is never closed/s,
  );
  assert.deepEqual(await query(`select 1 from people.person where label = 'Mabel Thorncastle'`), []);
  await priya.post(path, { 'form-key': randomUUID() });
  await app.settled();
  const taken = await priya.get(path);
  assert.match(taken.text, /It is taken in\. No row waits/);
  assert.doesNotMatch(taken.html, /href="\/people\/[0-9a-f-]{36}"/, 'whoever brings a list reads no record');
  assert.match((await jonah.get(path)).html, /href="\/people\/[0-9a-f-]{36}"/);
  assert.match((await jonah.get('/people')).text, /Mabel Thorncastle/);
  const csv = await priya.get(`${path}/report.csv`);
  assert.match(csv.html, /"2","p1","New",""/);
  const again = await takenIn(list);
  assert.match((await priya.get(again)).text, /2 as before/);
  const runs = await priya.get('/people/feeds');
  assert.match(runs.text, /pasted list.*school census.*Taken in.*Thurrock front door/s);
});

test('what is no list, or has no source or team, is refused in words and what was typed stays', async () => {
  await priya.get('/people/feeds/new');
  const wrong = await priya.post('/people/feeds/new', {
    source: '',
    team: '',
    pasted: '"open',
    'form-key': randomUUID(),
  });
  assert.equal(wrong.status, 400);
  assert.match(wrong.text, /Write where the list comes from.*Choose the team.*cannot be read as CSV/s);
  assert.match(wrong.html, /&quot;open/);
});

test('a row that waits stands beside whomever it may be: this person', async () => {
  const home = { words: '3 Wharf Row', postcode: 'RM17 5AA' };
  const { id } = await addPerson(app.database, {
    ...{ names: [{ given: 'Beatrix', surname: 'Olding' }], born: '2012-03-03', sex: 'F', addresses: [home] },
  });
  // Another of a name unlike it bears the pupil number; the first bears one that differs.
  const other = await addPerson(app.database, { names: [{ given: 'Zuzanna', surname: 'Wrona' }] });
  for (const [who, value] of [
    [id, 'P830300012001'],
    [other.id, 'H801200001001'],
  ])
    await query(
      `insert into people.identifier (person_id, kind, value, telling_id) select $1::uuid, 'upn', $2, t.id
       from people.telling t where t.person_id = $1::uuid limit 1 returning 1`,
      [who, value],
    );
  const file = (
    await feed(
      app,
      `${HEADING},upn\nq1,Beatrice,Olding,2012-03-03,F,RM17 5AB,5 Wharf Row,943 476 5919,,H801200001001\n`,
    )
  ).run;
  const queue = `/people/feeds/${file.id}/queue`;
  const list = await jonah.get(queue);
  assert.match(list.text, /Beatrice Olding 3 March 2012 RM17 5AB/);
  const row = await jonah.get(`${queue}/2`);
  assert.match(
    row.text,
    /What school census says.*Beatrice Olding.*5 Wharf Row, RM17 5AB.*Beatrix Olding.*first name/s,
  );
  assert.match(row.text, /Beatrix Olding.*UPNs differ.*Zuzanna Wrona.*UPN the same/s);
  const nobody = await jonah.post(`${queue}/2`, { 'form-key': randomUUID() });
  assert.match(nobody.text, /Choose who it is/);
  const done = await jonah.post(`${queue}/2`, { person: id, 'form-key': randomUUID() });
  assert.equal(done.location, queue, done.text);
  const record = await jonah.get(`/people/${id}/known`);
  assert.match(record.text, /5 Wharf Row.*RM17 5AB/s);
  assert.match(record.text, /943 ?476 ?5919/);
  const [kept] = await query<object>(
    `select d.kind, d.by_name, a.basis, k.state, r.decided_by_name, r.content from people.match_decision d
     join audit.event a on a.record_id = $1 and a.action = 'link' join people.feed_key k on k.person_id = $1
     join people.feed_row r on r.run_id = k.run_id and r.line = k.line where d.kind = 'linked' and $1 = any(d.person_ids)`,
    [id],
  );
  const who = 'Jonah Pryce';
  assert.deepEqual(kept, {
    ...{ kind: 'linked', by_name: who, basis: 'feed', state: 'person', decided_by_name: who, content: null },
  });
  assert.equal((await jonah.post(`${queue}/2`, { person: id, 'form-key': randomUUID() })).status, 404);
  assert.match((await jonah.get(queue)).text, /No row waits for you/);
});

test('a new person beside another needs a reason; a row not to keep is not asked about again', async () => {
  await addPerson(app.database, {
    ...{ names: [{ given: 'Silas', surname: 'Mortlake' }], born: '2012-03-03', sex: 'M' },
    addresses: [{ words: '3 Wharf Row', postcode: 'RM17 5AA' }],
  });
  const rows = [
    'n1,Amos,Mortlake,2012-03-03,M,RM17 5AA,3 Wharf Row,,',
    'n2,Enos,Mortlake,2012-03-03,M,RM17 5AA,3 Wharf Row,,',
  ];
  const queue = await fed(...rows);
  const shown = await jonah.get(`${queue}/2`);
  const search = /name="search" value="([^"]+)"/.exec(shown.html)?.[1] ?? '';
  const unsaid = await jonah.post(`${queue}/2`, { person: 'new', search, 'form-key': randomUUID() });
  assert.match(unsaid.text, /Write why it is none of the people/);
  const added = await jonah.post(`${queue}/2`, {
    person: 'new',
    search,
    reason: 'His twin',
    'form-key': randomUUID(),
  });
  assert.equal(added.location, queue, added.text);
  assert.match((await jonah.get('/people')).text, /Amos Mortlake/);
  const [apart] = await query<object>(
    `select n.reason, a.basis from people.not_same n join people.person p on p.id in (n.low_id, n.high_id) and p.label = 'Amos Mortlake'
       join people.person o on o.id in (n.low_id, n.high_id) and o.label = 'Silas Mortlake'
       join audit.event a on a.record_id = p.id and a.action = 'tell apart'`,
  );
  assert.deepEqual(apart, { reason: 'Row 2 of school census: His twin', basis: 'feed' });
  const out = await jonah.post(`${queue}/3`, { person: 'keep out', 'form-key': randomUUID() });
  assert.match(out.text, /Write why it is not a person to keep/);
  assert.match(out.html, /value="keep out" checked/, 'what was chosen is still chosen');
  assert.doesNotMatch(out.text, /before birth/);
  await jonah.post(`${queue}/3`, { person: 'keep out', reason: 'A test row', 'form-key': randomUUID() });
  const again = await feed(app, fileWith(...rows));
  assert.deepEqual(again.run.counts, { refused: 0, unchanged: 2 });
});

test('a row about somebody closed, or across a conflict of interest, is nobody’s to read who may not know of them', async () => {
  const home = { words: '8 Secret Row', postcode: 'RM19 1AA' };
  await addPerson(app.database, {
    ...{
      names: [{ given: 'Zelda', surname: 'Quennell' }],
      born: '2010-10-10',
      sex: 'F',
      addresses: [home],
      named: ['screening'],
    },
  });
  const other = await addPerson(app.database, {
    ...{ names: [{ given: 'Martha', surname: 'Ibbotson' }], born: '2010-11-11', sex: 'F', addresses: [home] },
  });
  await addConflict(app.database, 'decision', other.id);
  const hidden = await addPerson(app.database, {
    ...{ names: [{ given: 'Jonas', surname: 'Verrall' }], born: '2009-09-09', sex: 'M' },
    ...{ nhsNumber: '9434765919', addresses: [{ ...home, shielded: true }] },
  });
  const queue = await fed(
    'r1,Zelda,Quennell,2010-10-10,F,RM19 1AA,8 Secret Row,,',
    'r2,Marthe,Ibbotson,2010-11-11,F,RM19 1AA,8 Secret Row,,',
    'r3,Jonas,Verrall,2009-09-09,M,RM19 1BB,9 New Row,943 476 5919,',
    'r4,Jemima,Freely,2010-10-10,F,RM19 1AA,8 Secret Row,,',
    'r5,Zelda,Quennell,2010-10-10,F,SS1 1AB,77 Moved Away,,',
    'r6,Jonas,Verrall,2009-09-09,M,SS1 1AB,77 Moved Away,,',
  );
  const seen = await jonah.get(queue);
  assert.match(seen.text, /No row waits for you/);
  assert.doesNotMatch(seen.html, /Zelda|Marth|Jonas|Secret|New Row|Moved/);
  for (const line of [2, 3, 4, 6, 7]) {
    const row = await jonah.get(`${queue}/${line}`);
    assert.equal(row.status, 404);
    for (const person of ['new', 'keep out', hidden.id, other.id]) {
      const posted = await jonah.post(`${queue}/${line}`, {
        person,
        reason: 'Because',
        'form-key': randomUUID(),
      });
      assert.equal(posted.status, 404);
    }
  }
  const report = await jonah.get(queue.replace('/queue', ''));
  assert.doesNotMatch(report.html, /Zelda|Marth|Jonas|Secret|New Row/);
  const why = [...report.text.matchAll(/Held for the index keeper[^.]*?known/g)].map(([words]) => words);
  assert.equal(new Set(why).size, 1, 'each says the same');
});

test('a list stops where whoever answers for it no longer may bring lists, and somebody who may goes on', async () => {
  const path = await tried(fileWith('t1,Ottilie,Marchbank,2013-04-04,F,RM17 6SL,6 Quay Row,,'));
  const id = path.split('/').at(-1) ?? '';
  // As it stands between two batches, when the right is taken away.
  await query(
    `update people.feed_run set trial = false, state = 'running', at_line = 1, counts = '{}' where id = $1`,
    [id],
  );
  await query(`update people.feed_row set outcome = 'waiting' where run_id = $1`, [id]);
  const right = [samplePractitioners.administrator.id, samplePractitioners.decision.id];
  await query(
    `update access.role_held set practitioner_id = $2 where practitioner_id = $1 and role = 'administrator' and area = 'thurrock'`,
    right,
  );
  await weighRun(app.database, id, { now: () => app.clock.now });
  const born = `select t.taken_by_name as by from people.person p join people.name n on n.person_id = p.id
    join people.telling t on t.id = n.telling_id where p.label = 'Ottilie Marchbank'`;
  assert.deepEqual(await query(born), []);
  assert.match((await jonah.get('/people/feeds')).text, /Stopped: Priya Lomax no longer may/);
  const stopped = await jonah.get(path);
  assert.match(stopped.text, /Stopped after 0 of 1 rows: Priya Lomax no longer may.*Go on with it/s);
  await jonah.post(path, { 'form-key': randomUUID() });
  await app.settled();
  assert.match((await jonah.get(path)).text, /It is taken in.*by Priya Lomax, gone on with by Jonah Pryce/s);
  assert.deepEqual(await query(born), [{ by: 'Jonah Pryce' }]);
  await query(
    `update access.role_held set practitioner_id = $1 where practitioner_id = $2 and role = 'administrator' and area = 'thurrock'`,
    right,
  );
});

test('nobody without the right sees, brings or decides', async () => {
  const queue = await fed('s1,Silas,Mortlake,2012-03-03,M,RM17 5AA,3 Wharf Row,,');
  const run = queue.replace('/queue', '');
  const amara = await app.as('screening');
  for (const path of ['/people/feeds', '/people/feeds/new', run, `${run}/report.csv`, queue, `${queue}/2`])
    assert.equal((await amara.get(path)).status, 404, path);
  for (const path of ['/people/feeds/new', run, `${run}/columns`, `${queue}/2`])
    assert.equal((await amara.post(path, { 'form-key': randomUUID() })).status, 404, path);
  assert.equal((await priya.get(queue)).status, 404, 'whoever brings a list does not read what it says');
  const hester = await app.as('essexDecision');
  for (const path of [run, `${run}/report.csv`, queue, `${queue}/2`])
    assert.equal((await hester.get(path)).status, 404, `another area’s team: ${path}`);
  assert.doesNotMatch((await hester.get('/people/feeds')).html, new RegExp(run));
  assert.equal((await hester.get('/people/feeds/new')).status, 404);
});

test('a feed and a form at once never add the same child twice', async () => {
  const children = ['Ottoline', 'Peregrine', 'Quintus', 'Rafaela', 'Sunniva', 'Tancred'];
  const amara = await app.as('screening');
  for (const [n, given] of children.entries()) {
    const born = { 'born-day': '3', 'born-month': '3', 'born-year': String(2009 + n) };
    const child = { ...newPerson, ...born, given, surname: 'Winterbourne', address: `${n} Quay Row` };
    const { id } = await look(amara, { given, surname: 'Winterbourne' });
    await amara.get(`/people/new?search=${id}`);
    await Promise.all([
      feed(app, fileWith(`w${n},${given},Winterbourne,${2009 + n}-03-03,F,RM17 6SL,${n} Quay Row,,`)),
      amara.post('/people/new', { ...child, search: id, 'form-key': randomUUID() }),
    ]);
    const found = await query(`select 1 from people.person where label = $1`, [`${given} Winterbourne`]);
    assert.equal(found.length, 1, given);
  }
});
