import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { addConcern } from '../../../test/support/concerns.ts';
import { journey, neighbour, type Pages, sendIt } from '../../../test/support/journey.ts';
import type { Seen, Visitor } from '../../../test/support/visitor.ts';

let app: TestApp;
let priya: Visitor;
before(async () => {
  app = await startTestApp();
  priya = await app.as('administrator');
});
after(() => app.close());

type Fields = Record<string, string | string[]>;
const grounds = { source: 'Letter of the partnership', certainty: 'V', why: 'Agreed by the board' };
const day = (name: string, iso: string) => {
  const [year = '', month = '', date = ''] = iso.split('-');
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year };
};

async function look(path: string, fields: Fields): Promise<{ preview: Seen; typed: Fields }> {
  const form = await priya.get(path);
  assert.equal(form.status, 200, `${path}: ${form.text}`);
  const mark = /name="mark" value="([^"]*)"/.exec(form.html)?.[1] ?? '';
  const typed = { ...grounds, ...fields, mark };
  return { preview: await priya.post(path, { ...typed, press: 'check' }), typed };
}

async function save(path: string, fields: Fields): Promise<Seen> {
  const { preview, typed } = await look(path, fields);
  assert.equal(preview.status, 200, preview.text);
  const saved = await priya.post(path, { ...typed, press: 'save' });
  assert.equal(saved.status, 303, saved.text);
  return preview;
}

async function refused(path: string, fields: Fields, words: RegExp): Promise<void> {
  const { preview, typed } = await look(path, fields);
  for (const seen of [preview, await priya.post(path, { ...typed, press: 'save' })]) {
    assert.equal(seen.status, 400, seen.text);
    assert.match(seen.text, words);
  }
}

async function answer(area: string, purpose: string, at: string): Promise<{ phone: string; why: string }> {
  const url = `http://localhost:3000/api/who-to-call?area=${area}&purpose=${purpose}&at=${at}`;
  return (await (await app.fetch(new Request(url))).json()) as { phone: string; why: string };
}

const line = (holds: string, name: string, phone: string): Fields => ({
  [`${holds}-name`]: name,
  [`${holds}-phone`]: phone,
  [`${holds}-why`]: `${name} takes the call.`,
});

test('Southend’s missing number is given, by day and by night, and the gap closes', async () => {
  const fields = {
    way: 'hours',
    ...line('open', 'Southend hub', '01702 960 001'),
    ...line('shut', 'Southend night team', '01702 960 002'),
    ...day('from', '2026-11-23'),
  };
  const preview = await save('/arrangements/lines/southend/child', fields);
  assert.match(preview.text, /Police, non-emergency, 101 Southend hub, 01702 960 001/);
  assert.equal((await answer('southend', 'child', '2026-11-24T10:00:00Z')).phone, '01702 960 001');
  assert.equal((await answer('southend', 'child', '2026-11-24T20:00:00Z')).phone, '01702 960 002');
  assert.doesNotMatch((await priya.get('/arrangements')).text, /Southend child No number is held/);
});

test('an edit after which nobody would answer is refused, and says where and when', async () => {
  const half = {
    way: 'hours',
    ...line('open', 'Thurrock hub', '01375 960 001'),
    ...{ 'shut-name': '', 'shut-phone': '', 'shut-why': '' },
    ...day('from', '2026-11-25'),
  };
  const path = '/arrangements/lines/thurrock/child';
  await refused(
    path,
    half,
    /Nobody would answer for Thurrock from 00:00 on Wednesday 25 November 2026 until 09:00 on Wednesday 25 November 2026/,
  );
  await refused(
    path,
    { way: 'none', ...day('from', '2026-11-25') },
    /Nobody would answer for Thurrock from 00:00/,
  );
  await refused(path, { ...half, 'open-phone': 'ring us' }, /Enter a phone number/);
  await refused(path, { way: '' }, /Choose how people get through/);
  assert.equal((await answer('thurrock', 'child', '2026-11-25T20:00:00Z')).phone, '01375 372468');
  const shared = '/arrangements/lines/all/rail';
  await refused(shared, { way: 'none', ...day('from', '2026-11-25') }, /Nobody would answer for Southend/);
});

test('an area may have its own number in place of everybody’s, and give it up again', async () => {
  const path = '/arrangements/lines/essex/rail';
  await save(path, {
    way: 'always',
    ...line('always', 'Essex rail desk', '101'),
    ...day('from', '2026-11-24'),
  });
  assert.equal((await answer('essex', 'rail', '2026-11-24T10:00:00Z')).phone, '101');
  assert.equal((await answer('thurrock', 'rail', '2026-11-24T10:00:00Z')).phone, '0800 40 50 40');
  await save(path, { way: 'none', ...day('from', '2026-11-26') });
  assert.equal((await answer('essex', 'rail', '2026-11-25T10:00:00Z')).phone, '101');
  assert.equal((await answer('essex', 'rail', '2026-11-26T10:00:00Z')).phone, '0800 40 50 40');
});

test('a number withdrawn before its day was never given; withdrawing may leave no gap', async () => {
  const { preview, typed } = await look('/arrangements/lines/southend/allegation', {
    way: 'always',
    ...line('always', 'Southend designated officer', '01702 960 003'),
    ...day('from', '2026-11-30'),
  });
  assert.match(preview.text, /Southend designated officer/);
  const { location = '' } = await priya.post('/arrangements/lines/southend/allegation', {
    ...typed,
    press: 'save',
  });
  await refused(
    '/arrangements/lines/southend/allegation',
    { way: 'hours', ...line('open', 'X', '101'), ...day('from', '2026-12-07') },
    /has no opening hours here/,
  );
  assert.equal((await priya.post(`${location}/withdraw`)).status, 303);
  assert.equal((await answer('southend', 'allegation', '2026-12-01T10:00:00Z')).phone, '101');
});

const limit = (amount: string, more: Fields = {}): Fields => ({
  ...{ own: 'own', amount, counted: 'elapsed-hours', landing: 'same-time', 'start-counts': 'no' },
  ...{ pauses: 'no', warn: '1', ...day('from', '2026-11-24'), ...more },
});

test('a clock that runs keeps the limit it began with; the next one has the new', async () => {
  const clocks = async () => {
    const owner = await app.database.owner();
    const rows = await owner.query<{ version: string; hours: number }>(
      `select rule_version as version, extract(epoch from due_at - started_at)::float / 3600 as hours
       from front_door.clock where rule = 'rating-red' order by started_at`,
    );
    await owner.close();
    return rows.map(({ version, hours }) => [version, hours]);
  };
  const raise = async () => {
    const browser = app.visitor();
    const inDanger: Pages = [['danger', { danger: 'yes' }], ['call', {}], ...neighbour.slice(1)];
    await sendIt(browser, await journey(browser, inDanger));
  };
  await raise();
  const preview = await save('/arrangements/limits/rating-red/thurrock', limit('2'));
  assert.match(preview.text, /For example: rating red/);
  assert.match(preview.text, /Clocks that run already keep their end/);
  assert.match(preview.text, /14:00 on Tuesday 24 November 2026 12:00 on Tuesday 24 November 2026/);
  app.clock.now = Temporal.Instant.from('2026-11-24T10:42:00Z');
  priya = await app.as('administrator');
  await raise();
  assert.deepEqual(await clocks(), [
    ['thurrock 1', 4],
    ['thurrock 2', 2],
  ]);
});

test('a limit begins tomorrow at the earliest; where there is no general one an area keeps its own', async () => {
  await refused(
    '/arrangements/limits/rating-amber/essex',
    limit('2', day('from', '2026-11-24')),
    /must be Wednesday 25 November 2026 or later/,
  );
  await refused(
    '/arrangements/limits/rating-amber/essex',
    limit('many', day('from', '2026-11-25')),
    /Enter a whole number/,
  );
  assert.equal((await priya.get('/arrangements/limits/nothing/essex')).status, 404);
  assert.equal((await priya.get('/arrangements/limits/rating-red/kent')).status, 404);
});

test('an area takes a limit of its own and goes back to the general one', async () => {
  const path = '/arrangements/limits/referral-decision/essex';
  const general = await priya.get('/arrangements/limits/referral-decision/all');
  assert.match(general.html, /href="\/arrangements\/limits\/referral-decision\/essex"/);
  await save(path, limit('8', day('from', '2026-11-30')));
  await save(path, { ...limit('8', day('from', '2026-12-07')), own: 'none' });
  const coming = (await priya.get('/arrangements')).text;
  assert.match(coming, /Time limit: referral decision, Essex Monday 30 November 2026/);
  assert.match(coming, /Time limit: referral decision, Essex Monday 7 December 2026/);
});

test('an outcome is worded anew from a day, in one area alone', async () => {
  const concern = await addConcern(app.database, { ratings: [{ rating: 'amber' }] });
  const words = {
    own: 'own',
    label: 'Family help',
    means: 'A family worker calls within a week.',
    levels: ['2'],
  };
  await save('/arrangements/outcomes/early-help/thurrock', { ...words, ...day('from', '2026-11-25') });
  const offered = async () =>
    (await (await app.as('decision')).get(`/front-door/${concern.id}/decision`)).text;
  assert.doesNotMatch(await offered(), /Family help/);
  app.clock.now = Temporal.Instant.from('2026-11-25T10:42:00Z');
  assert.match(await offered(), /Family help/);
  priya = await app.as('administrator');
  await refused(
    '/arrangements/outcomes/other/all',
    { ...words, levels: [], ...day('from', '2026-11-26') },
    /at least one level/,
  );
  assert.equal((await priya.get('/arrangements/outcomes/nothing/all')).status, 404);
});

test('a bank holiday proclaimed for one day shuts every hub, and one that is moved opens them', async () => {
  const found = await priya.get('/arrangements/holidays?date-day=7&date-month=12&date-year=2026');
  assert.equal(found.location, '/arrangements/holidays/2026-12-07');
  const preview = await save('/arrangements/holidays/2026-12-07', { kept: 'yes', name: 'Day of thanks' });
  assert.match(preview.text, /This is about Monday 7 December 2026 alone/);
  assert.match(preview.text, /This day an ordinary working day.*This day Day of thanks/);
  assert.equal((await answer('thurrock', 'child', '2026-12-07T10:00:00Z')).phone, '01375 372468');
  await save('/arrangements/holidays/2026-12-28', { kept: 'no', name: '' });
  assert.equal((await answer('thurrock', 'child', '2026-12-28T10:00:00Z')).phone, '01375 652802');
  assert.match((await priya.get('/arrangements')).text, /Monday 7 December 2026 Day of thanks/);
  await refused(
    '/arrangements/holidays/2026-12-05',
    { kept: 'yes', name: 'Saturday' },
    /counts a Saturday or Sunday/,
  );
  await refused(
    '/arrangements/holidays/2026-12-08',
    { kept: 'yes', name: '' },
    /what the bank holiday is called/,
  );
  for (const date of ['2035-01-01', '2026-02-30', 'tomorrow'])
    assert.equal((await priya.get(`/arrangements/holidays/${date}`)).status, 404, date);
});

test('who must be there, who must agree and the first words are changed like everything else, by area', async () => {
  priya = await app.as('administrator');
  const overview = await priya.get('/arrangements');
  assert.match(
    overview.text,
    /Who must be at a strategy discussion all social care, police, health, referrer’s agency/,
  );
  const there = '/arrangements/policies/attendance:strategy-discussion/essex';
  const after = { ...day('from', '2026-12-01') };
  await refused(there, { own: 'own', ...after }, /Choose who must be there/);
  const preview = await save(there, {
    own: 'own',
    required: ['social care', 'police', 'education'],
    ...after,
  });
  assert.match(preview.text, /As it will be Must be there social care, police, education/);
  const words = '/arrangements/policies/words:public/all';
  await refused(words, { words: 'We {did} it', ...after }, /Nothing is put in for {did}/);
  const told = await save(words, { words: 'Thank you. We have read it.\n\n{team}', ...after });
  assert.match(told.text, /For example Thank you\. We have read it\. Thurrock front door/);
  const second = '/arrangements/policies/second:level-4/thurrock';
  await save(second, { own: 'own', needs: 'yes', levels: ['4'], says: 'two people agree here', ...after });
  app.clock.now = Temporal.Instant.from('2026-12-01T10:42:00Z');
  priya = await app.as('administrator');
  assert.match(
    (await priya.get('/arrangements')).text,
    /Second person: level 4 Thurrock two people agree here/,
  );
  const concern = await addConcern(app.database, {
    ratings: [{ rating: 'amber' }],
    received: '2026-12-01T09:00:00Z',
  });
  assert.match(
    (await (await app.as('decision')).get(`/front-door/${concern.id}/decision`)).text,
    /two people agree here/,
  );
  for (const path of ['/arrangements/policies/second:nothing/all', `${second}x`])
    assert.equal((await priya.get(path)).status, 404, path);
});
