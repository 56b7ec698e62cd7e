import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../test/support/app.ts';
import { aPdf, sendFiles } from '../../test/support/files.ts';
import { asOwner } from '../../test/support/openings.ts';
import { post } from '../../test/support/post.ts';
import { invalidHtml } from '../../test/support/valid-html.ts';
import type { Visitor } from '../../test/support/visitor.ts';
import { followOthers } from '../library/store/search-others.ts';
import { seedSampleMeetings } from './sample/seed.ts';

let app: TestApp;
let felix: Visitor;
let edith: Visitor;
let odette: Visitor;
before(async () => {
  app = await startTestApp();
  await asOwner(app.database, (owner) => seedSampleMeetings(owner, app.clock.now));
  felix = await app.as('governance');
  edith = await app.as('board');
  odette = await app.as('business');
});
after(() => app.close());

const dayBoxes = (name: string, day: string) => {
  const [year = '', month = '', of = ''] = day.split('-');
  return { [`${name}-day`]: of, [`${name}-month`]: month, [`${name}-year`]: year };
};
let nth = 0;
/** A meeting of a group of its own, on the day that is given. */
async function aMeeting(day: string): Promise<{ path: string; slug: string; group: string }> {
  nth += 1;
  const group = `Group ${'abcdefghij'.charAt(nth)}`;
  const made = await post(felix, '/meetings/groups/new', {
    ...{ name: group, kind: 'subgroup', about: 'Looks at kites.' },
  });
  assert.equal(made.status, 303, made.text);
  const { html } = await felix.get('/meetings/new');
  const id = new RegExp(`<option value="([^"]*)"[^>]*>${group}`).exec(html)?.[1] ?? '';
  const sent = await post(felix, '/meetings/new', {
    ...{ group: id, starts: '9:30', place: 'Creek Hall' },
    ...dayBoxes('day', day),
  });
  assert.equal(sent.status, 303, sent.text);
  return { path: sent.location ?? '', slug: group.toLowerCase().replace(' ', '-'), group };
}
const written = (day: string, minutes: string, more: Record<string, string> = {}) => ({
  ...{ starts: '09:30', place: 'Creek Hall', agenda: '- Kites', minutes, nobody: 'yes' },
  ...{ ...dayBoxes('day', day), ...more },
});

test('minutes are anybody’s once two people agree to them as they stand, and not before', async () => {
  const day = '2026-11-10';
  const { path, slug, group } = await aMeeting(day);
  const open = `/board/${slug}/${day}`;
  assert.match((await app.visitor().get('/board')).text, new RegExp(group));
  assert.equal((await app.visitor().get(open)).status, 404);
  const saved = await post(felix, `${path}/edit`, written(day, 'Kites **fly**. Ring {{front door number}}.'));
  assert.equal(saved.status, 303, saved.text);
  assert.match((await edith.get('/meetings')).text, new RegExp(`${group} Creek Hall To be agreed`));
  assert.match((await edith.get('/desk')).text, /Meetings of the board.*minutes of \d+ meetings wait/);
  assert.equal((await post(felix, path, {}, `${path}/agree`)).status, 303);
  await felix.get(path);
  const twice = await post(felix, path, {}, `${path}/agree`);
  assert.equal(twice.status, 303);
  assert.match((await felix.get(path)).text, /You agreed\. Somebody else has to agree too/);
  assert.equal((await app.visitor().get(open)).status, 404, 'one person alone publishes nothing');

  // A word that changes is agreed to anew.
  await post(felix, `${path}/edit`, written(day, 'Kites **fly** high. Ring {{front door number}}.'));
  assert.equal((await post(edith, path, {}, `${path}/agree`)).status, 303);
  assert.equal((await app.visitor().get(open)).status, 404);
  // Somebody who read what stood before agrees to nothing.
  const { html } = await odette.get(path);
  const version = /name="version" value="(\d+)"/.exec(html)?.[1] ?? '';
  await post(felix, `${path}/edit`, written(day, 'Kites **fly** low. Ring {{front door number}}.'));
  const late = await odette.post(`${path}/agree`, { version });
  assert.equal(late.status, 409);
  assert.match(late.text, /Somebody changed this meeting meanwhile/);
  await post(odette, path, {}, `${path}/agree`);
  assert.equal((await post(edith, path, {}, `${path}/agree`)).status, 303);
  const page = await app.visitor().get(open);
  assert.equal(page.status, 200);
  assert.match(page.html, /<strong>fly<\/strong> low/);
  assert.match(page.html, /href="tel:01375652802"/);
  assert.deepEqual(await invalidHtml(page.html), []);
  await app.database.work(app.clock.now, followOthers);
  assert.match((await app.visitor().get('/search?q=kites+fly+low')).html, new RegExp(`href="${open}"`));

  const fixed = await post(felix, `${path}/edit`, written(day, 'Something else'));
  assert.equal(fixed.status, 400);
  assert.match(fixed.text, /They are published: take them back first/);
  const mute = await post(felix, path, { why: '' }, `${path}/take-back`);
  assert.equal(mute.status, 400);
  assert.equal((await post(felix, path, { why: 'A figure was wrong' }, `${path}/take-back`)).status, 303);
  assert.equal((await app.visitor().get(open)).status, 404);
  assert.match((await felix.get(path)).text, /Taken back A figure was wrong/);
  assert.doesNotMatch((await felix.get(path)).text, /Odette Finch agreed/);
});

test('the database itself lets nobody publish alone', async () => {
  const { path } = await aMeeting('2026-11-09');
  const id = path.split('/').at(-1) ?? '';
  await post(felix, `${path}/edit`, written('2026-11-09', 'Alone'));
  await assert.rejects(
    asOwner(app.database, (owner) =>
      owner.query('update governance.meeting set published_at = now() where id = $1', [id]),
    ),
    /two people agree/,
  );
});

test('no child, family or record stands in a meeting', async () => {
  const day = '2026-11-12';
  const { path } = await aMeeting(day);
  const person = '/people/00000006-0000-4000-8000-000000000001';
  for (const [words, why] of [
    [`See ${person}`, /a link to a record of somebody/],
    ['NHS number 943 476 5919', /what looks like an NHS number/],
    ['What we learned of Child A', /one child or family by a letter/],
    ['A girl aged 14 in Grays', /the age of one child/],
  ] as const) {
    const minutes = await post(felix, `${path}/edit`, written(day, words));
    assert.equal(minutes.status, 400, words);
    assert.match(minutes.text, why);
    assert.ok(minutes.text.includes(words.slice(0, 12)), 'what was typed stays');
    const action = { words, owner: 'Quality lead', ...dayBoxes('due', '2027-01-10') };
    assert.match((await post(felix, path, action, `${path}/actions`)).text, why);
    assert.match((await post(felix, path, { title: words, href: '/guides' }, `${path}/papers`)).text, why);
  }
  const record = await post(felix, path, { title: 'A paper', href: person }, `${path}/papers`);
  assert.match(record.text, /a link to a record of somebody/);
  const { nobody: _, ...unsaid } = written(day, 'Themes');
  const silent = await post(felix, `${path}/edit`, unsaid);
  assert.equal(silent.status, 400);
  assert.match(silent.text, /Confirm that no child and no family can be known from it/);
  const look = await post(felix, `${path}/edit`, written(day, '![](/files/x)', { press: 'preview' }));
  assert.equal(look.status, 200);
  assert.match(look.text, /Look again: Say what the picture shows/);
  assert.deepEqual(await invalidHtml(look.html), []);
});

test('an action has a role that answers for it, is open, overdue and done, and may be opened again', async () => {
  const { path } = await aMeeting('2026-10-12');
  const empty = await post(felix, path, {}, `${path}/actions`);
  assert.equal(empty.status, 400);
  assert.match(empty.text, /Say what is to be done.*Choose who answers for it.*Enter the day it is due/);
  assert.deepEqual(await invalidHtml(empty.html), []);
  const late = { words: 'Count the kites', owner: 'Quality lead', ...dayBoxes('due', '2026-11-20') };
  assert.equal((await post(felix, path, late, `${path}/actions`)).status, 303);
  const ahead = { words: 'Mend the kites', owner: 'Training lead', ...dayBoxes('due', '2027-02-01') };
  assert.equal((await post(felix, path, ahead, `${path}/actions`)).status, 303);
  const overdue = await edith.get('/meetings?actions=overdue');
  assert.match(overdue.text, /Count the kites Quality lead Overdue by 3 days was due 20 November 2026/);
  assert.doesNotMatch(overdue.text, /Mend the kites/);
  assert.match((await edith.get('/meetings')).text, /Mend the kites Training lead/);
  assert.match((await felix.get('/desk')).text, /actions are open, \d+ of them overdue/);
  const page = await felix.get(path);
  assert.deepEqual(await invalidHtml(page.html), []);
  const id = /\/meetings\/actions\/([0-9a-f-]{36})/.exec(page.html)?.[1] ?? '';
  const settle = { version: '1', done: 'All forty' };
  await felix.get(path);
  assert.equal((await felix.post(`/meetings/actions/${id}`, settle)).status, 303);
  assert.match((await felix.get('/meetings?actions=done')).text, /Count the kites/);
  assert.doesNotMatch((await felix.get('/meetings?actions=overdue')).text, /Count the kites/);
  await felix.get(path);
  assert.equal((await felix.post(`/meetings/actions/${id}`, settle)).status, 409);
  await felix.get(path);
  assert.equal((await felix.post(`/meetings/actions/${id}`, { version: '2', press: 'open' })).status, 303);
  assert.match((await felix.get('/meetings?actions=overdue')).text, /Count the kites/);
});

test('a paper is a file or a page: for the board alone, or with the minutes for everybody', async () => {
  const day = '2026-09-15';
  const { path, slug } = await aMeeting(day);
  const bring = async (words: string) => {
    const sent = await sendFiles(felix, '/library/files', {
      file: { name: `${words}.pdf`, content: aPdf(words) },
    });
    assert.equal(sent.status, 303, sent.text.slice(0, 300));
    return (
      /\/files\/[0-9a-f-]{36}\/[a-z0-9-]+\.pdf/.exec((await felix.get(sent.location ?? '')).html)?.[0] ?? ''
    );
  };
  const [open, held] = [await bring('open'), await bring('held')];
  const gone = open.replace(/[0-9a-f]{8}-/, '00000000-');
  assert.match(
    (await post(felix, path, { title: 'Gone', href: gone }, `${path}/papers`)).text,
    /There is no such file: bring it under Files first/,
  );
  await post(felix, path, { title: 'Open report', href: open, everybody: 'yes' }, `${path}/papers`);
  await post(felix, path, { title: 'Held report', href: held }, `${path}/papers`);
  assert.equal((await edith.get(held)).status, 200, 'whoever reads the meeting opens its papers');
  assert.equal((await app.visitor().get(open)).status, 404);
  await post(felix, `${path}/edit`, written(day, 'Read.'));
  await post(felix, path, {}, `${path}/agree`);
  assert.equal((await post(edith, path, {}, `${path}/agree`)).status, 303);
  const page = await app.visitor().get(`/board/${slug}/${day}`);
  assert.match(page.text, /Open report/);
  assert.doesNotMatch(page.text, /Held report/);
  assert.equal((await app.visitor().get(open)).status, 200);
  assert.equal((await app.visitor().get(held)).status, 404);
  await post(felix, path, { why: 'Wrong' }, `${path}/take-back`);
  assert.equal((await app.visitor().get(open)).status, 404);
  const { html } = await felix.get(path);
  const forms = /action="([^"]*\/remove)"(?:(?!<\/form>)[\s\S])*?Remove<span[^>]*> ([^<]*)/g;
  const remove = [...html.matchAll(forms)].find(([, , title]) => title === 'Open report')?.[1] ?? '';
  assert.equal((await post(felix, path, {}, remove)).status, 303);
  assert.doesNotMatch((await felix.get(path)).text, /Open report/);
});

test('a quarter without a meeting of the board is said to everybody', async () => {
  const browser = app.visitor();
  const board = await browser.get('/board');
  assert.deepEqual(await invalidHtml(board.html), []);
  assert.match(board.text, /The board Asks one thing.*Next: 12 December 2026 at 09:30/);
  assert.doesNotMatch(board.text, /did not meet/);
  await asOwner(app.database, (owner) =>
    owner.query(
      `insert into governance.meeting (group_id, held_on, starts_at, place, agenda, changed_by_name)
       select id, '2026-02-10', '10:00', 'Online', '', 'A test' from governance.meeting_group where slug = 'board'`,
    ),
  );
  assert.match((await browser.get('/board')).text, /The board did not meet in April to June 2026/);
  assert.match((await edith.get('/meetings')).text, /The board did not meet in/);
  assert.equal((await browser.get('/board/no-such-group')).status, 404);
  assert.equal((await browser.get('/board/board/2026-13-45')).status, 404);
  assert.deepEqual(await invalidHtml((await browser.get('/board/board')).html), []);
});

test('nobody else sees meetings, and who may read them changes nothing', async () => {
  const { path } = await aMeeting('2026-08-11');
  for (const person of ['screening', 'author', 'provider', 'administrator'] as const) {
    const browser = await app.as(person);
    for (const address of ['/meetings', path, `${path}/edit`, '/meetings/new', '/meetings/groups/new'])
      assert.equal((await browser.get(address)).status, 404, `${person} ${address}`);
    await browser.get('/desk');
    assert.equal((await browser.post(`${path}/agree`, { version: '1' })).status, 404);
  }
  assert.equal((await app.visitor().get('/meetings')).status, 303);
  for (const address of [`${path}/edit`, '/meetings/new'])
    assert.equal((await edith.get(address)).status, 404);
  await edith.get(path);
  assert.equal((await edith.post(`${path}/take-back`, { version: '1', why: 'x' })).status, 404);
  assert.equal((await edith.post(`${path}/actions`, { version: '1' })).status, 404);
});
