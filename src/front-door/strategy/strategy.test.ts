import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { lastAudited } from '../../../test/support/audited.ts';
import { addConcern } from '../../../test/support/concerns.ts';
import { wholeDecision } from '../../../test/support/decision.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { post } from '../../../test/support/post.ts';
import { at, discussion, present } from '../../../test/support/triage-forms.ts';
import type { Visitor } from '../../../test/support/visitor.ts';

let app: TestApp;
let jonah: Visitor;
before(async () => {
  app = await startTestApp();
  jonah = await app.as('decision');
});
after(() => app.close());

const rows = <Row>(statement: string, id: string) =>
  asOwner(app.database, (owner) => owner.query<Row>(statement, [id]));
const clocks = async (id: string, rule: string) =>
  (
    await rows<{ rule: string; started: string; due: string; runs: boolean }>(
      `select rule, started_at::text as started, due_at::text as due, met_at is null and ended_at is null as runs
       from front_door.clock where concern_id = $1 order by started_at`,
      id,
    )
  ).filter((clock) => clock.rule === rule);
const record = (id: string, fields: Record<string, string> = discussion) =>
  post(jonah, `/front-door/${id}/strategy`, fields);
const conference = 'initial-child-protection-conference';

describe('a strategy discussion', () => {
  test('keeps who was there, what was known and agreed, and starts its clocks from the right events', async () => {
    const { id } = await addConcern(app.database, { ratings: [{ rating: 'red' }] });
    assert.equal((await record(id)).location, `/front-door/${id}`);
    assert.deepEqual(await clocks(id, conference), [
      {
        rule: conference,
        started: '2026-11-23 10:35:00+00',
        due: '2026-12-14 23:59:59.999999+00',
        runs: true,
      },
    ]);
    const [assessment] = await clocks(id, 'child-and-family-assessment');
    assert.deepEqual(
      [assessment?.started, assessment?.due],
      ['2026-11-23 08:31:00+00', '2027-01-28 23:59:59.999999+00'],
    );
    const page = await jonah.get(`/front-door/${id}`);
    assert.match(page.text, /Strategy discussion Held today at 10:35 , called today at 10:05/);
    assert.match(page.text, /Rafe Dunmore, Sergeant, Estuary Police \(police\)/);
    assert.match(
      page.text,
      /Known Found at an address that is known .*Enquiry A section 47 enquiry begins, social care and police together/,
    );
    assert.match(page.text, /See her at home, Bola Nash: due by the end of Wednesday It is done/);
    assert.match(page.text, /Limits that run Initial child protection conference due/);
    assert.equal((await lastAudited(app.database, 'decision', id))?.action, 'read');
    assert.match((await jonah.get('/desk')).text, /Agreed, and due .*See her at home Bola Nash/);
  });

  test('the conference counts from the discussion at which the enquiry began, not the first, and not a later one', async () => {
    const { id } = await addConcern(app.database, { dangerNow: true });
    await record(id, { ...discussion, enquiry: 'none', ...at('called', '09:00'), ...at('held', '09:10') });
    assert.deepEqual(await clocks(id, conference), []);
    await record(id, { ...discussion, ...at('called', '09:30'), ...at('held', '09:40') });
    await record(id, { ...discussion, ...at('called', '10:20'), ...at('held', '10:30') });
    assert.deepEqual(
      (await clocks(id, conference)).map(({ started, runs }) => [started, runs]),
      [['2026-11-23 09:40:00+00', true]],
    );
  });

  test('is never edited: recorded anew it takes the place of the first, clocks and actions with it', async () => {
    const { id } = await addConcern(app.database);
    await record(id);
    const [first] = await rows<{ id: string }>(
      'select id from front_door.strategy_discussion where concern_id = $1',
      id,
    );
    const again = `/front-door/${id}/strategy?replaces=${first?.id}`;
    const form = await jonah.get(again);
    assert.match(form.html, /value="Rafe Dunmore"/);
    assert.match(form.html, /value="2026-11-25"/);
    const anew = {
      ...discussion,
      replaces: first?.id ?? '',
      enquiry: 'none',
      known: 'It was another address',
      'action-1-what': 'Ring her school',
    };
    assert.equal((await post(jonah, again, anew)).status, 303);
    assert.deepEqual(
      (await clocks(id, conference)).map(({ runs }) => runs),
      [false],
    );
    const page = (await jonah.get(`/front-door/${id}`)).text;
    assert.match(page, /Superseded: strategy discussion as recorded .*Found at an address that is known/);
    assert.match(page, /Ring her school, Bola Nash: due/);
    assert.doesNotMatch(page, /See her at home/);
    const twice = await post(jonah, again, anew);
    assert.match(twice.text, /has been replaced already/);
  });

  test('an action, and a limit that runs, are said to be done with what came of them', async () => {
    const { id } = await addConcern(app.database);
    await record(id);
    const links = [
      ...(await jonah.get(`/front-door/${id}`)).html.matchAll(
        /href="(\/front-door\/[0-9a-f-]{36}\/strategy\/done\/[0-9a-f-]{36})"/g,
      ),
    ].map((m) => m[1] ?? '');
    assert.equal(links.length, 3, 'one action, the conference, the assessment');
    const [action = '', limit = ''] = links;
    assert.match(
      (await jonah.get(action)).text,
      /It is done Procedure: Strategy discussions \(opens in a new tab\) See her at home \(Bola Nash\) , due by the end of Wednesday/,
    );
    assert.match((await post(jonah, action, { ...at('when'), words: '' })).text, /Write what came of it/);
    const done = { ...at('when', '10:41'), words: 'Seen alone; she is well' };
    assert.equal((await post(jonah, action, done)).status, 303);
    assert.equal((await post(jonah, limit, done)).status, 303);
    const page = (await jonah.get(`/front-door/${id}`)).text;
    assert.match(
      page,
      /See her at home, Bola Nash: done today at 10:41 \(Jonah Pryce\)\. Seen alone; she is well/,
    );
    assert.match((await post(jonah, action, done)).text, /said to be done already/);
    assert.equal((await jonah.get(`/front-door/${id}/strategy/done/${randomUUID()}`)).status, 404);
  });

  test('a decision leaves its clocks running', async () => {
    const { id } = await addConcern(app.database);
    await record(id);
    const decided = wholeDecision(4, 'strategy-discussion');
    assert.equal((await post(jonah, `/front-door/${id}/decision`, decided)).status, 303);
    assert.deepEqual(
      (await clocks(id, conference)).map(({ runs }) => runs),
      [true],
    );
    assert.equal((await record(id)).status, 303, 'a discussion can follow the decision');
  });
});

describe('who must be there', () => {
  test('a missing agency is explained, or the record is not kept', async () => {
    const { id } = await addConcern(app.database, {
      referrer: { name: 'M. Teale', agency: 'Saltmarsh Primary School' },
    });
    assert.match(
      (await jonah.get(`/front-door/${id}/strategy`)).text,
      /at least: social care, police, health, referrer’s agency \(Saltmarsh Primary School\)/,
    );
    const refused = await record(id);
    assert.match(refused.text, /why nobody was there from: referrer’s agency/);
    assert.match(refused.html, /value="Rafe Dunmore"/);
    assert.equal(
      (await record(id, { ...discussion, missing: 'The school is closed today; rung tomorrow' })).status,
      303,
    );
    const there = await addConcern(app.database, {
      referrer: { name: 'M. Teale', agency: 'Saltmarsh Primary School' },
    });
    const with4 = {
      ...discussion,
      ...present(4, 'education', 'Saltmarsh primary school', 'Marian Teale', 'Lead'),
    };
    assert.equal((await record(there.id, with4)).status, 303, 'by its name, whatever sort it is');
  });

  test('half a person, half an action, times the wrong way round: all said at once', async () => {
    const { id } = await addConcern(app.database);
    const nobody = await record(id, {});
    assert.match(
      nobody.text,
      /Enter when: when it was called.*Write what was known Write what was agreed Choose whether a section 47.*Say who was there/,
    );
    const wrong = {
      ...discussion,
      'present-2-kind': '',
      'present-3-name': '',
      'action-1-by': 'soon',
      'action-2-what': 'Ring',
    };
    const refused = await record(id, wrong);
    assert.match(
      refused.text,
      /Person 2: choose the sort of agency Person 3: fill in agency, name and role Action 1: enter by when, like 25\/11\/2026 Action 2: say what and who/,
    );
    const turned = await record(id, { ...discussion, ...at('held', '09:00') });
    assert.match(turned.text, /held before it was called/);
  });

  test('roles that may not decide may not record it; five posts keep one', async () => {
    const { id } = await addConcern(app.database);
    for (const role of ['screening', 'duty', 'police', 'essexDecision'] as const) {
      const browser = await app.as(role);
      assert.equal((await browser.get(`/front-door/${id}/strategy`)).status, 404, role);
      const sent = { ...discussion, version: '1', 'form-key': randomUUID() };
      assert.equal((await browser.post(`/front-door/${id}/strategy`, sent)).status, 404, role);
    }
    await jonah.get(`/front-door/${id}/strategy`);
    const send = () => jonah.post(`/front-door/${id}/strategy`, { version: '1', ...discussion });
    await Promise.all([send(), send(), send(), send(), send()]);
    assert.equal(
      (await rows('select id from front_door.strategy_discussion where concern_id = $1', id)).length,
      1,
    );
  });
});
