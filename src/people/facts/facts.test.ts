import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { lastAudited } from '../../../test/support/audited.ts';
import { toldBy } from '../../../test/support/events.ts';
import { columnsOf, day, entriesOf, handOf } from '../../../test/support/facts.ts';
import { addPerson } from '../../../test/support/people.ts';
import { post } from '../../../test/support/post.ts';
import type { Visitor } from '../../../test/support/visitor.ts';

let app: TestApp;
let amara: Visitor;
let add: ReturnType<typeof handOf>['add'];
let page: ReturnType<typeof handOf>['page'];
before(async () => {
  app = await startTestApp();
  amara = await app.as('screening');
  ({ add, page } = handOf(amara));
});
after(() => app.close());

test('a new name stands with who said it, when and to whom, is what lists call them, and finds them', async () => {
  const { id } = await addPerson(app.database, { born: '2012-03-03' });
  const saved = await add(id, 'names', {
    kind: 'current',
    given: 'Tia',
    surname: 'Okafor',
    ...day('from', '2026-06-01'),
  });
  assert.equal(saved.location, `/people/${id}/known`);
  const known = await page(id, '/known');
  assert.match(known, /Name Tia Okafor since 1 June 2026; her mother said, 20 November 2026, to Amara Cole/);
  assert.match(known, /Before, and what was withdrawn.*Name Tia Marlow until 1 June 2026/);
  assert.match(await page(id), /^Tia Okafor|Tia Okafor born 3 March 2012/);
  assert.equal((await columnsOf(app.database, id)).label, 'Tia Okafor');
  assert.deepEqual(
    (await entriesOf(app.database, id)).map(({ surname }) => surname),
    ['marlow', 'okafor'],
  );
  const audited = await lastAudited(app.database, 'screening', id);
  assert.equal(audited?.basis, 'team holds it');
});

test('a new home ends the one before, past ones do not, and a postcode is searched by from then on', async () => {
  const { id } = await addPerson(app.database, {
    addresses: [{ words: '4 Quay Row', postcode: 'RM17 6SL', from: '2024-05-01' }],
  });
  const home = { kind: 'home', words: '9 Mill Lane', postcode: 'ss2 6er' };
  const before = await add(id, 'addresses', { ...home, ...day('from', '2020-01-01') });
  assert.match(before.text, /4 Quay Row RM17 6SL is recorded since 1 May 2024\. Enter until when/);
  const past = { kind: 'home', words: '1 Old Road', postcode: 'CM1 1QH', ...day('until', '2024-05-01') };
  assert.equal((await add(id, 'addresses', past)).status, 303);
  assert.equal((await add(id, 'addresses', { ...home, ...day('from', '2026-10-01') })).status, 303);
  const record = await page(id);
  assert.match(record, /Home 9 Mill Lane SS2 6ER since 1 October 2026/);
  assert.doesNotMatch(record, /Quay Row|Old Road/);
  assert.match(await page(id, '/known'), /4 Quay Row RM17 6SL since 1 May 2024, until 1 October 2026/);
  assert.deepEqual(
    (await entriesOf(app.database, id)).map(({ postcode }) => postcode),
    ['CM11QH', 'RM176SL', 'SS26ER'],
  );
  assert.match(
    (await add(id, 'addresses', { kind: 'home' })).text,
    /Write the address, or as much of it as is known/,
  );
});

test('since when is no day before they were born, nor before 1900', async () => {
  const born = await addPerson(app.database, { born: '2012-03-03' });
  const phone = { channel: 'phone', value: '07700 900 982', safe: 'safe' };
  const early = await add(born.id, 'contacts', { ...phone, ...day('from', '2012-03-02') });
  assert.match(early.text, /Since when must be 3 March 2012, when they were born, or later/);
  assert.equal((await add(born.id, 'contacts', { ...phone, ...day('from', '2012-03-03') })).status, 303);
  const unborn = await addPerson(app.database);
  const long = await add(unborn.id, 'contacts', { ...phone, ...day('from', '1700-01-01') });
  assert.match(long.text, /Since when must be 1 January 1900 or later/);
  const over = await add(unborn.id, 'contacts', { ...phone, ...day('until', '1700-01-01') });
  assert.match(over.text, /Until when must be 1 January 1900 or later/);
  const tie = { words: 'x', kind: 'leisure', strength: 'weak', ...toldBy, ...day('from', '1700-01-01') };
  const around = await post(amara, `/people/${born.id}/family/tie`, tie);
  assert.match(around.text, /Since when must be 3 March 2012, when they were born, or later/);
});

test('a way to reach them says whether it is safe, when, and what may be left', async () => {
  const { id } = await addPerson(app.database);
  const phone = { channel: 'phone', value: '07700 900 982', whose: 'grandmother’s', safe: 'safe' };
  const half = await add(id, 'contacts', { ...phone, days: ['weekdays'] });
  assert.match(half.text, /Tick the times of day that are safe/);
  const times = { days: ['weekdays'], hours: ['morning'], voicemail: 'no', notes: 'Speak only to her' };
  assert.equal((await add(id, 'contacts', { ...phone, ...times })).status, 303);
  assert.match(
    await page(id),
    /Telephone 07700 900 982 \(grandmother’s\) Only Monday to Friday, 08:00 to 12:00 Leave no message Speak only to her/,
  );
  assert.equal((await add(id, 'contacts', { ...phone, safe: 'not safe' })).status, 303);
  const record = await page(id);
  assert.match(record, /Telephone Not safe 07700 900 982/);
  assert.doesNotMatch(
    record,
    /Leave no message/,
    'what is said anew takes the place of what was said before',
  );
  assert.match((await add(id, 'contacts', { ...phone, channel: 'email' })).text, /Enter an email address/);
});

test('what is said by a word or a few has its codes, and one answer excludes the others', async () => {
  const { id } = await addPerson(app.database, { born: '2012-03-03' });
  const both = await add(id, 'disability', { value: ['NONE', 'HEAR'] });
  assert.match(both.text, /Tick “None” alone/);
  for (const [group, value] of [
    ['disability', ['HEAR', 'AUT']],
    ['ethnicity', 'BAFR'],
    ['language', 'Yoruba'],
    ['interpreter', 'yes'],
    ['religion', 'Christian'],
    ['gender', 'Girl'],
    ['communication', 'Short sentences'],
    ['sex', 'F'],
  ] as const)
    assert.equal((await add(id, group, { value: value as string })).status, 303, group);
  assert.match(
    await page(id),
    /Sex Female.*Gender, in their own words Girl.*Ethnicity Black or Black British: African.*First language Yoruba.*Interpreter Needed.*Communication needs Short sentences.*Disability Hearing, Autism or Asperger syndrome.*Religion Christian/,
  );
  assert.equal((await columnsOf(app.database, id)).sex, 'F');
  const unborn = await addPerson(app.database, { names: [{ surname: 'Vance' }], expected: '2027-02-01' });
  assert.match((await add(unborn.id, 'sex', { value: 'F' })).text, /A baby not born yet is “not known”/);
});

test('a school, a practice and a health visitor stand with dates; a new school ends the old one', async () => {
  const { id } = await addPerson(app.database);
  const at = (organisation: string, from: string) => ({ kind: 'school', organisation, ...day('from', from) });
  await add(id, 'registrations', at('Saltmarsh Primary School', '2017-09-01'));
  await add(id, 'registrations', at('Harbour Academy', '2023-09-01'));
  await add(id, 'registrations', { kind: 'general practice', organisation: 'Quay Surgery', who: 'Dr Lund' });
  const record = await page(id);
  assert.match(
    record,
    /School Harbour Academy since 1 September 2023.*General practice Dr Lund, Quay Surgery/,
  );
  assert.doesNotMatch(record, /Saltmarsh/);
});

test('a fact ends on a day, or is withdrawn with a reason; what lists show follows', async () => {
  const { id } = await addPerson(app.database, {
    names: [
      { given: 'Tia', surname: 'Marlow' },
      { given: 'Tee', surname: '', kind: 'preferred' },
    ],
  });
  assert.equal((await columnsOf(app.database, id)).label, 'Tee');
  const { html } = await amara.get(`/people/${id}/known`);
  const ends = [...html.matchAll(/href="(\/people\/[^"]*\/known\/names\/[^"]*\/end)"/g)].map(
    ([, path = '']) => path,
  );
  assert.equal(ends.length, 2);
  const preferred = ends[1] ?? '';
  assert.match((await amara.get(preferred)).text, /Likes to be called: Tee/);
  const noReason = await post(amara, preferred, { how: 'wrong', why: 'no' });
  assert.match(noReason.text, /Say in a few words why it was never so/);
  assert.equal(
    (await post(amara, preferred, { how: 'wrong', why: 'That is her sister’s name' })).status,
    303,
  );
  assert.match(await page(id, '/known'), /Withdrawn by Amara Cole: That is her sister’s name/);
  assert.equal((await columnsOf(app.database, id)).label, 'Tia Marlow');
  assert.equal((await amara.get(preferred)).status, 404);
  const only = await post(amara, ends[0] ?? '', { how: 'wrong', why: 'That is no name of hers' });
  assert.match(only.text, /It is the only name that is known\. Correct it, or add the right one first/);
});

test('nothing ends before it began: not a home, not a school, not who belongs to whom', async () => {
  const { id } = await addPerson(app.database, { names: [{ given: 'Orla', surname: 'Finch' }] });
  const child = await addPerson(app.database, { names: [{ given: 'Ned', surname: 'Finch' }] });
  const since = day('from', '2026-05-01');
  await add(id, 'addresses', { kind: 'home', words: '1 New Street', ...since });
  await add(id, 'registrations', { kind: 'school', organisation: 'Harbour Academy', ...since });
  await post(amara, `/people/${id}/family/add`, {
    ...{ ...toldBy, other: child.id, tie: 'from parent' },
    ...since,
  });
  const pages = [await amara.get(`/people/${id}/known`), await amara.get(`/people/${id}/family`)];
  const ends = pages.flatMap(({ html }) =>
    [...html.matchAll(/href="([^"]*\/(?:(?:addresses|registrations)\/[^"]*\/end|family\/end\/[^"]+))"/g)].map(
      ([, path = '']) => path,
    ),
  );
  assert.equal(ends.length, 3);
  for (const path of ends) {
    const early = await post(amara, path, { how: 'ended', ...day('until', '2025-05-01') });
    assert.equal(early.status, 400);
    assert.match(early.text, /It was so since 1 May 2026\. Enter that day or a later one/);
    assert.equal((await post(amara, path, { how: 'ended', ...day('until', '2026-05-01') })).status, 303);
  }
});

test('a slip of the pen is put right in one step: the form as it was, a reason, the wrong one withdrawn', async () => {
  const { id, addresses } = await addPerson(app.database, {
    addresses: [{ words: '4 Quay Row', postcode: 'RM17 6SL', from: '2024-05-01' }],
  });
  const path = `/people/${id}/known/addresses/${addresses[0]}/correct`;
  const { html } = await amara.get(path);
  for (const kept of [
    />4 Quay Row</,
    /value="RM17 6SL"/,
    /name="from-year"[^>]*value="2024"/,
    /value="her mother"/,
  ])
    assert.match(html, kept);
  const right = {
    kind: 'home',
    words: '14 Quay Row',
    postcode: 'RM17 6SL',
    ...day('from', '2024-05-01'),
    ...toldBy,
  };
  assert.match((await post(amara, path, right)).text, /Say in a few words what was written down wrongly/);
  assert.equal((await post(amara, path, { ...right, mistake: 'It is number fourteen' })).status, 303);
  assert.match(await page(id), /Home 14 Quay Row RM17 6SL since 1 May 2024/);
  assert.match(
    await page(id, '/known'),
    /4 Quay Row RM17 6SL since 1 May 2024.*Withdrawn by Amara Cole: It is number fourteen/,
  );
  assert.equal((await amara.get(path)).status, 404);
});

test('every sort of fact is shown in its form as it was told', async () => {
  const { id } = await addPerson(app.database, { nhsNumber: '9434765919' });
  const phone = { channel: 'phone', value: '07700 900 982', safe: 'safe', voicemail: 'no' };
  await add(id, 'contacts', { ...phone, days: ['weekend'], hours: ['evening', 'morning'] });
  await add(id, 'disability', { value: ['HEAR', 'AUT'], words: 'Sit her at the front' });
  await add(id, 'registrations', { kind: 'school', organisation: 'Harbour Academy' });
  const { html } = await amara.get(`/people/${id}/known`);
  const forms = [...html.matchAll(/href="(\/people\/[^"]*\/correct)"/g)].map(([, path = '']) => path);
  const all = (await Promise.all(forms.map((path) => amara.get(path)))).map((form) => form.html).join();
  for (const kept of [
    ...[/value="9434765919"/, /value="Harbour Academy"/, /value="07700 900 982"/, /value="Marlow"/],
    ...['weekend', 'evening', 'morning', 'HEAR', 'AUT', 'no', 'school', 'nhs'].map(
      (v) => new RegExp(`value="${v}" checked`),
    ),
  ])
    assert.match(all, kept);
  assert.doesNotMatch(all, /value="(weekdays|afternoon)" checked/);
});

test('a record that changed meanwhile refuses kindly and keeps what was typed; posting twice does it once', async () => {
  const { id } = await addPerson(app.database);
  const path = `/people/${id}/known/names/add`;
  const { html } = await amara.get(path);
  const carried = (name: string, form = html) =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(form)?.[1] ?? '';
  await add(id, 'language', { value: 'Polish' });
  const name = { ...toldBy, kind: 'alias', given: 'Tiggy', surname: 'Marlow' };
  const late = await amara.post(path, {
    ...name,
    version: carried('version'),
    'form-key': carried('form-key'),
  });
  assert.equal(late.status, 409);
  assert.match(late.text, /This record changed while you were writing/);
  assert.match(late.html, /value="Tiggy"/);
  const again = { version: carried('version', late.html), 'form-key': carried('form-key', late.html) };
  for (const _ of [1, 2]) assert.equal((await amara.post(path, { ...name, ...again })).status, 303);
  assert.equal((await page(id)).match(/Tiggy Marlow/g)?.length, 1);
});

test('only those who may write on the record come near', async () => {
  const { id, addresses } = await addPerson(app.database, { addresses: [{ words: '4 Quay Row' }] });
  const ends = `/people/${id}/known/addresses/${addresses[0]}`;
  for (const [role, status] of [
    ['essexDecision', 404],
    ['policeContact', 404],
    ['operator', 404],
  ] as const) {
    const browser = await app.as(role);
    await browser.get('/desk');
    for (const path of [
      `/people/${id}/known`,
      `/people/${id}/known/names/add`,
      `${ends}/end`,
      `${ends}/again`,
    ])
      assert.equal((await browser.get(path)).status, status, `${role} ${path}`);
    for (const path of [`/people/${id}/known/names/add`, `${ends}/end`, `${ends}/again`])
      assert.equal(
        (await browser.post(path, { ...toldBy, version: '1', 'form-key': randomUUID() })).status,
        status,
        `${role} ${path}`,
      );
  }
  assert.equal((await amara.get(`/people/${id}/known/shoes/add`)).status, 404);
});
