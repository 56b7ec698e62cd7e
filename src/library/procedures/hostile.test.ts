import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { download } from '../../../test/support/download.ts';
import {
  beginVersion as begin,
  dateBoxes as date,
  sendChanged as send,
} from '../../../test/support/editing-procedures.ts';
import { asOwner } from '../../../test/support/openings.ts';
import type { Visitor } from '../../../test/support/visitor.ts';
import { seedProcedures } from './shipped/seed.ts';

let app: TestApp;
let odette: Visitor;
let anybody: Visitor;
before(async () => {
  app = await startTestApp();
  await asOwner(app.database, (owner) => seedProcedures(owner, app.clock.now));
  odette = await app.as('business');
  anybody = app.visitor();
});
after(() => app.close());

const HOSTILE = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[x](javascript:alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '## " onmouseover="alert(1)',
  '`</code><script>alert(1)</script>`',
  '::: local\nessex: <svg onload=alert(1)>\n"><script>: x\n:::',
  '<a href="vbscript:x">x</a>',
  '[x]: javascript:alert(1)\n[x]',
  '| a |\n|---|\n| <iframe src=//evil.example> |',
  '\u0000\u202e<style>*{display:none}</style>',
].join('\n\n');

test('nothing hostile that somebody writes runs anywhere', async () => {
  const draft = await begin(odette, 'adults-at-risk');
  const title = '<script>alert("t")</script>{#x} "><b>';
  const worse = `${HOSTILE}\n\n![x](https://example.com/track.png) {{<svg onload=alert(1)>}}`;
  for (const press of ['preview', '']) {
    const refused = await send(odette, `${draft}/sections/capacity`, { title, body: worse, press });
    assert.equal(refused.status, press ? 200 : 400);
    assert.doesNotMatch(refused.html, /<img|<svg onload/);
    assert.match(
      refused.text,
      /track\.png” is not shown.*There is no local fact called “<svg onload=alert\(1\)>”/,
    );
  }
  const saved = await send(odette, `${draft}/sections/capacity`, { title, body: HOSTILE });
  assert.equal(saved.status, 303, saved.text.slice(0, 500));
  const whole = {
    ...{ press: 'publish', title: '<img src=x onerror=alert(1)>', summary: HOSTILE.slice(0, 400) },
    ...{ 'impact-capacity': HOSTILE, ...date('from', '2026-11-23'), ...date('review', '2027-11-23') },
  };
  const published = await send(odette, draft, whole);
  assert.equal(published.status, 303, published.text.slice(0, 900));
  for (const path of [
    '/procedures',
    '/procedures?q=%22%3E%3Cscript%3Ealert(1)',
    '/procedures/adults-at-risk',
    '/procedures/adults-at-risk/capacity',
    '/procedures/amendments',
    '/changes',
    '/search?q=capacity',
  ]) {
    const { html, status } = await anybody.get(path);
    assert.equal(status, 200, path);
    const [, main = ''] = /<main[^>]*>([\s\S]*)<\/main>/.exec(html) ?? [];
    assert.doesNotMatch(
      main,
      /<(script|img|iframe|svg onload|style|b)\b|<[^>]* on\w+=|href="(javascript|data|vbscript)/i,
      path,
    );
  }
  const edit = await odette.get('/library/procedures');
  assert.doesNotMatch(edit.html, /<img/);
  const pdf = await download(app, anybody, '/procedures/adults-at-risk/document.pdf');
  assert.equal(pdf.status, 200);
});
