import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { relate } from '../../../test/support/people.ts';
import { post } from '../../../test/support/post.ts';
import { answered, linked, proposed, twoRecords, versionsIn } from '../../../test/support/same.ts';
import { look } from '../../../test/support/searching.ts';
import type { Visitor } from '../../../test/support/visitor.ts';

let app: TestApp;
let amara: Visitor;
let jonah: Visitor;
before(async () => {
  app = await startTestApp();
  amara = await app.as('screening');
  jonah = await app.as('decision');
});
after(() => app.close());

const two = (more?: Parameters<typeof twoRecords>[1]) => twoRecords(app, more);

describe('one person of two records', () => {
  test('one proposes, another confirms with both before them; from then on there is one person', async () => {
    const { head, other, surname, given, year } = await two();
    const page = await amara.get(`/people/same?one=${head.id}&other=${other.id}`);
    assert.match(page.text, /One person, or two\?.*surname.*4 Quay Row.*9 Mill Lane/);
    const path = await proposed(amara, head.id, other.id);
    assert.match((await amara.get('/people/duplicates')).text, new RegExp(`Waiting.*${given} ${surname}`));
    assert.match((await amara.get(`/people/${head.id}`)).text, /It is proposed that P\d+ .* are one person/);

    assert.match((await jonah.get('/desk')).text, /Two records may be of one person\. Somebody proposed it/);
    assert.doesNotMatch((await amara.get('/desk')).text, /Somebody proposed it/);
    const own = await answered(amara, path, 'linked');
    assert.equal(own.status, 403, 'a screening officer proposes and does not decide');
    const confirmed = await answered(jonah, path, 'linked');
    assert.equal(confirmed.location, `/people/${head.id}`);

    const record = await amara.get(`/people/${head.id}`);
    assert.match((await amara.get(`/people/${head.id}/known`)).text, /4 Quay Row.*9 Mill Lane/);
    assert.match(record.text, /was found to be the same person as/);
    for (const step of ['', '/family', '/family/add', '/same', '/chronology', '/known', '/involved'])
      assert.equal((await amara.get(`/people/${other.id}${step}`)).location, `/people/${head.id}${step}`);
    const list = await amara.get('/people');
    assert.doesNotMatch(list.html, new RegExp(`/people/${other.id}`));
    for (const who of [`${given} ${surname} 3 March ${year}`, `${given} ${surname}s 3 March ${year}`]) {
      const { html } = await look(amara, { who });
      const offered = [...html.matchAll(/name="person"[^>]*value="([0-9a-f-]{36})"/g)].map(([, id]) => id);
      assert.deepEqual(offered, [head.id], who);
    }
    const [decision] = await asOwner(app.database, (owner) =>
      owner.query<{ kind: string; candidates: { evidence: unknown[] }[]; model: string; by: string }>(
        `select kind, candidates, model_version as model, by_name as by from people.match_decision
         where kind = 'linked' and $1 = any(person_ids)`,
        [other.id],
      ),
    );
    assert.equal(decision?.by, 'Jonah Pryce');
    assert.ok((decision?.candidates[0]?.evidence.length ?? 0) > 2 && decision?.model);
    assert.match((await amara.get('/desk')).text, /was found to be of the same person as another record/);
  });

  test('what is withdrawn of the record that leads to it is withdrawn on the page of the person, and found no more', async () => {
    const { head, other, surname } = await two();
    await linked(app, head.id, other.id);
    const known = await amara.get(`/people/${head.id}/known`);
    const names = await asOwner(app.database, (owner) =>
      owner.query<{ id: string }>('select id from people.name where person_id = $1', [other.id]),
    );
    const path = `/people/${head.id}/known/names/${names[0]?.id}/end`;
    assert.match(known.html, new RegExp(path));
    const done = await post(amara, path, { how: 'wrong', why: 'Written down for somebody else' });
    assert.equal(done.status, 303, done.text.slice(0, 600));
    const left = await asOwner(app.database, (owner) =>
      owner.query<{ surname: string }>('select surname from people.entry where person_id = $1', [other.id]),
    );
    assert.deepEqual(
      left.filter((each) => each.surname === `${surname}s`),
      [],
    );
  });

  test('nobody confirms their own proposal, in any session; what is wrong comes back with what was typed', async () => {
    const { head, other } = await two();
    const at = `/people/same?one=${head.id}&other=${other.id}`;
    const bad = await post(
      jonah,
      at,
      { one: head.id, other: other.id, head: '', why: 'short' },
      '/people/same',
    );
    assert.equal(bad.status, 400);
    assert.match(bad.text, /Choose the record that stands in front.*Say in a few words how you know/);
    assert.match(bad.html, />short<\/textarea>/);
    const path = await proposed(jonah, head.id, other.id);
    assert.doesNotMatch((await jonah.get('/desk')).text, /Somebody proposed it/, 'whoever proposed it waits');
    for (const browser of [jonah, await app.as('decision')]) {
      const refused = await answered(browser, path, 'linked');
      assert.equal(refused.status, 400);
      assert.match(refused.text, /Whoever proposed it cannot confirm it/);
    }
    assert.equal((await amara.get(`/people/${other.id}`)).status, 200, 'nothing leads anywhere');
    const again = await post(
      amara,
      at,
      { one: head.id, other: other.id, head: head.id, why: 'The same girl, says school' },
      '/people/same',
    );
    assert.match(again.text, /It is proposed already/);
    assert.equal((await answered(jonah, path, 'withdrawn')).status, 303);
    assert.match((await jonah.get(path)).text, /Proposed, and withdrawn.*Jonah Pryce withdrew it/);
  });

  test('a record that changed since is read again before anybody confirms', async () => {
    const { head, other } = await two();
    const path = await proposed(amara, head.id, other.id);
    const before = await jonah.get(path);
    app.clock.now = app.clock.now.add({ minutes: 1 });
    const tie = { words: 'x', kind: 'leisure', strength: 'weak', ...telling };
    assert.equal((await post(amara, `/people/${other.id}/family/tie`, tie)).status, 303);
    await asOwner(app.database, async (owner) => {
      const [told] = await owner.query<{ id: string }>(
        `insert into people.telling (person_id, how, said_by, told_at, taken_at) values ($1, 'said', 'her aunt', $2, $2) returning id`,
        [other.id, app.clock.now.toString()],
      );
      await owner.query(
        `insert into people.name (person_id, kind, given, surname, telling_id) values ($1, 'alias', 'Petra', 'Other', $2)`,
        [other.id, told?.id],
      );
      await owner.query(
        `insert into people.contact (person_id, channel, value, safe, telling_id) values ($1, 'phone', '01375 555 012', 'safe', $2)`,
        [other.id, told?.id],
      );
      await owner.query(
        `insert into people.registration (person_id, kind, organisation, telling_id) values ($1, 'school', 'Pier School', $2)`,
        [other.id, told?.id],
      );
      await owner.query(
        `insert into people.fact (person_id, kind, value, telling_id) values ($1, 'ethnicity', 'WBRI', $2)`,
        [other.id, told?.id],
      );
    });
    const late = await jonah.post(path, {
      ...{ ...versionsIn(before.html), answer: 'linked', why: 'The same, as the school says' },
    });
    assert.match(late.text, /One of the records changed while you were reading/);
    assert.match(late.text, /Changed since it was proposed.*added, name “Petra Other”/);
    assert.match(late.text, /added, way to reach them “01375 555 012”/);
    assert.match(late.text, /added, school or service “Pier School”/);
    assert.match(late.text, /added, fact “Ethnicity: White: British”/);
    assert.equal((await answered(jonah, path, 'linked')).status, 303);
    const looked = (await jonah.get(`/people/${head.id}/looked`)).text;
    assert.match(looked, /compared with another record: the record/);
    assert.doesNotMatch(looked, /link linked/);
  });

  test('of two opposite links at once one stands, and no circle comes of three', async () => {
    const { head, other } = await two();
    const third = (await two()).head;
    const one = await proposed(amara, head.id, other.id);
    // The same two the other way round, past the rule that one proposal waits for two records.
    const opposite = await asOwner(app.database, async (owner) => {
      await owner.exec('drop index people.link_proposed_once');
      const [row] = await owner.query<{ id: string }>(
        `insert into people.link (person_id, head_id, why, weighed, model_version, proposed_by, proposed_by_name)
         select head_id, person_id, why, weighed, model_version, proposed_by, proposed_by_name from people.link
         where id = $1 returning id`,
        [one.split('/').at(-1)],
      );
      return `/people/links/${row?.id}`;
    });
    const browsers = [jonah, await app.as('decision')];
    const answers = await Promise.all(
      [one, opposite].map((path, n) => answered(browsers[n] ?? jonah, path, 'linked')),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 400]);
    const [count] = await asOwner(app.database, (owner) =>
      owner.query(
        'select count(*)::int as n from people.person where linked_to is not null and id in ($1, $2)',
        [head.id, other.id],
      ),
    );
    assert.deepEqual(count, { n: 1 });
    // Whoever names the record that leads elsewhere means the one in front; that again leads on to a third.
    const front = answers[0]?.status === 303 ? head : other;
    const behind = front === head ? other : head;
    const chain = await proposed(amara, third.id, front.id);
    await answered(jonah, chain, 'linked');
    assert.equal((await amara.get(`/people/${behind.id}`)).location, `/people/${third.id}`);
    assert.equal(
      (await amara.get(`/people/same?one=${third.id}&other=${behind.id}`)).location,
      `/people/${third.id}`,
      'they are one already',
    );
  });

  test('two who are recorded as twins cannot be linked; a differing number is said and must be read', async () => {
    const { head, other } = await two({
      head: { nhsNumber: '9434765919' },
      other: { nhsNumber: '4010232137' },
    });
    const at = `/people/same?one=${head.id}&other=${other.id}`;
    const said = { one: head.id, other: other.id, head: head.id, why: 'The same girl, says the school' };
    assert.match((await amara.get(at)).text, /What speaks against it.*NHS numbers differ/);
    const unread = await post(amara, at, said, '/people/same');
    assert.match(unread.text, /Say that you read what speaks against it/);
    const path = await proposed(amara, head.id, other.id);
    await relate(app.database, head.id, 'twin', other.id);
    assert.match((await answered(jonah, path, 'linked')).text, /recorded as related meanwhile/);
    assert.match((await amara.get(at)).text, /Nobody is their own twin/);
  });

  test('two people are remembered with a reason, and it is said when they are compared again', async () => {
    const { head, other } = await two();
    const at = `/people/same?one=${head.id}&other=${other.id}`;
    const short = await post(amara, at, { one: head.id, other: other.id, reason: 'no' }, '/people/not-same');
    assert.match(short.text, /Say in a few words how you know that they are two people/);
    const told = { one: head.id, other: other.id, reason: 'Cousins of one name' };
    assert.equal((await post(amara, at, told, '/people/not-same')).status, 303);
    assert.match(
      (await jonah.get(at)).text,
      /Amara Cole said on 23 November 2026 that they are two people: Cousins of one name/,
    );
    assert.equal((await amara.get(`/people/${other.id}`)).status, 200);
  });
});

const telling = {
  ...{ how: 'said', 'said-by': 'her mother', 'told-day': '20', 'told-month': '11', 'told-year': '2026' },
};

describe('taking it apart', () => {
  /** Every row of every table of people that is about these records, link and decision aside. */
  const rowsOf = (ids: readonly string[]) =>
    asOwner(app.database, async (owner) => {
      const tables = await owner.query<{ name: string; column: string }>(
        `select c.relname as name, a.attname as column from pg_class c join pg_namespace n on n.oid = c.relnamespace
         join pg_attribute a on a.attrelid = c.oid and a.attname in ('person_id', 'other_id', 'id')
         where n.nspname = 'people' and c.relkind = 'r' and c.relname not in ('link', 'not_same', 'match_decision', 'search', 'compare_due', 'likely_pair')
           and (a.attname <> 'id' or c.relname = 'person')`,
      );
      const found: Record<string, unknown[]> = {};
      for (const { name, column } of tables)
        found[`${name}.${column}`] = await owner.query(
          `select to_jsonb(t) as row from people.${name} t where ${column} = any($1) order by t::text`,
          [[...ids]],
        );
      found.about = await owner.query(
        'select record_id, person_id from access.about where record_id = any($1) or person_id = any($1) order by 1, 2',
        [[...ids]],
      );
      found.record = await owner.query(
        'select to_jsonb(r) as row from access.record r where record_id = any($1) order by record_id',
        [[...ids]],
      );
      return found;
    });

  test('both records stand exactly as before; what was told meanwhile stays where it was written, and is named', async () => {
    const { head, other } = await two({ other: { nhsNumber: '9434765919' } });
    const deeper = (await two()).other;
    await linked(app, other.id, deeper.id);
    const ids = [head.id, other.id, deeper.id];
    const before = await rowsOf(ids);
    const path = await linked(app, head.id, other.id);
    assert.notDeepEqual(await rowsOf(ids), before);
    assert.match((await amara.get(`/people/${head.id}`)).text, /943 ?476/);
    app.clock.now = app.clock.now.add({ minutes: 1 });
    const short = await post(jonah, path, { why: 'no' }, `${path}/split`);
    assert.match(short.text, /Say in a few words why they are two people/);
    const done = await post(jonah, path, { why: 'The hospital says they are twins' }, `${path}/split`);
    assert.equal(done.status, 303);
    assert.deepEqual(await rowsOf(ids), before);
    assert.match((await jonah.get(path)).text, /Jonah Pryce took it apart.*twins/);
    assert.doesNotMatch((await amara.get(`/people/${head.id}`)).text, /943 ?476/);
    assert.equal((await amara.get(`/people/${deeper.id}`)).location, `/people/${other.id}`);
    assert.match(
      (await jonah.get(`/people/same?one=${head.id}&other=${other.id}`)).text,
      /said on 23 November 2026 that they are two people: The hospital says/,
    );
    assert.match((await amara.get('/desk')).text, /are of two people after all: they were taken apart/);

    app.clock.now = app.clock.now.add({ minutes: 1 });
    const again = await linked(app, head.id, other.id);
    app.clock.now = app.clock.now.add({ minutes: 1 });
    const tie = { words: 'Boxing club', kind: 'leisure', strength: 'strong', ...telling };
    await post(amara, `/people/${head.id}/family/tie`, tie);
    await post(jonah, again, { why: 'They were twins all along' }, `${again}/split`);
    assert.match((await amara.get(`/people/${head.id}/family`)).text, /Boxing club/);
    assert.doesNotMatch((await amara.get(`/people/${other.id}/family`)).text, /Boxing club/);
    const more = { why: 'Once more, with words', 'form-key': randomUUID() };
    assert.match((await jonah.post(`${path}/split`, more)).text, /It was decided meanwhile/);
  });
});
