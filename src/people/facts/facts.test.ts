import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { lastAudited } from '../../../test/support/audited.ts';
import { toldBy } from '../../../test/support/events.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { addPerson } from '../../../test/support/people.ts';
import { post } from '../../../test/support/post.ts';
import type { Visitor } from '../../../test/support/visitor.ts';

let app: TestApp;
let amara: Visitor;
before(async () => {
  app = await startTestApp();
  amara = await app.as('screening');
});
after(() => app.close());

const day = (name: string, date: string) => {
  const [year = '', month = '', number = ''] = date.split('-');
  return { [`${name}-day`]: number, [`${name}-month`]: month, [`${name}-year`]: year };
};
const add = (person: string, group: string, fields: Record<string, string | string[]>) =>
  post(amara, `/people/${person}/known/${group}/add`, { ...toldBy, ...fields });
const page = async (person: string, more = '') => (await amara.get(`/people/${person}${more}`)).text;
const columns = (person: string) =>
  asOwner(app.database, async (owner) => {
    const [row] = await owner.query<Record<string, string | null>>(
      `select label, born::text, born_kind, expected_on::text, sex, died_on::text, version::text from people.person where id = $1`,
      [person],
    );
    return row ?? {};
  });
const entries = (person: string) =>
  asOwner(app.database, (owner) =>
    owner.query<{ given: string; surname: string; postcode: string | null; nhs_number: string | null }>(
      'select distinct given, surname, postcode, nhs_number from people.entry where person_id = $1 order by 1, 2, 3',
      [person],
    ),
  );

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
  assert.equal((await columns(id)).label, 'Tia Okafor');
  assert.deepEqual(
    (await entries(id)).map(({ surname }) => surname),
    ['marlow', 'okafor'],
  );
  const audited = await lastAudited(app.database, 'screening', id);
  assert.equal(audited?.basis, 'team holds it');
});

test('a baby that is born and named stays the same record', async () => {
  const { id } = await addPerson(app.database, { names: [{ surname: 'Vance' }], expected: '2026-11-20' });
  assert.match(await page(id, '/known/birth/add'), /If the baby has been named|First names, if the baby/);
  const born = { what: 'exact', ...day('born', '2026-11-19'), given: 'Ada', sex: 'F' };
  assert.equal((await add(id, 'birth', born)).status, 303);
  const now = await columns(id);
  assert.deepEqual(
    [now.label, now.born, now.born_kind, now.expected_on, now.sex],
    ['Ada Vance', '2026-11-19', 'exact', null, 'F'],
  );
  assert.match(await page(id), /Ada Vance born 19 November 2026, 4 days Female/);
  assert.deepEqual(
    (await entries(id)).map(({ given }) => given),
    ['', 'ada'],
  );
});

test('another date of birth needs a word on what was wrong with the one before, which stays as withdrawn', async () => {
  const { id } = await addPerson(app.database, { born: '2012-03-03' });
  const other = { what: 'exact', ...day('born', '2012-03-04') };
  const refused = await add(id, 'birth', other);
  assert.equal(refused.status, 400);
  assert.match(refused.text, /Say in a few words what was wrong with the date recorded before/);
  assert.match(refused.html, /name="born-day"[^>]*value="04"/);
  assert.equal((await add(id, 'birth', { ...other, wrong: 'Her passport says the fourth' })).status, 303);
  assert.equal((await columns(id)).born, '2012-03-04');
  assert.match(
    await page(id, '/known'),
    /3 March 2012.*Withdrawn by Amara Cole: Her passport says the fourth/,
  );
  const future = await add(id, 'birth', {
    what: 'exact',
    ...day('born', '2031-01-01'),
    wrong: 'It is another day',
  });
  assert.match(future.text, /A date of birth cannot be in the future/);
  assert.equal((await add(id, 'birth', { what: 'unknown', wrong: 'Nobody can say any more' })).status, 303);
  assert.equal((await columns(id)).born_kind, 'unknown');
  assert.equal((await add(id, 'birth', { what: 'estimated', ...day('born', '2012') })).status, 303);
  assert.equal((await columns(id)).born_kind, 'estimated');
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
    (await entries(id)).map(({ postcode }) => postcode),
    ['CM11QH', 'RM176SL', 'SS26ER'],
  );
  assert.match(
    (await add(id, 'addresses', { kind: 'home' })).text,
    /Write the address, or as much of it as is known/,
  );
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

test('numbers are checked by their digits, keep their history, and their absence has a reason', async () => {
  const { id } = await addPerson(app.database, { born: '2012-03-03' });
  for (const wrong of ['9434765910', '1111111111', '9999999999', '943'])
    assert.match((await add(id, 'numbers', { what: 'nhs', value: wrong })).text, /Check the NHS number/);
  assert.match((await add(id, 'numbers', { what: 'upn', value: 'A201200195001' })).text, /Check the UPN/);
  const none = await add(id, 'numbers', { what: 'no nhs number', 'why-no-nhs': 'not known' });
  assert.equal(none.status, 303);
  assert.match(await page(id), /No NHS number Asked, and nobody knows it/);
  await add(id, 'numbers', { what: 'nhs', value: '943 476 5919' });
  await add(id, 'numbers', { what: 'upn', value: 'K201200195001' });
  const record = await page(id);
  assert.match(record, /NHS number 943 476 5919.*UPN K201200195001/);
  assert.doesNotMatch(record, /No NHS number/);
  await add(id, 'numbers', { what: 'nhs', value: '401 023 2137' });
  assert.match(await page(id, '/known'), /NHS number 401 023 2137.*Before.*NHS number 943 476 5919/);
  const tooOld = await add(id, 'numbers', { what: 'no upn', 'why-no-upn': 'UN1' });
  assert.match(tooOld.text, /They are six or older/);
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
  assert.equal((await columns(id)).sex, 'F');
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
  assert.equal((await columns(id)).label, 'Tee');
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
  assert.equal((await columns(id)).label, 'Tia Marlow');
  assert.equal((await amara.get(preferred)).status, 404);
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
