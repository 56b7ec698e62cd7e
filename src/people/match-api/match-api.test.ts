import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { apiKey, ask, policeAgency } from '../../../test/support/api.ts';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { forgetAttempts } from '../../../test/support/emergency.ts';
import { addConflict, asOwner } from '../../../test/support/openings.ts';
import { addPerson } from '../../../test/support/people.ts';

let app: TestApp;
let key: string;
before(async () => {
  app = await startTestApp();
  key = await apiKey(app, { agency: policeAgency, scopes: ['people:match'] });
});
after(() => app.close());
beforeEach(() => forgetAttempts(app));

interface Matched {
  zone: string;
  modelVersion: string;
  candidates: { id: string; weight: number; evidence: { field: string; says: string; weight: number }[] }[];
  add?: string[];
}

async function match(body: unknown, by: string | undefined = key) {
  const headers = { 'content-type': 'application/json' };
  const answer = await ask(app, by, '/api/people/match', {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  return { ...answer, matched: answer.body as unknown as Matched };
}

const tia = { given: 'Tia', surname: 'Marlow', dob: '2012-03-03', sex: 'F', postcode: 'rm17 6sl' };

test('a system hears who it is or may be, with the reasons, and each is on the audit as shown', async () => {
  const home = { words: '4 Quay Row', postcode: 'RM17 6SL' };
  const { id } = await addPerson(app.database, { born: '2012-03-03', sex: 'F', addresses: [home] });
  const { status, matched, headers } = await match(tia);
  assert.equal(status, 200);
  assert.equal(headers.get('cache-control'), 'no-store');
  assert.equal(matched.zone, 'same');
  assert.deepEqual(Object.keys(matched).sort(), ['candidates', 'modelVersion', 'zone']);
  const [found] = matched.candidates;
  assert.deepEqual([found?.id, Object.keys(found ?? {})], [id, ['id', 'weight', 'evidence']]);
  assert.deepEqual(
    found?.evidence.map(({ field, says }) => `${field}: ${says}`),
    [
      'given: first name the same',
      'surname: surname the same',
      'dob: date of birth the same',
      'sex: sex the same',
      'postcode: the same postcode',
    ],
  );
  const [row] = await asOwner(app.database, (owner) =>
    owner.query<object>("select actor, agency_id, shown, basis from audit.event where action = 'search'"),
  );
  assert.deepEqual(
    { ...row, actor: '' },
    { actor: '', agency_id: policeAgency, shown: [id], basis: 'agency’s key' },
  );
  const year = await match({ given: 'Tya', surname: 'Marlow', dob: '2012', postcode: 'RM17 6SL' });
  assert.equal(year.matched.zone, 'possible');
  assert.equal((await match({ given: 'Quite', surname: 'Unknown', dob: '1999-01-01' })).matched.zone, 'new');
  const many = (await match({ surname: 'Marlow' })).matched;
  assert.deepEqual([many.zone, many.add], ['possible', ['dob', 'postcode', 'given']]);
});

test('nobody restricted, and nobody over whom somebody of its agency has a conflict of interest', async () => {
  const secret = { given: 'Orla', surname: 'Secretan' };
  await addPerson(app.database, {
    names: [secret],
    born: '2013-02-02',
    nhsNumber: '4010232137',
    named: ['police'],
  });
  for (const body of [{ ...secret, dob: '2013-02-02' }, { nhsNumber: '401 023 2137' }])
    assert.deepEqual((await match(body)).matched, {
      zone: 'new',
      modelVersion: (await match(tia)).matched.modelVersion,
      candidates: [],
    });
  const barred = { given: 'Leander', surname: 'Quist' };
  const { id } = await addPerson(app.database, { names: [barred], born: '2012-03-03' });
  assert.equal((await match({ ...barred, dob: '2012-03-03' })).matched.candidates[0]?.id, id);
  await addConflict(app.database, 'police', id);
  assert.deepEqual((await match({ ...barred, dob: '2012-03-03' })).matched.candidates, []);
  const other = await apiKey(app, { scopes: ['people:match'] });
  assert.equal((await match({ ...barred, dob: '2012-03-03' }, other)).matched.candidates[0]?.id, id);
});

test('what is wrong is named field by field, and other keys, cookies and too many searches are refused', async () => {
  const wrong = await match({
    surname: 5,
    dob: '2012-02-31',
    sex: 'X',
    postcode: 'nowhere',
    nhsNumber: '1234567890',
    name: 'x',
  });
  assert.equal(wrong.status, 422);
  assert.match(wrong.headers.get('content-type') ?? '', /application\/problem\+json/);
  assert.deepEqual(
    wrong.body.errors?.map(({ field }) => field),
    ['surname', 'dob', 'sex', 'postcode', 'nhsNumber', 'name'],
  );
  assert.equal((await match({})).body.errors?.[0]?.field, 'surname');
  assert.equal((await match([])).status, 422);
  const inherited = await match(JSON.parse('{"constructor":"x","toString":"y","__proto__":"z"}'));
  assert.deepEqual(
    inherited.body.errors?.map(({ message }) => message),
    Array(3).fill('There is no such name'),
  );
  assert.equal((await match(tia, '')).status, 401);
  assert.equal((await match(tia, await apiKey(app, { scopes: ['concerns:write'] }))).status, 403);
  await asOwner(app.database, (owner) => owner.query('update platform.attempt set count = 121'));
  const tooMany = await match(tia);
  assert.deepEqual([tooMany.status, Number(tooMany.headers.get('retry-after')) > 0], [429, true]);
});
