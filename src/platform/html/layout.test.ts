import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html, NOTHING, publicPage, raw, workspacePage } from './index.ts';

const ATTACK = '"><script>alert(1)</script>';
const main = html`<h1>Where is the child?</h1>`;
const person = { name: ATTACK, role: ATTACK, agency: ATTACK };
const workspace = (more: Partial<Parameters<typeof workspacePage>[0]> = {}) =>
  String(
    workspacePage({ title: 'Inbox', main, person, navigation: [], nonce: 'n0nce', csrf: 'token', ...more }),
  );
const open = (more: Partial<Parameters<typeof publicPage>[0]> = {}) =>
  String(publicPage({ title: 'Where', main, exit: true, ...more }));

test('a public page carries nothing inline and no nonce, so that it may be cached', () => {
  const page = open({ call: { lines: [{ name: 'evening team', phone: '01632 960002' }] } });
  assert.doesNotMatch(page, /<style|style="|nonce| on[a-z]+="/);
  for (const [script] of page.matchAll(/<script.*?<\/script>/g))
    assert.match(script, /^<script type="module" src="\/assets\/main\.[\w-]{10}\.js"><\/script>$/);
});

test('the title says that a form came back with errors', () => {
  assert.match(open(), /<title>Where - Windscreen<\/title>/);
  assert.match(open({ error: true }), /<title>Error: Where - Windscreen<\/title>/);
});

test('the way out is a plain link that says nothing of where one came from', () => {
  const page = open();
  const links = [...page.matchAll(/<a [^>]*href="\/leave"[^>]*>/g)].map(([link]) => link);
  assert.equal(links.length, 2, 'the button, and a link for the keyboard right after "Skip to main content"');
  for (const link of links) assert.match(link, /rel="nofollow noreferrer"/);
  assert.ok(page.indexOf('Skip to main') < page.indexOf('/leave'));
  assert.doesNotMatch(open({ exit: false }), /Leave/);
});

test('999 stands first, numbers can be pressed, and one line is told from several', () => {
  const line = { name: 'evening team', phone: '01632 960002', until: '9am on Monday' };
  const one = open({ call: { lines: [line] } });
  assert.ok(one.indexOf('tel:999') < one.indexOf('tel:01632960002'));
  assert.match(one, /until 9am on Monday/);
  assert.match(one, /ws-call--one/);
  assert.match(open({ call: { lines: [{ ...line, area: 'Essex' }, line] } }), /ws-call--several.*Essex/);
  assert.match(open(), /tel:999/);
});

test('everything given to a page is escaped', () => {
  const line = { area: ATTACK, name: ATTACK, phone: ATTACK, until: ATTACK };
  const pages = [
    open({
      title: ATTACK,
      area: ATTACK,
      call: { lines: [line] },
      navigation: [{ label: ATTACK, href: ATTACK }],
    }),
    workspace({ title: ATTACK, csrf: ATTACK, nonce: ATTACK, navigation: [{ label: ATTACK, href: ATTACK }] }),
  ];
  for (const page of pages) assert.ok(!page.includes('<script>alert'), page);
});

test('the place one is at is marked, and only that', () => {
  const navigation = [
    { label: 'Desk', href: '/desk' },
    { label: 'Front door', href: '/front-door' },
  ];
  const page = workspace({ navigation, current: '/front-door' });
  assert.match(page, /<a href="\/front-door" aria-current="page">Front door/);
  assert.equal(page.match(/aria-current/g)?.length, 1);
});

test('a signed-in page is kept from search engines, has its nonce, and can be left', () => {
  const page = workspace({ banners: [html`<p>Break-glass until 14:10</p>`] });
  assert.match(page, /<meta name="robots" content="noindex, nofollow">/);
  assert.match(page, /<script type="module" nonce="n0nce"/);
  assert.match(page, /action="\/sign-out"><input type="hidden" name="csrf" value="token">/);
  assert.match(page, /Break-glass until 14:10/);
});

test('the trial says so on every page, and no other does', () => {
  assert.match(open({ trial: true }), /Trial database: not for live records/);
  assert.match(workspace({ trial: true }), /Trial database: not for live records/);
  assert.doesNotMatch(open() + workspace(), /Trial/);
});

test('what stands before the page is outside its main part', () => {
  const page = open({ before: raw('<a href="/">Back</a>'), main: NOTHING });
  assert.ok(page.indexOf('>Back<') < page.indexOf('<main'));
});
