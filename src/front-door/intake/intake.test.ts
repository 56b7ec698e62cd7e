import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Asked, apiKey, concernOf, policeAgency, post } from '../../../test/support/api.ts';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { concernAsHeld } from '../../../test/support/held.ts';
import { journey, school, sendIt } from '../../../test/support/journey.ts';
import { asOwner } from '../../../test/support/openings.ts';
import type { Account } from '../types.ts';
import { exampleConcern } from './example.ts';

let app: TestApp;
let key: string;
before(async () => {
  app = await startTestApp();
  key = await apiKey(app, { scopes: ['concerns:write', 'concerns:read'] });
});
after(() => app.close());

const fieldsOf = ({ body }: Asked) => body.errors?.map(({ field }) => field);
const messageOf = ({ body }: Asked, wanted: string) =>
  body.errors?.find(({ field }) => field === wanted)?.message;
const { children: _, ...childless } = exampleConcern;
/** The journey of `school` in the form, as a system would send it. */
const sameAsForm = {
  danger: 'no',
  service: 'school',
  referrer: {
    name: 'Marian Teale',
    role: 'Designated safeguarding lead',
    phone: '01375 000 111',
    email: 'office@saltmarsh.example',
    knowsChild: 'Head of year',
  },
  children: [
    {
      given: 'Ayo',
      surname: 'Bello',
      born: 'yes',
      dateOfBirth: '2019-04-03',
      sex: 'M',
      home: {
        address: '7 Wharf Lane',
        postcode: 'rm176sl',
        shieldedFrom: 'His father, after violence to the mother',
      },
      background: { language: 'Yoruba', interpreter: 'yes', ethnicity: 'BAFR', disability: ['HEAR', 'COMM'] },
      nhsNumber: '943 476 5919',
      upn: 'K201200195001',
      school: 'Saltmarsh',
      gp: 'Dr Hale',
    },
  ],
  area: 'thurrock',
  concern: { what: 'Ayo came with a bruise on his arm and would not say how.', knownFrom: ['seen', 'child'] },
  now: { place: 'At school', state: 'Calm', protectToday: 'unsure' },
  risk: { feared: 'That he is hit again', level: '4' },
  household: [
    { name: 'Kemi Bello', relationship: 'Mother', parentalResponsibility: 'yes' },
    { name: 'Sade Bello', relationship: null },
  ],
  professionals: [{ name: 'Oluchi Barr', role: 'School nurse' }],
  allegedToHaveCausedHarm: [{ name: 'Mother’s partner', worksWithChildren: 'yes' }],
  assessment: { development: 'Reads well' },
  factors: { present: ['domestic abuse'] },
  tried: { help: 'Met the mother twice' },
  voice: { knows: 'yes', wishes: 'He wants it to stop' },
  consent: {
    sharing: 'refused',
    askedOf: 'Mother, on Monday',
    exception: 'CP_CONCERN',
    rationale: 'An injury without an account of it',
    service: 'refused',
  },
  parents: { informed: 'no', why: 'Asking again could put him at risk tonight' },
};

test('a concern is received: a receipt, where to look, and when it must be decided', async () => {
  const answer = await post(app, key, exampleConcern);
  assert.equal(answer.status, 201, answer.text);
  assert.deepEqual(Object.keys(answer.body), ['receipt', 'state', 'decisionDueBy']);
  assert.deepEqual([answer.body.state, answer.body.decisionDueBy], ['received', '2026-11-24T16:30:00Z']);
  assert.equal(answer.headers.get('location'), `/api/concerns/${answer.body.receipt}`);
  assert.match(answer.headers.get('cache-control') ?? '', /no-store/);
});

test('what is kept is what the form would have kept', async () => {
  const browser = app.visitor();
  const { id } = await sendIt(browser, await journey(browser, school));
  const form = await concernAsHeld(app, id, 'screening');
  const sent = await post(app, key, sameAsForm);
  assert.equal(sent.status, 201, sent.text);
  const api = await concernAsHeld(app, await concernOf(app, sent), 'screening');
  const [told, formTold] = [api.told as unknown as Account, form.told as unknown as Account];
  assert.deepEqual(told.parts.slice(0, -1), formTold.parts);
  assert.deepEqual(told.parts.at(-1), {
    heading: 'How it came',
    lines: [{ label: 'Sent by', words: ['A system of Saltmarsh Primary School, with its key'] }],
  });
  assert.deepEqual(told.sharing, formTold.sharing);
  const plain = ({ id: _id, concern_id, ...row }: Record<string, unknown>) => row;
  assert.deepEqual(api.children.map(plain), form.children.map(plain));
  assert.deepEqual(api.involved.map(plain), form.involved.map(plain));
  assert.deepEqual(plain(api.referrer), plain(form.referrer));
  assert.deepEqual([api.concern.came_by, form.concern.came_by], ['api', 'form']);
  const common = ['area', 'team_id', 'headline', 'child_label', 'shielded', 'source_code', 'due_at'] as const;
  for (const column of common) assert.deepEqual(api.concern[column], form.concern[column], column);
  assert.doesNotMatch(JSON.stringify(api), /Wharf Lane/);
  assert.deepEqual(api.addresses, []);
});

test('the same again, in whatever order its names stand, is one concern and one answer', async () => {
  const headers = { 'idempotency-key': 'school-42' };
  const first = await post(app, key, exampleConcern, headers);
  app.clock.now = app.clock.now.add({ hours: 3 });
  const turned = Object.fromEntries(Object.entries(exampleConcern).reverse());
  const second = await post(app, key, turned, headers);
  assert.deepEqual([first.status, second.status], [201, 200]);
  assert.equal(second.text, first.text);
  assert.equal(second.headers.get('location'), first.headers.get('location'));
  const other = await post(app, key, { ...exampleConcern, danger: 'yes' }, headers);
  assert.equal(other.status, 409);
  assert.equal(other.body.type, 'about:blank');
  const wrong = await post(app, key, { danger: 'perhaps' }, headers);
  assert.equal(wrong.status, 409, 'whatever else is wrong with it');
});

test('five at once with one key are one concern, and hear the same', async () => {
  const before = await count();
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => post(app, key, exampleConcern, { 'idempotency-key': 'at once' })),
  );
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 200, 200, 200, 201]);
  assert.equal(new Set(answers.map(({ text }) => text)).size, 1);
  assert.equal(await count(), before + 1);
});

test('another agency’s key with the same name is another concern', async () => {
  const police = await apiKey(app, { agency: policeAgency, scopes: ['concerns:write'] });
  const theirs = await post(
    app,
    police,
    { ...exampleConcern, service: 'police' },
    { 'idempotency-key': 'school-42' },
  );
  assert.equal(theirs.status, 201, theirs.text);
});

test('every error comes at once, each with its path', async () => {
  const answer = await post(
    app,
    key,
    {
      ...exampleConcern,
      danger: 'maybe',
      referrer: { name: '', role: 'Teacher', email: 'nowhere' },
      children: [
        { given: 7, born: 'yes', dateOfBirth: '2019-02-30', nhsNumber: '943 476 5910', upn: 'A201200195001' },
        { born: 'no', dateOfBirth: '2020-01-01', home: { shieldedFrom: 'Her father' }, colour: 'blue' },
      ],
      household: [{ name: 'A' }, { dateOfBirth: '12/3/1990' }],
      concern: { what: ' ', knownFrom: ['dreamt'] },
      now: { protectToday: 'yes' },
      consent: { sharing: 'refused', service: 'agreed' },
      parents: { informed: 'no' },
      extra: 1,
    },
    { 'idempotency-key': '' },
  );
  assert.equal(answer.status, 422);
  assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/);
  assert.deepEqual(Object.keys(answer.body), ['type', 'title', 'status', 'errors']);
  assert.deepEqual(
    new Set(fieldsOf(answer)),
    new Set([
      'Idempotency-Key',
      'danger',
      'referrer.name',
      'referrer.email',
      'children[0].given',
      'children[0].dateOfBirth',
      'children[0].nhsNumber',
      'children[0].upn',
      'children[1].colour',
      'children[1].dateOfBirth',
      'children[1].home.address',
      'household[1].dateOfBirth',
      'concern.what',
      'concern.knownFrom',
      'now.why',
      'consent.exception',
      'consent.rationale',
      'parents.why',
      'extra',
    ]),
  );
  assert.equal(messageOf(answer, 'children[0].dateOfBirth'), 'Date of birth must be a real date');
  assert.match(messageOf(answer, 'danger') ?? '', /yes, no/);
});

test('a body without children, an empty one and a list say what is missing', async () => {
  assert.deepEqual(fieldsOf(await post(app, key, childless)), ['children']);
  assert.deepEqual(fieldsOf(await post(app, key, { ...exampleConcern, children: [] })), ['children']);
  assert.deepEqual(fieldsOf(await post(app, key, [])), ['']);
  assert.ok((fieldsOf(await post(app, key, {}))?.length ?? 0) > 5);
});

test('an unborn child, a child whose home nobody knows, and refusal with reasons all come in', async () => {
  const unborn = { born: 'no', expectedDate: '2027-02-14' };
  const consent = { ...exampleConcern.consent, sharing: 'refused', exception: 'NONE' };
  const somewhere = { area: 'unknown', areaUnknown: { near: 'Got on at Laindon', bestGuess: 'unknown' } };
  const answer = await post(app, key, { ...exampleConcern, ...somewhere, consent, children: [unborn] });
  assert.equal(answer.status, 201, answer.text);
  const held = await concernAsHeld(app, await concernOf(app, answer), 'screening');
  assert.equal(held.concern.area, null);
  assert.equal(held.concern.child_label, 'Unborn, due 14 Feb');
});

test('danger now starts the red clock', async () => {
  const answer = await post(app, key, { ...exampleConcern, danger: 'yes' });
  const held = await concernAsHeld(app, await concernOf(app, answer), 'screening');
  assert.deepEqual(held.clocks.map(({ rule }) => rule).sort(), ['rating-red', 'referral-decision']);
});

test('railway staff send signs, and nothing that only a family’s own services know', async () => {
  const { household: _h, parents: _p, risk, voice, now, ...rest } = exampleConcern;
  const { service: _s, ...consent } = exampleConcern.consent;
  const met = { given: 'Unknown', born: 'yes', approximateAge: '14' };
  const signs = { noticed: ['school-hours', 'calls'], journey: '08:12 to Southend' };
  const rail = { ...rest, service: 'transport', children: [met], consent, signs, risk, voice, now };
  assert.equal((await post(app, key, rail)).status, 201);
  const more = await post(app, key, { ...rail, household: exampleConcern.household });
  assert.deepEqual(fieldsOf(more), [
    'household[0].name',
    'household[0].relationship',
    'household[0].parentalResponsibility',
  ]);
});

async function count(): Promise<number> {
  const [row] = await asOwner(app.database, (owner) =>
    owner.query<{ n: number }>('select count(*)::int as n from front_door.concern'),
  );
  return row?.n ?? 0;
}
