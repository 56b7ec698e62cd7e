import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../../test/support/app.ts';
import { concernAsHeld } from '../../../../test/support/held.ts';
import { again, journey, school, sendIt } from '../../../../test/support/journey.ts';
import type { Visitor } from '../../../../test/support/visitor.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

/** The path of a page of the school's journey, everything before it answered. */
async function upTo(browser: Visitor, page: string): Promise<string> {
  const at = school.findIndex(([path]) => path === page);
  const seen = await journey(browser, school.slice(0, at));
  assert.equal(seen.path.split('/').slice(3).join('/'), page);
  return seen.path;
}

test('a school raises a concern with consent refused; everything told arrives where it belongs', async () => {
  const browser = app.visitor();
  const { id, thanks } = await sendIt(browser, await journey(browser, school));
  assert.match(thanks.text, /The hub has it/);
  assert.match(thanks.text, /Reference: TH-2026-/);
  const held = await concernAsHeld(app, id, 'screening');
  assert.equal(held.concern.source_code, '2A');
  assert.equal(held.concern.source_words, 'Saltmarsh Primary School');
  assert.equal(held.concern.child_label, 'Ayo B., 7');
  assert.equal(held.concern.shielded, true);
  const [child] = held.children;
  assert.equal(child?.nhs_number, '9434765919');
  assert.equal(child?.upn, 'K201200195001');
  assert.equal(String(child?.date_of_birth), '2019-04-03');
  assert.deepEqual(child?.facts, {
    'First language': 'Yoruba',
    'Is an interpreter or signer needed?': 'Yes',
    Ethnicity: 'Black: African',
    Disability: 'Communication, Hearing',
    'School, college or nursery': 'Saltmarsh',
    'GP and practice': 'Dr Hale',
  });
  assert.deepEqual(held.told.sharing, {
    consent: 'refused',
    exception: 'CP_CONCERN',
    rationale: 'An injury without an account of it',
    service: 'refused',
  });
  assert.equal(held.told.parentsInformed, 'no');
  assert.equal(held.referrer.job_title, 'Designated safeguarding lead');
  assert.deepEqual(held.involved.map(({ part, name }) => `${part}: ${name}`).sort(), [
    'alleged to have caused harm: Mother’s partner',
    'household: Kemi Bello',
    'household: Sade Bello',
    'professional: Oluchi Barr',
  ]);
});

test('an address that someone must not learn is shielded, and stands nowhere else', async () => {
  const browser = app.visitor();
  const { id } = await sendIt(browser, await journey(browser, school));
  const held = await concernAsHeld(app, id, 'screening');
  assert.deepEqual(held.addresses, []);
  assert.doesNotMatch(JSON.stringify(held), /Wharf Lane|RM17|violence to the mother/);
});

test('a professional cannot be anonymous, and must be reachable', async () => {
  const browser = app.visitor();
  const path = await upTo(browser, 'referrer');
  const empty = await browser.post(path, {});
  assert.equal(empty.status, 400);
  assert.match(empty.title, /^Error: /);
  for (const words of ['Enter your full name', 'Enter your role', 'Enter the name of your organisation'])
    assert.match(empty.text, new RegExp(words));
  const unreachable = await again(browser, path, { name: 'A', job: 'B', agency: 'C' });
  assert.match(unreachable.text, /Enter a work phone number or email address/);
});

test('missing consent never stops a concern: “none of these” goes through too, with reasons', async () => {
  const browser = app.visitor();
  const path = await upTo(browser, 'exception');
  const bare = await browser.post(path, { exception: 'NONE' });
  assert.equal(bare.status, 400);
  assert.match(bare.text, /Give your reasons/);
  assert.equal((await again(browser, path, { exception: 'NONE', rationale: 'No time to ask' })).status, 303);
});

test('consent given asks for no exception', async () => {
  const browser = app.visitor();
  const path = await upTo(browser, 'consent');
  const next = await browser.post(path, { consent: 'given' });
  assert.match(next.location ?? '', /\/agreement$/);
});

const children: [fields: Record<string, string>, says: RegExp | undefined][] = [
  [{ born: '' }, /Choose if the child is born/],
  [{ born: 'yes', 'birth-day': '31', 'birth-month': '2', 'birth-year': '2020' }, /must be a real date/],
  [{ born: 'yes', 'birth-day': '1', 'birth-month': '1', 'birth-year': '2027' }, /today or in the past/],
  [{ born: 'yes', 'birth-day': '1', 'birth-month': '1', 'birth-year': '1989' }, /over 25/],
  [
    { born: 'yes', 'expected-day': '1', 'expected-month': '1', 'expected-year': '2027' },
    /only for an unborn/,
  ],
  [
    { born: 'no', 'birth-day': '1', 'birth-month': '1', 'birth-year': '2020' },
    /unborn child has no date of birth/,
  ],
  [{ born: 'no', 'expected-day': '1', 'expected-month': '1', 'expected-year': '2029' }, /next ten months/],
  [{ born: 'no', 'expected-day': '14', 'expected-month': '2', 'expected-year': '2027' }, undefined],
];

test('a child is born or not yet, never both, and dates must be possible', async () => {
  const browser = app.visitor();
  const path = await upTo(browser, 'child/1');
  for (const [fields, says] of children) {
    const answer = await again(browser, path, fields);
    assert.equal(answer.status, says ? 400 : 303, JSON.stringify(fields));
    if (says) assert.match(answer.text, says);
  }
});

test('numbers with a wrong check digit are pointed out, and “none” stands alone', async () => {
  const browser = app.visitor();
  const background = await upTo(browser, 'background/1');
  const both = await browser.post(background, { disability: ['NONE', 'AUT'] });
  assert.match(both.text, /Choose “None”, or the disabilities/);
  const other = app.visitor();
  const services = await upTo(other, 'services/1');
  const wrong = await other.post(services, { nhs: '943 476 5910', upn: 'A201200195001' });
  assert.match(wrong.text, /Check the NHS number/);
  assert.match(wrong.text, /Check the UPN/);
  assert.match(wrong.html, /value="943 476 5910"/);
});

test('a row more, a row less: what was typed stays', async () => {
  const browser = app.visitor();
  const path = await upTo(browser, 'household');
  const added = await browser.post(path, { 'name-1': 'Kemi Bello', press: 'add' });
  assert.match(added.location ?? '', /\/household#row-2$/);
  const two = await browser.get(path);
  assert.match(two.text, /Person in the home 2/);
  assert.match(two.html, /value="Kemi Bello"/);
  await again(browser, path, { rows: '2', 'name-1': 'Kemi Bello', 'name-2': 'Sade', press: 'remove-1' });
  const one = await browser.get(path);
  assert.doesNotMatch(one.text, /Person in the home 2/);
  assert.match(one.html, /value="Sade"/);
});

test('railway staff are asked the signs, and not about a family they never met', async () => {
  const browser = app.visitor();
  const check = await journey(browser, [
    ['danger', { danger: 'no' }],
    ['who', { who: 'professional' }],
    ['service', { service: 'transport' }],
    ['referrer', { name: 'Lee Marsh', job: 'Conductor', agency: 'Estuary Rail', phone: '01375 000 222' }],
    ['child/1', { born: 'yes', age: '14' }],
    ['home/1', {}],
    ['another-child/1', { another: 'no' }],
    ['where', { area: 'unknown' }],
    ['where-again', { area: 'unknown' }],
    ['signs', { signs: ['school-hours', 'same-trip'], trip: '08:12 to Southend' }],
    ['concern', { concern: 'Third time this week, no bag, waits for calls.', source: ['seen'] }],
    ['now', { protect: 'no' }],
    ['risk', {}],
    ['alleged', {}],
    ['voice', { told: 'no' }],
    ['consent', { consent: 'not asked' }],
    ['exception', { exception: 'RISK_BY_ASKING', rationale: 'Adults may be running him' }],
  ]);
  const { id } = await sendIt(browser, check);
  const held = await concernAsHeld(app, id, 'screening');
  assert.equal(held.concern.source_code, '8');
  assert.deepEqual(held.told.signs, [
    'Travels when they should be in school',
    'Makes the same trip again and again',
  ]);
});

test('somebody signed in finds their details filled in, and the concern among their own receipts', async () => {
  const browser = await app.as('school');
  const path = await upTo(browser, 'referrer');
  const page = await browser.get(path);
  assert.match(page.html, /value="Marian Teale"/);
  assert.match(page.html, /value="Saltmarsh Primary School"/);
  const check = await journey(browser, school.slice(3), path);
  const { thanks } = await sendIt(browser, check);
  const reference = /TH-2026-\d{5}/.exec(thanks.text)?.[0] ?? '';
  assert.match((await browser.get('/receipt')).text, new RegExp(reference));
});

test('where somebody is said to have caused harm, the number for allegations stands on the page', async () => {
  const at = school.findIndex(([page]) => page === 'alleged');
  const page = await journey(app.visitor(), school.slice(0, at));
  assert.match(page.text, /work or volunteer with children\? .*\(LADO\)/);
  const line = page.text.match(/LADO\) as well\. The number to call now:\s*(.*?)Person who may/)?.[1] ?? '';
  assert.match(line, /\d{4,5} ?\d{3}/);
  assert.doesNotMatch(line, /Southend|Essex/);
});
