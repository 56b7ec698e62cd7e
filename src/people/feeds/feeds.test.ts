import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { feed, fileWith } from '../../../test/support/feeding.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { addPerson } from '../../../test/support/people.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const query = <Row>(statement: string, values: readonly unknown[] = []) =>
  asOwner(app.database, (owner) => owner.query<Row>(statement, values));
const outcomesOf = ({ outcomes }: Awaited<ReturnType<typeof feed>>) =>
  Object.fromEntries([...outcomes].map(([id, { outcome }]) => [id, outcome]));

test('a row that nobody is like is created, with where each fact comes from; the same file again changes nothing', async () => {
  const file = fileWith('a1,Orla,Penhallow,2014-05-06,F,RM17 6SL,4 Quay Row,943 476 5919,Saltmarsh Primary');
  const first = await feed(app, file);
  assert.deepEqual(outcomesOf(first), { a1: 'created' });
  const [person] = await query<{ id: string }>(`select id from people.person where label = 'Orla Penhallow'`);
  assert.ok(person);
  const amara = await app.as('screening');
  const record = await amara.get(`/people/${person.id}`);
  assert.match(
    record.text,
    /Orla Penhallow born 6 May 2014.*4 Quay Row RM17 6SL school census.*943 476 5919/,
  );
  const [kept] = await query<object>(
    `select p.teams = array[p.team_id] as teams, i.part, d.kind, d.by_name, a.action, a.basis, r.organisation
     from people.person p join people.involvement i on i.person_id = p.id
       join people.match_decision d on p.id = any(d.person_ids) join audit.event a on a.record_id = p.id and a.basis = 'feed'
       join people.registration r on r.person_id = p.id where p.id = $1`,
    [person.id],
  );
  assert.deepEqual(kept, {
    ...{ teams: true, part: 'holds the record', kind: 'created', by_name: 'the command line' },
    ...{ action: 'create', basis: 'feed', organisation: 'Saltmarsh Primary' },
  });
  const state = () =>
    query(`select (select count(*)::int from people.person) people, (select count(*)::int from people.name) names,
      (select count(*)::int from people.entry) entries, (select count(*)::int from people.address) addresses`);
  const then = await state();
  assert.deepEqual(outcomesOf(await feed(app, file)), { a1: 'unchanged' });
  assert.deepEqual(await state(), then);
});

test('certain beyond doubt is linked; a twin, a spelling or a lone name and date waits for a person', async () => {
  const home = { words: '3 Wharf Row', postcode: 'RM17 5AA' };
  const { id } = await addPerson(app.database, {
    ...{
      names: [{ given: 'Bryony', surname: 'Castellane' }],
      born: '2012-03-03',
      sex: 'F',
      addresses: [home],
    },
  });
  const fed = await feed(
    app,
    fileWith(
      'b1,Bryony,Castellane,2012-03-03,F,RM17 5AA,3 Wharf Row,,',
      'b2,Rosalind,Castellane,2012-03-03,F,RM17 5AA,3 Wharf Row,,',
      'b3,Bryonie,Castellane,2012-03-03,F,RM17 5AA,3 Wharf Row,,',
      'b4,Bryony,Castellane,2012-03-03,F,SW1A 1AA,1 Far Away,,',
    ),
  );
  assert.deepEqual(outcomesOf(fed), { b1: 'linked', b2: 'queued', b3: 'queued', b4: 'queued' });
  const [linked] = await query<{ names: number; addresses: number }>(
    `select (select count(*)::int from people.name where person_id = $1) names,
      (select count(*)::int from people.address where person_id = $1) addresses`,
    [id],
  );
  assert.deepEqual(linked, { names: 1, addresses: 1 }, 'nothing is told twice');
});

test('two rows of one file are never taken for one person, however alike', async () => {
  const fed = await feed(
    app,
    fileWith(
      'c1,Asha,Tolliver,2015-01-02,F,RM16 4XX,9 Marsh End,,',
      'c2,Asha,Tolliver,2015-01-02,F,RM16 4XX,9 Marsh End,,',
      'c3,Isla,Tolliver,2015-01-02,F,RM16 4XX,9 Marsh End,,',
      'c4,Owen,Tolliver,2011-08-20,M,RM16 4XX,9 Marsh End,,',
      'c1,Asha,Tolliver,2015-01-02,F,RM16 4XX,9 Marsh End,,',
      'c1,Asha,Tolliver,2015-01-02,F,RM16 4XX,10 Marsh End,,',
    ),
  );
  const rows = await query<{ line: number; outcome: string; why: string }>(
    `select line, outcome, array_to_string(reasons, '; ') as why from people.feed_row where run_id = $1 order by line`,
    [fed.run.id],
  );
  assert.deepEqual(
    rows.map(({ outcome }) => outcome),
    ['created', 'queued', 'queued', 'created', 'unchanged', 'refused'],
  );
  assert.match(rows[4]?.why ?? '', /The same as row 2/);
  assert.match(rows[5]?.why ?? '', /Row 2 has the same reference and says something else/);
  const again = await feed(app, fileWith('c2,Asha,Tolliver,2015-01-02,F,RM16 4XX,9 Marsh End,,'));
  assert.deepEqual(outcomesOf(again), { c2: 'unchanged' }, 'what waits does not wait twice');
});

test('a row that changed adds what is new and ends what its source said before; others’ words stay', async () => {
  const first = 'd1,Wilf,Harkness,2013-07-08,M,RM18 7AA,1 Dock Road,,Dock Primary';
  await feed(app, fileWith(first));
  const [{ id } = { id: '' }] = await query<{ id: string }>(
    `select id from people.person where label = 'Wilf Harkness'`,
  );
  const amara = await app.as('screening');
  await amara.get(`/people/${id}`);
  const moved = 'd1,Wilf,Harkness-Poole,2013-07-08,M,RM18 7BB,2 Dock Road,,Pier Primary';
  assert.deepEqual(outcomesOf(await feed(app, fileWith(moved))), { d1: 'updated' });
  const stands = await query<object>(
    `select a.words, a.until_on::text as until from people.address a where a.person_id = $1 order by a.seq`,
    [id],
  );
  assert.deepEqual(stands, [
    { words: '1 Dock Road', until: '2026-11-23' },
    { words: '2 Dock Road', until: null },
  ]);
  const [person] = await query<object>(
    `select p.label, (select array_agg(distinct e.postcode order by e.postcode) from people.entry e where e.person_id = p.id) as places,
      (select array_agg(r.organisation || ' ' || coalesce(r.until_on::text, 'now') order by r.seq) from people.registration r
        where r.person_id = p.id) as schools,
      (select array_agg(a.action order by a.seq) from audit.event a where a.record_id = p.id and a.basis = 'feed') as audited
     from people.person p where p.id = $1`,
    [id],
  );
  assert.deepEqual(person, {
    label: 'Wilf Harkness-Poole',
    places: ['RM187AA', 'RM187BB'],
    schools: ['Dock Primary 2026-11-23', 'Pier Primary now'],
    audited: ['create', 'change'],
  });
  const other = 'd1,Edith,Harkness-Poole,2013-07-08,F,RM18 7BB,2 Dock Road,,Pier Primary';
  assert.deepEqual(
    outcomesOf(await feed(app, fileWith(other))),
    { d1: 'queued' },
    'it may be the other twin',
  );
  assert.deepEqual(outcomesOf(await feed(app, fileWith(other))), { d1: 'unchanged' });
  assert.deepEqual(outcomesOf(await feed(app, fileWith(moved))), { d1: 'unchanged' });
});

test('a closed record is not shown by its row, nor is a shielded home overwritten', async () => {
  const closed = { names: [{ given: 'Zelda', surname: 'Quennell' }], born: '2010-10-10', sex: 'F' as const };
  const home = { words: '8 Secret Row', postcode: 'RM19 1AA' };
  const { id } = await addPerson(app.database, { ...closed, addresses: [home], named: [] });
  const hidden = await addPerson(app.database, {
    ...{ names: [{ given: 'Jonas', surname: 'Verrall' }], born: '2009-09-09', sex: 'M' },
    ...{ nhsNumber: '9000000009', addresses: [{ ...home, shielded: true }] },
  });
  await addPerson(app.database, {
    ...{ names: [{ given: 'Nell', surname: 'Okafor' }], born: '2008-08-08', sex: 'F', addresses: [home] },
  });
  const fed = await feed(
    app,
    fileWith(
      'e1,Zelda,Quennell,2010-10-10,F,RM19 1AA,8 Secret Row,,',
      'e2,Nella,Okafor,2008-08-08,F,RM19 1AA,8 Secret Row,,',
      'e3,Jonas,Verrall,2009-09-09,M,RM19 1BB,9 New Row,900 000 0009,',
    ),
  );
  assert.deepEqual(outcomesOf(fed), { e1: 'queued', e2: 'queued', e3: 'queued' });
  const why = new Set([...fed.outcomes.values()].map((row) => row.why));
  assert.deepEqual([...why], ['Held for the index keeper: it may be somebody who is known']);
  const rows = await query<{ n: number }>(
    'select count(*)::int as n from people.address where person_id = any($1)',
    [[id, hidden.id]],
  );
  assert.equal(rows[0]?.n, 2, 'nothing was added to either');
  const twin = await feed(app, fileWith('e4,Yolanda,Quennell,2010-10-10,F,RM19 1AA,8 Secret Row,,'));
  assert.deepEqual(
    outcomesOf(twin),
    { e4: 'created' },
    'what is only possible does not show a closed record',
  );
});

test('a feed holds back where it could say where somebody is, and not for whatever else is shielded', async () => {
  const rows = [];
  for (const [n, [given, surname, kind, withdrawn]] of (
    [
      ['Ottoline', 'Trevanion', 'religion', false],
      ['Bathsheba', 'Quickmire', 'adoption', false],
      ['Ferdinand', 'Hollowell', 'adoption', true],
    ] as const
  ).entries()) {
    const { id } = await addPerson(app.database, {
      ...{ names: [{ given, surname }], born: '2010-02-11', sex: 'F' },
      addresses: [{ words: `${n} Open Row`, postcode: 'RM19 1AA' }],
    });
    const [fact] = await query<{ id: string }>(
      `insert into people.fact (person_id, kind, value, telling_id, shielded)
       select $1, $2, 'x', t.id, true from people.telling t where t.person_id = $1 returning id`,
      [id, kind],
    );
    if (withdrawn)
      await query(
        "update people.fact set withdrawn_at = now(), withdrawn_by_name = 'x', withdrawn_why = 'x' where id = $1",
        [fact?.id],
      );
    rows.push(`s${n},${given},${surname},2010-02-11,F,RM19 1AA,${n} Open Row,,Cliff School`);
  }
  assert.deepEqual(outcomesOf(await feed(app, fileWith(...rows))), {
    ...{ s0: 'linked', s1: 'queued', s2: 'linked' },
  });
});

test('bad rows never stop the good ones, and each says what is wrong', async () => {
  const long = 'x'.repeat(120);
  const fed = await feed(
    app,
    `\ufeff${fileWith(
      'f1,Good,Firstly,2012-01-01,F,RM17 6SL,1 High St,,',
      'f2,Bad,Date,2013-02-29,F,,,,',
      'f3,Not,Yet,2031-01-01,F,,,,',
      `f4,${long},Overlong,2012-01-01,F,,,,`,
      'f5,Nul\0,Byte,2012-01-01,F,,,,',
      ',No,Reference,2012-01-01,F,,,,',
      'f7,-,.,2012-01-01,F,,,,',
      'f8,Short,Row,2012-01-01',
      'f9,Wrong,Number,2012-02-03,f,RM17 6SB,2 High St,9434765918,',
      'f10,"Never,Closed,2012-01-01,F,,,,',
      'f11,Still,Reading,2012-03-04,2,rm176sn,3 High St,,',
      'f12,"Stray" mark,Here,2012-01-01,F,,,,',
      '=cmd(),Formula,Ref,2012-05-06,M,RM17 6SP,4 High St,,',
      'f14,"Quoted, ""so""",Ending,2012-07-08,M,RM17 6SQ,"5 High St\nFlat 2",,',
    )}`,
  );
  const said = Object.fromEntries(
    [...fed.outcomes].map(([theirs, { outcome, why }]) => [theirs, `${outcome} ${why}`]),
  );
  assert.deepEqual(said, {
    f1: 'created ',
    f2: 'refused Date of birth: no such date',
    f3: 'refused Date of birth: in the future',
    f4: 'refused First names: longer than 100 characters',
    f5: 'refused First names: holds signs that are no text',
    '7': 'refused There is no reference of theirs',
    f7: 'refused There is no name',
    f8: 'refused The row has 4 values, the heading 9',
    f9: 'created NHS number kept out: its check digit is wrong',
    '11': 'refused A quotation mark is never closed',
    f11: 'created ',
    '13': 'refused A quotation mark stands inside a value',
    "'=cmd()": 'created ',
    f14: 'created ',
  });
  assert.doesNotMatch(fed.written, /xxxx|Closed|9434765918/, 'the file never repeats what a row says');
});

test('what is no UTF-8, no list, or has no reference is refused as a whole', async () => {
  const refused = async (words: string | Buffer, says: RegExp) =>
    assert.rejects(feed(app, words), ({ message }: Error) => says.test(message));
  await refused(
    Buffer.from(fileWith('g1,Ren\xe9e,Latin,2012-01-01,F,,,,'), 'latin1'),
    /not UTF-8 \(look at line 2\)/,
  );
  await refused(Buffer.from(`\ufeff${fileWith()}`, 'utf16le'), /UTF-16/);
  await refused(Buffer.from('PK\x03\x04'), /workbook/);
  await refused('', /empty/);
  await refused('given,surname\nA,B\n', /No column is the source’s own reference/);
  await refused('id,id,given\n1,2,A\n', /Two columns are called “id”/);
});

test('where the report cannot be written is said before anybody is taken in', async () => {
  const words = fileWith('w1,Wilma,Nowhere,2012-01-01,F,,,,');
  await assert.rejects(
    feed(app, words, { out: '/nowhere-at-all/out.csv' }),
    /There is no folder \/nowhere-at-all/,
  );
  const { outcomes } = await feed(app, words);
  assert.equal(outcomes.get('w1')?.outcome, 'created');
});

test('a dry run says what a real run then does, and leaves nothing behind', async () => {
  const words = fileWith(
    'h1,Ada,Lindqvist,2014-04-04,F,RM20 1AA,1 Low St,,',
    'h2,Ada,Lindqvist,2014-04-04,F,RM20 1AA,1 Low St,,',
    'h3,Ida,Lindqvist,2014-04-04,F,RM20 1AA,1 Low St,,',
    'h4,Nobody,Likethis,2001-09-30,M,RM20 1AB,2 Low St,,',
    'h5,Bryony,Castellane,2012-03-03,F,RM17 5AA,3 Wharf Row,9999999999,',
    'h6,Bad,Date,2012-13-01,F,,,,',
  );
  const counted = () =>
    query(`select (select count(*)::int from people.person) as people, (select count(*)::int from people.entry) as entries,
      (select count(*)::int from people.feed_run) as runs, (select count(*)::int from people.feed_row) as rows,
      (select count(*)::int from people.feed_key) as keys, (select count(*)::int from people.feed_trial_entry) as trial`);
  const before = await counted();
  const dry = await feed(app, words, { dryRun: true, source: 'gp-list' });
  assert.deepEqual(await counted(), before);
  const real = await feed(app, words, { source: 'gp-list' });
  assert.equal(dry.written, real.written);
  assert.deepEqual(dry.run.counts, real.run.counts);
  assert.deepEqual(real.run.counts, { created: 2, linked: 1, queued: 2, refused: 1 });
});
