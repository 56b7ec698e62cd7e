import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { type AddedConcern, addConcern } from '../../../test/support/concerns.ts';
import { download, downloadPdf } from '../../../test/support/download.ts';
import { addConflict, asOwner, openTo } from '../../../test/support/openings.ts';
import { post } from '../../../test/support/post.ts';
import type { Visitor } from '../../../test/support/visitor.ts';

let app: TestApp;
let jonah: Visitor;
let concern: AddedConcern;
before(async () => {
  app = await startTestApp();
  jonah = await app.as('decision');
  concern = await addConcern(app.database, {
    ratings: [
      { rating: 'amber', reason: 'Two signs together' },
      { rating: 'red', reason: 'Missing again #panic()' },
    ],
    decision: { at: '2026-11-23T09:00:00Z', reason: 'Reasonable cause to suspect harm.' },
    children: [{ given: 'Tia', surname: 'Marlow', born: '2012-03-03', nhsNumber: '9000000009' }],
    referrer: { name: 'Sergeant Owen Hale', job: 'Police sergeant', phone: '01632 960 143' },
    addresses: [
      { words: '12 Open Street', postcode: 'RM17 6AB' },
      { words: '9 Hidden Lane', shielded: true },
    ],
    involved: [{ part: 'household', name: 'Dana Marlow', facts: { Relationship: 'Mother' } }],
    told: {
      version: 1,
      parts: [
        {
          heading: 'What happened',
          lines: [{ label: 'What happened', words: ['Found at 05:50 [at] $an$ address.', 'Second.'] }],
        },
        {
          heading: 'You',
          lines: [
            { label: 'Your name', words: ['Sergeant Owen Hale'] },
            { label: 'Work phone number', words: ['01632 960 143'] },
          ],
        },
        { heading: 'Later', lines: [{ label: 'Ring me', words: ['01632 960 143'] }] },
      ],
      sharing: { consent: 'refused', exception: 'CP_CONCERN', rationale: 'An injury' },
      signs: ['A new phone'],
      cited: [{ edition: 'thurrock-2026', code: 'D33' }],
    },
  });
});
after(() => app.close());

const pdfOf = (of: AddedConcern) => `/front-door/${of.id}/document.pdf`;
const audited = (action: string) =>
  asOwner(app.database, (owner) =>
    owner.query<{ id: string; fields: string[] | null }>(
      'select record_id as id, fields from audit.event where action = $1 order by seq',
      [action],
    ),
  );

test('the concern with its decision is a PDF, named by the reference, kept by nobody', async () => {
  const { status, headers } = await download(app, jonah, pdfOf(concern));
  assert.equal(status, 200);
  assert.equal(headers.get('content-type'), 'application/pdf');
  assert.equal(headers.get('content-disposition'), `attachment; filename="${concern.reference}.pdf"`);
  assert.equal(headers.get('cache-control'), 'no-store');
  const { text, metadata } = await downloadPdf(app, jonah, pdfOf(concern));
  for (const words of [
    'Level 4, Strategy discussion (section 47) Decided 09:00 on Monday 23 November 2026, by Jonah Pryce',
    'Why Reasonable cause to suspect harm. Words for the referrer We have begun a strategy discussion.',
    'Red 08:31 on Monday 23 November 2026, by Amara Cole Missing again #panic()',
    'What happened Found at 05:50 [at] $an$ address. Second.',
    'Shared without it because A clear child protection concern',
    'Signs noticed • A new phone',
    'Signs of need that they chose • Level 4: Has an injury that the account given does not explain',
    'Tia Marlow Born 3 March 2012 (14 years)',
    'Address 12 Open Street RM17 6AB An address is shielded. It is not on this paper.',
    'Dana Marlow Relationship: Mother',
    'Sergeant Owen Hale',
    'Printed by Jonah Pryce, Thurrock Children’s Social Care 10:42 on Monday 23 November 2026. Version 1 of the record.',
  ])
    assert.ok(text.includes(words), `${words}\n${text}`);
  assert.doesNotMatch(text, /Hidden Lane|01632/);
  assert.doesNotMatch(metadata, /Tia|Marlow/, 'a name would show in the title of a window');
});

test('printing is on the audit and on the record', async () => {
  const seen = await jonah.get(`/front-door/${concern.id}`);
  assert.match(
    seen.text,
    /Printed by Jonah Pryce ?, Thurrock Children’s Social Care today at 10:42 : concern and decision, version 1/,
  );
  assert.equal((await audited('print')).at(-1)?.id, concern.id);
});

test('what cannot be audited is not printed', async () => {
  await asOwner(app.database, (owner) => owner.exec('revoke insert on audit.event from app_user'));
  const answer = await download(app, jonah, pdfOf(concern));
  await asOwner(app.database, (owner) => owner.exec('grant insert on audit.event to app_user'));
  assert.equal(answer.status, 500);
  assert.doesNotMatch(answer.bytes.toString('latin1'), /%PDF/);
});

test('nobody prints what they may not see, nor what they may only read', async () => {
  const restricted = await addConcern(app.database, { named: ['screening'] });
  const elsewhere = await addConcern(app.database, { area: 'essex' });
  const mine = await addConcern(app.database);
  await addConflict(app.database, 'decision', mine.id);
  for (const hidden of [restricted, elsewhere, mine])
    for (const path of [pdfOf(hidden), `/front-door/${hidden.id}/bundle`])
      assert.equal((await download(app, jonah, path)).status, 404, path);
  const asked = await addConcern(app.database);
  await openTo(app.database, asked.id, { agency: '00000001-0000-4000-8000-000000000004' }, 'asked');
  const rafe = await app.as('police');
  for (const path of [pdfOf(asked), `/front-door/${asked.id}/bundle`])
    assert.equal((await rafe.get(path)).status, 403, path);
  const posted = await rafe.post(`/front-door/${asked.id}/bundle`, {
    parts: 'told',
    purpose: 'x',
    'form-key': crypto.randomUUID(),
  });
  assert.equal(posted.status, 403);
  assert.equal((await download(app, await app.as('board'), pdfOf(concern))).status, 404);
  assert.equal((await app.visitor().get(pdfOf(concern))).status, 303);
});

const order = async (browser: Visitor, of: AddedConcern, fields: Record<string, string | string[]> = {}) => {
  const path = `/front-door/${of.id}/bundle`;
  return post(browser, path, {
    purpose: 'Strategy discussion',
    parts: ['told', 'decisions', 'people', 'ratings', 'referrer', 'history', 'lookers'],
    ...fields,
  });
};

test('a bundle holds the parts chosen, after a list of contents', async () => {
  const form = await jonah.get(`/front-door/${concern.id}/bundle`);
  assert.match(form.html, /value="told" checked/);
  assert.doesNotMatch(form.html, /value="referrer" checked/);
  const sent = await order(jonah, concern);
  assert.equal(sent.status, 303);
  const { text, pages, tags } = await downloadPdf(app, jonah, sent.location ?? '');
  assert.match(text, /Printed for Strategy discussion/);
  assert.match(
    pages[0] ?? '',
    /Contents Decision [ .]*\u2060?2 .*How urgent it was rated [ .]*\u2060?2 What we were told/,
  );
  assert.ok(pages.length > 2, `${pages.length} pages`);
  assert.ok((tags.TOCI ?? 0) >= 7);
  assert.match(text, /Decision and answer to the referrer 08:31 on Monday 23 November 2026/);
  assert.match(text, /Who has looked .*Jonah Pryce Front door team manager/);
  const few = await downloadPdf(app, jonah, (await order(jonah, concern, { parts: 'told' })).location ?? '');
  assert.doesNotMatch(few.text, /Sergeant Owen Hale|Strategy discussion \(section 47\)|Tia Marlow/);
  assert.match(
    (await jonah.get(`/front-door/${concern.id}`)).text,
    /bundle for Strategy discussion, version 1/,
  );
});

test('a bundle asks for what is missing and keeps what was chosen', async () => {
  const nothing = await order(jonah, concern, { purpose: '', parts: [] });
  assert.equal(nothing.status, 400);
  assert.match(nothing.text, /Say which meeting it is for Choose at least one part/);
  const again = await order(jonah, concern, { purpose: '', parts: 'referrer' });
  assert.match(again.html, /value="referrer" checked/);
  assert.doesNotMatch(again.html, /value="told" checked/);
  assert.equal((await order(jonah, concern, { parts: 'everything' })).status, 400);
});

test('a shielded address is on paper only for whoever may read it and asks for it', async () => {
  const [, hidden = ''] = concern.addresses;
  const plain = await downloadPdf(
    app,
    jonah,
    (await order(jonah, concern, { shielded: 'yes' })).location ?? '',
  );
  assert.doesNotMatch(plain.text, /Hidden/);
  await openTo(app.database, hidden, { person: 'decision' }, 'shield');
  const unasked = await downloadPdf(app, jonah, (await order(jonah, concern)).location ?? '');
  assert.doesNotMatch(unasked.text, /Hidden/);
  assert.equal((await audited('print')).at(-1)?.fields, null);
  app.clock.now = app.clock.now.add({ minutes: 1 });
  const ordered = await order(jonah, concern, { shielded: 'yes' });
  const asked = await downloadPdf(app, jonah, ordered.location ?? '');
  assert.match(asked.text, /Address, shielded: do not pass on 9 Hidden Lane/);
  assert.deepEqual((await audited('print')).at(-1)?.fields, ['address']);
  assert.match((await jonah.get(`/front-door/${concern.id}`)).text, /version 1 ?, with shielded addresses/);
  assert.doesNotMatch((await downloadPdf(app, jonah, pdfOf(concern))).text, /Hidden/);
  const colleague = await app.as('screening');
  assert.doesNotMatch((await downloadPdf(app, colleague, pdfOf(concern))).text, /Hidden/);
  assert.equal((await download(app, colleague, ordered.location ?? '')).status, 404, 'another’s paper');
  // Between asking and fetching the right went away.
  await asOwner(app.database, (owner) =>
    owner.query('delete from access.opening where record_id = $1', [hidden]),
  );
  assert.doesNotMatch((await downloadPdf(app, jonah, ordered.location ?? '')).text, /Hidden/);
});

test('a paper can be fetched for ten minutes, and a form sent five times is one printing', async () => {
  const path = `/front-door/${concern.id}/bundle`;
  await jonah.get(path);
  const fields = { purpose: 'Five at once', parts: ['told'] };
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => jonah.post(path, fields)));
  assert.equal(new Set(answers.map(({ location }) => location)).size, 1);
  const rows = await asOwner(app.database, (owner) =>
    owner.query(`select id from front_door.printing where purpose = 'Five at once'`),
  );
  assert.equal(rows.length, 1);
  const [first] = answers;
  const start = app.clock.now;
  app.clock.now = start.add({ minutes: 11 });
  assert.equal((await jonah.get(first?.location ?? '')).status, 404);
  app.clock.now = start;
});

test('a named person prints a restricted concern, and every copy says so', async () => {
  const restricted = await addConcern(app.database, { named: ['decision'] });
  const { text } = await downloadPdf(app, jonah, pdfOf(restricted));
  assert.match(text, /Restricted to named people\. Show it to nobody else\./);
});

test('shielded addresses on paper ask again who it is, once the sign-in is not fresh', async () => {
  const [, hidden = ''] = concern.addresses;
  await openTo(app.database, hidden, { person: 'decision' }, 'shield');
  const start = app.clock.now;
  app.clock.now = start.add({ minutes: 20 });
  const asked = await order(jonah, concern, { shielded: 'yes' });
  assert.match(asked.location ?? '', /^\/sign-in\/confirm/);
  assert.match((await order(jonah, concern)).location ?? '', /\/bundle\//);
  app.clock.now = start;
});

test('whoever prints one record after the other is stopped', async () => {
  const amara = await app.as('screening');
  let last = 0;
  for (let times = 0; times <= 60 && last !== 429; times += 1)
    last = (await download(app, amara, pdfOf(concern))).status;
  assert.equal(last, 429);
});
