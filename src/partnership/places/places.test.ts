import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { addConcern } from '../../../test/support/concerns.ts';
import { journey, neighbour, type Pages, sendIt } from '../../../test/support/journey.ts';
import type { Seen, Visitor } from '../../../test/support/visitor.ts';
import { samplePractitioners, sampleTeams } from '../sample/practitioners.ts';

let app: TestApp;
let priya: Visitor;
before(async () => {
  app = await startTestApp();
  priya = await app.as('administrator');
});
after(() => app.close());

type Fields = Record<string, string | string[]>;

/** Opens a form, posts it, and follows where it leads. */
async function send(path: string, fields: Fields, on = path): Promise<Seen & { at: string }> {
  const form = await priya.get(on);
  assert.equal(form.status, 200, form.text);
  const answer = await priya.post(path, fields);
  assert.equal(answer.status, 303, answer.text);
  const at = answer.location ?? '';
  return { ...(await priya.get(at)), at };
}

async function refused(path: string, fields: Fields, words: RegExp, on = path): Promise<void> {
  await priya.get(on);
  const answer = await priya.post(path, fields);
  assert.equal(answer.status, 400, answer.text);
  assert.match(answer.text, words);
}

async function audited(action: string): Promise<number> {
  const owner = await app.database.owner();
  const rows = await owner.query(`select seq from audit.event where action = '${action}'`);
  await owner.close();
  return rows.length;
}

const closing = '/administration';
const casing = { name: 'Castle Point', code: 'castle-point', prefix: 'CP', like: 'essex' };

test('an area is added with every problem told at once, and is whole from the first page on', async () => {
  const path = '/administration/add-area';
  await refused(
    path,
    { ...casing, code: 'Castle Point', prefix: 'cp', like: '' },
    /Choose the area that it is like/,
  );
  await refused(
    path,
    { ...casing, code: 'Castle Point', prefix: 'cp' },
    /Use small letters.*Use two capital letters/,
  );
  await refused(
    path,
    { ...casing, code: 'essex', prefix: 'EX' },
    /Another area has this code.*references begin so/,
  );
  const { text } = await send(path, casing);
  assert.match(text, /Castle Point castle-point CP no team yet/);
  assert.equal(await audited('add area'), 1);
  const overview = (await priya.get('/arrangements')).text;
  assert.match(overview, /Castle Point child No number is held for Castle Point/);
  assert.match(overview, /Castle Point front door Monday to Thursday 09:00 to 17:30, Friday 09:00 to 16:30/);
  assert.match(overview, /Taken from Essex when the area was added \(assumed/);
  const answer = await app.fetch(
    new Request('http://localhost:3000/api/who-to-call?area=castle-point&purpose=child'),
  );
  assert.equal(((await answer.json()) as { phone: string }).phone, '101');
});

test('a concern from the new area is raised, has its clock, and stands in its hub’s inbox', async () => {
  const { at: agency } = await send('/administration/agencies/add', {
    ...{ name: 'Castle Point Children’s Services', kind: "children's social care" },
    ...{ area: 'castle-point', statutory: 'yes' },
  });
  const { at: team, text } = await send(`${agency}/add-team`, {
    ...{ name: 'Castle Point front door', purpose: 'front door', area: 'castle-point' },
  });
  assert.match(text, /For front door Area Castle Point Open concerns that it holds 0/);
  const person = `/administration/people/${samplePractitioners.essexDecision.id}/roles`;
  const joined = await send(person, {
    'roles-essex': ['decision maker'],
    'roles-castle-point': ['decision maker'],
    teams: [sampleTeams.essexHub, sampleTeams.areaToBeFound, team.split('/').at(-1) ?? ''],
  });
  assert.match(joined.text, /castle-point|Castle Point/);

  const there: Pages = neighbour.map(([path, fields]) =>
    path === 'where' ? [path, { ...fields, area: 'castle-point' }] : [path, fields],
  );
  const browser = app.visitor();
  const asked = await journey(browser, there.slice(0, 7));
  assert.match(asked.text, /Castle Point/);
  const { id } = await sendIt(browser, await journey(browser, there));
  const hub = await app.as('essexDecision');
  const record = await hub.get(`/front-door/${id}`);
  assert.equal(record.status, 200);
  assert.match(record.text, /CP-2026-\d{5}/);
  const inbox = await hub.get('/front-door?area=castle-point');
  assert.match(inbox.text, /Castle Point open until 17:30.*Castle Point \(1\).*Leon A/);
  assert.match(inbox.html, /<option value="castle-point" selected>|area=castle-point/);
  assert.equal((await hub.get(`/front-door/${id}/decision`)).status, 200);
  assert.equal((await hub.get(`/front-door/${id}/rating`)).status, 200);
  assert.equal((await app.visitor().get('/windscreen?area=castle-point')).status, 200);
  assert.equal((await hub.get('/desk')).status, 200);
  const handing = (await hub.get(`/front-door/${id}/area`)).text;
  assert.match(handing, /Southend.*Thurrock/);
  assert.match((await priya.get(team)).text, /Open concerns that it holds 1/);
  assert.match((await priya.get(team)).text, /Hester Vane/);

  await refused(`${team}/close`, {}, /It still holds 1 open concern\. Decide or hand over/, team);
  await refused(`${agency}/close`, {}, /It still has 1 open team\. Close its teams/, agency);
});

test('the way a neighbour comes rejects an area that there is not', async () => {
  const browser = app.visitor();
  const { path } = await journey(browser, neighbour.slice(0, 7));
  const wrong = await browser.post(path, { area: 'kent' });
  assert.equal(wrong.status, 400);
  assert.match(wrong.text, /Choose an area, or that you do not know/);
});

test('an area is renamed everywhere at once; its code and its references stay', async () => {
  const { text } = await send('/administration/areas/castle-point', { name: 'Castle Point and Canvey' });
  assert.match(text, /Castle Point and Canvey castle-point CP/);
  const browser = app.visitor();
  assert.match((await journey(browser, neighbour.slice(0, 7))).text, /Castle Point and Canvey/);
  assert.equal((await priya.get('/administration/areas/kent')).status, 404);
});

test('a team that is closed stays with its members and its past, and takes nothing and nobody new', async () => {
  const agency = '/administration/agencies/00000001-0000-4000-8000-000000000003';
  const { at: team } = await send(`${agency}/add-team`, {
    ...{ name: 'Night locality', purpose: 'locality', area: 'thurrock' },
  });
  const id = team.split('/').at(-1) ?? '';
  const duty = `/administration/people/${samplePractitioners.duty.id}/roles`;
  const held = {
    'roles-thurrock': ['duty worker'],
    teams: [sampleTeams.thurrockHub, sampleTeams.emergencyDuty, sampleTeams.areaToBeFound],
  };
  await send(duty, { ...held, teams: [...held.teams, id] });
  const past = await addConcern(app.database, { decision: { at: '2026-11-20T10:00:00Z' } });
  const owner = await app.database.owner();
  await owner.query('update front_door.concern set team_id = $1 where id = $2', [id, past.id]);
  await owner.close();
  const { text } = await send(`${team}/close`, {}, team);
  assert.match(text, /Closed today.*Whoever is in it still sees what it held/);
  assert.equal((await (await app.as('duty')).get(`/front-door/${past.id}`)).status, 200);
  const screening = `/administration/people/${samplePractitioners.screening.id}/roles`;
  assert.doesNotMatch((await priya.get(screening)).text, /Night locality/);
  assert.match((await priya.get(duty)).text, /Night locality/);
  await send(`${team}/reopen`, {}, team);
  await send(`${team}/name`, { name: 'Night team' });
  assert.match((await priya.get(team)).text, /Night team/);
  assert.deepEqual(
    [await audited('close team'), await audited('reopen team'), await audited('rename team')],
    [1, 1, 1],
  );
});

test('the only front door of an area, and the only team that finds areas, do not close', async () => {
  const team = `/administration/teams/${sampleTeams.areaToBeFound}`;
  await refused(`${team}/close`, {}, /It is the only team that new concerns of its area go to/, team);
  await refused(`${team}/name`, { name: '' }, /Enter the name of the team/);
  const agency = '/administration/agencies/00000001-0000-4000-8000-000000000003';
  await refused(
    `${agency}/add-team`,
    { name: 'X', purpose: 'front door', area: '' },
    /A front door belongs to an area/,
  );
});

test('an agency is found, changed, closed when it is empty, and then offered to nobody', async () => {
  const fields = { name: 'Old Harbour Housing', kind: 'housing', area: '', statutory: 'no' };
  await refused(
    '/administration/agencies/add',
    { name: '', kind: '' },
    /Enter the name.*Choose what kind.*Choose whether/,
  );
  const { at } = await send('/administration/agencies/add', fields);
  const moved = { ...fields, name: 'New Harbour Housing', area: 'essex' };
  const duty = { 'duty-email': 'duty@harbour.example', 'duty-phone': '01632 960 007' };
  await refused(`${at}/change`, { ...moved, ...duty }, /Choose whether questions may be sent/);
  const changed = await send(`${at}/change`, { ...moved, ...duty, 'duty-safe': 'yes' });
  assert.match(changed.text, /New Harbour Housing.* Kind housing Area Essex/);
  assert.match(changed.text, /Asked what it knows at duty@harbour.example, 01632 960 007/);
  assert.match((await priya.get('/administration/people/invite')).text, /New Harbour Housing/);
  assert.match((await send(`${at}/close`, {}, at)).text, /Closed today/);
  assert.doesNotMatch((await priya.get('/administration/people/invite')).text, /New Harbour Housing/);
  await priya.get('/administration/agencies');
  assert.equal((await priya.post(`${at}/add-team`, { name: 'X', purpose: 'other', area: '' })).status, 409);
  const list = await priya.get('/administration/agencies?search=harbour');
  assert.match(list.text, /New Harbour Housing housing Essex 0 0 closed/);
  assert.match(
    (await priya.get('/administration/agencies?search=zzz')).text,
    /No agency has “zzz” in its name/,
  );
  assert.match((await send(`${at}/reopen`, {}, at)).text, /Close this agency/);
});

test('none of it is for anybody else', async () => {
  const team = `/administration/teams/${sampleTeams.thurrockHub}`;
  const screening = await app.as('screening');
  for (const path of ['areas', 'add-area', 'agencies', 'agencies/add'])
    assert.equal((await screening.get(`${closing}/${path}`)).status, 404, path);
  assert.equal((await screening.get(team)).status, 404);
  await screening.get('/desk');
  assert.equal((await screening.post(`${team}/close`)).status, 404);
  assert.equal((await priya.get(`/administration/teams/${samplePractitioners.duty.id}`)).status, 404);
});
