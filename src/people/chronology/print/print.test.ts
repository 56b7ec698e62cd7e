import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../../test/support/app.ts';
import { lastAudited } from '../../../../test/support/audited.ts';
import { download, downloadPdf } from '../../../../test/support/download.ts';
import { eventOf } from '../../../../test/support/events.ts';
import { addConflict, openTo } from '../../../../test/support/openings.ts';
import { addPerson } from '../../../../test/support/people.ts';
import { post } from '../../../../test/support/post.ts';
import type { Visitor } from '../../../../test/support/visitor.ts';

let app: TestApp;
let jonah: Visitor;
let amara: Visitor;
before(async () => {
  app = await startTestApp();
  [jonah, amara] = [await app.as('decision'), await app.as('screening')];
});
after(() => app.close());

const write = (who: Visitor, id: string, fields: Record<string, string> = {}) =>
  post(who, `/people/${id}/chronology/add`, eventOf(fields));
const pdfOf = (id: string, query = '') => `/people/${id}/chronology/document.pdf${query}`;

/** A child with a shielded event, one struck through and two others. */
async function child() {
  const { id, reference } = await addPerson(app.database, { born: '2012-03-03' });
  await write(amara, id, {
    what: 'Moved to Tilbury',
    kind: 'household',
    'on-day': '',
    'on-month': '',
    'on-year': '2019',
    time: '',
  });
  await write(amara, id, { what: 'Left at the shop', kind: 'other' });
  const { html } = await amara.get(`/people/${id}/chronology?kind=other`);
  const strike = /href="(\/people\/[^"]*\/chronology\/strike\/[^"]*)"/.exec(html)?.[1] ?? '';
  await post(amara, strike, { why: 'That was another child', next: 'nothing' });
  await write(amara, id);
  await write(jonah, id, { what: 'Told at the refuge', shielded: 'yes', 'shielded-why': 'He must not know' });
  return { id, reference };
}

test('the chronology is printed, the oldest first, with pages, version and who printed it', async () => {
  const { id, reference } = await child();
  const { headers } = await download(app, amara, pdfOf(id));
  assert.equal(headers.get('content-type'), 'application/pdf');
  assert.equal(headers.get('content-disposition'), `attachment; filename="${reference}-chronology.pdf"`);
  const { text, metadata, tags } = await downloadPdf(app, amara, pdfOf(id));
  assert.match(text, /Moved to Tilbury.*Police were called to the flat/s);
  assert.match(text, /Struck through on 23 November 2026 by Amara Cole: That was another child/);
  assert.match(text, /Printed by Amara Cole, Thurrock Children’s Social Care/);
  assert.match(text, /Version 1 of the record, 3 events/);
  assert.match(text, /Page 1 of 1/);
  assert.match(metadata, /pdfuaid:part/);
  assert.doesNotMatch(metadata, /Marlow/);
  assert.ok((tags.TH ?? 0) >= 3);
  const row = await lastAudited(app.database, 'screening', id);
  assert.deepEqual([row?.action, row?.fields], ['print', ['chronology']]);

  const some = await downloadPdf(app, amara, pdfOf(id, '?kind=household'));
  assert.match(some.text, /Only\s+Move, or change of who lives there/);
  assert.doesNotMatch(some.text, /Police were called/);
});

test('what is shielded is on paper only for whoever may read it and asks', async () => {
  const { id } = await child();
  for (const query of ['', '?shielded=yes', '?weight=significant&shielded=yes'])
    assert.doesNotMatch((await downloadPdf(app, amara, pdfOf(id, query))).text, /refuge|hielded/);
  assert.match((await downloadPdf(app, amara, pdfOf(id, '?shielded=yes'))).text, /3 events/);
  assert.doesNotMatch((await downloadPdf(app, jonah, pdfOf(id))).text, /refuge/);
  assert.match(
    (await downloadPdf(app, jonah, pdfOf(id, '?shielded=yes'))).text,
    /With what is shielded.*Told at the refuge/s,
  );
  const row = await lastAudited(app.database, 'decision', id);
  assert.deepEqual(row?.fields, ['chronology', 'shielded event']);
  assert.doesNotMatch((await amara.get(`/people/${id}/chronology`)).html, /shielded=yes/);
  assert.match((await jonah.get(`/people/${id}/chronology`)).html, /shielded=yes/);
});

test('a chronology that is hidden, or only read, is not printed', async () => {
  const { id } = await child();
  const hester = await app.as('essexDecision');
  assert.equal((await download(app, hester, pdfOf(id))).status, 404);
  await openTo(app.database, id, { person: 'essexDecision' }, 'break-glass', '2026-11-23T12:00:00Z');
  const refused = await download(app, hester, pdfOf(id));
  assert.equal(refused.status, 403);
  assert.doesNotMatch(refused.bytes.toString('latin1'), /%PDF/);
  await addConflict(app.database, 'screening', id);
  assert.equal((await download(app, amara, pdfOf(id))).status, 404);
});
