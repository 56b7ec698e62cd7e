import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { downloadPdf } from '../../../test/support/download.ts';
import { beginVersion, dateBoxes, sendChanged } from '../../../test/support/editing-procedures.ts';
import { aPicture, sendFiles } from '../../../test/support/files.ts';
import { fieldsShown } from '../../../test/support/filled-in.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { invalidHtml } from '../../../test/support/valid-html.ts';
import type { Visitor } from '../../../test/support/visitor.ts';
import { findDeadLinks } from '../links/find.ts';
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

const CHAPTER = '/procedures/bruising-in-babies';
const addressIn = (html: string) => /\/files\/[0-9a-f-]{36}\/[a-z0-9-]+\.[a-z]+/.exec(html)?.[0] ?? '';
const written = async (path: string) => String(fieldsShown((await odette.get(path)).html).body);

/** Uploads a picture with the form of a section, with what was typed in it. */
const upload = async (path: string, shade: number, fields: Record<string, string>) => {
  const typed = fieldsShown((await odette.get(path)).html) as Record<string, string>;
  const picture = { name: 'body map.png', content: await aPicture(shade, 'png', 900) };
  return sendFiles(odette, path, { 'upload-picture': picture }, { ...typed, ...fields });
};

async function publish(draft: string, impacts: Record<string, string>): Promise<void> {
  const dates = { ...dateBoxes('from', '2026-11-23'), ...dateBoxes('review', '2027-11-23') };
  const sent = await sendChanged(odette, draft, { press: 'publish', ...dates, ...impacts });
  assert.equal(sent.status, 303, sent.text.slice(0, 900));
}

test('a picture is brought, said in words, shown on the page and on paper, replaced, and taken down', async () => {
  const draft = await beginVersion(odette, 'bruising-in-babies');
  const first = /value="section:([^"]*)"/.exec((await odette.get(draft)).html)?.[1] ?? '';
  const path = `${draft}/sections/${first}`;
  const before = await written(path);

  const mute = await upload(path, 10, { press: 'save', body: `${before}\n\nTyped and kept.` });
  assert.equal(mute.status, 400);
  assert.match(mute.text, /Say what the picture shows, for whoever cannot see it/);
  assert.match(mute.html, /Typed and kept\./);
  assert.deepEqual(await invalidHtml(mute.html), []);
  const seen = await upload(path, 10, { press: 'preview', 'picture-shows': 'A body map' });
  const shown = addressIn(seen.html);
  const drawn = `<img class="ws-picture" src="${shown}" alt="A body map" width="900" height="48" loading="lazy">`;
  assert.ok(seen.html.includes(drawn), seen.html.slice(-3000));
  assert.match(seen.text, /Its pictures and local facts are in order/);
  assert.deepEqual(await invalidHtml(seen.html), []);

  for (const [words, why] of [
    [
      '![Kites](https://elsewhere.example/a.png)',
      /“https:\/\/elsewhere\.example\/a\.png” is not shown: upload/,
    ],
    [`![](${shown})`, /Leave out a picture that only adorns/],
    [`![image](${shown})`, /Say what the picture shows/],
    [`![Kites](${shown.replace(/[0-9a-f]{8}-/, '00000000-')})`, /is not here: upload the picture/],
    [`::: local\nessex: ![Kites](${shown})\n:::`, /none stands in it/],
  ] as const) {
    const refused = await sendChanged(odette, path, { body: `${words}\n\nTyped and kept.` });
    assert.equal(refused.status, 400, words);
    assert.match(refused.text, why);
    assert.match(refused.html, /Typed and kept\./);
  }
  const saved = await sendChanged(odette, path, {
    body: `${before}\n\n![A body map](${shown})\n\nAfter it.`,
  });
  assert.equal(saved.status, 303, saved.text.slice(0, 600));
  assert.equal((await anybody.get(shown)).status, 404, 'a draft shows it to nobody');
  await publish(draft, { [`impact-${first}`]: 'There is a body map.' });

  const page = await anybody.get(CHAPTER);
  assert.ok(page.html.includes(drawn));
  assert.deepEqual(await invalidHtml(page.html), []);
  const given = await anybody.get(shown);
  assert.equal(given.status, 200);
  assert.match(given.headers.get('content-security-policy') ?? '', /sandbox/);
  const printed = await downloadPdf(app, anybody, `${CHAPTER}/document.pdf`);
  assert.equal(printed.tags.Figure, 1);
  assert.ok(printed.dictionaries.some((each) => /\/Alt\s*\(A body map\)/.test(each)));

  const again = await beginVersion(odette, 'bruising-in-babies');
  const second = `${again}/sections/${first}`;
  const other = addressIn(
    (await upload(second, 90, { press: 'preview', 'picture-shows': 'x y' })).html
      .split('data-preview-shown')[1]
      ?.split(shown)[1] ?? '',
  );
  assert.ok(other && other !== shown);
  const body = (await written(second)).replace(shown, other);
  assert.equal((await sendChanged(odette, second, { body })).status, 303);
  assert.match((await odette.get(again)).text, /The picture “A body map” was replaced\./);
  await publish(again, { [`impact-${first}`]: 'A clearer one.' });
  assert.match(
    (await anybody.get('/procedures/amendments?chapter=bruising-in-babies')).text,
    /The picture “A body map” was replaced\. Impact on practice: A clearer one/,
  );
  assert.equal((await anybody.get(shown)).status, 200, 'an earlier version goes on showing it');

  const id = other.split('/')[2] ?? '';
  const about = `/library/files/${id}`;
  assert.match((await odette.get(about)).text, /Procedures: .*, version 3/);
  const ines = await app.as('author');
  assert.doesNotMatch((await ines.get(about)).text, /Take it down/);
  assert.equal((await ines.post(`${about}/take-down`, { why: 'No' })).status, 404);
  await odette.get(about);
  const why = await odette.post(`${about}/take-down`, { why: '' });
  assert.equal(why.status, 400);
  assert.match(why.text, /Say why it is taken down/);
  const down = await odette.post(`${about}/take-down`, { why: 'A child could be known.' });
  assert.equal(down.location, about, down.text.slice(0, 500));
  assert.match((await odette.get(about)).text, /taken down.*A child could be known/);
  assert.equal((await anybody.get(other)).status, 404);
  assert.match((await anybody.get(CHAPTER)).text, /\[Picture: A body map\]/);
  const paper = await downloadPdf(app, anybody, `${CHAPTER}/document.pdf`);
  assert.match(paper.text, /\[Picture: A body map\]/);
  const brought = await sendFiles(odette, '/library/files', {
    file: { name: 'again.png', content: await aPicture(90, 'png', 900) },
  });
  assert.match(brought.text, /It was here, and was taken down by Odette/);

  await app.database.work(app.clock.now, (db) => findDeadLinks(db, app.clock.now));
  assert.match(
    (await odette.get('/library/procedures')).text,
    /no such file is here: it may have been taken down/,
  );
  assert.match((await odette.get('/library/procedures')).html, new RegExp(other));
});
