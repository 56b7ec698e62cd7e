import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { wholeDecision } from '../../../test/support/decision.ts';
import { addConflict, asOwner } from '../../../test/support/openings.ts';
import { post } from '../../../test/support/post.ts';
import { assertStandings } from '../../../test/support/standings.ts';
import { at, passedInside } from '../../../test/support/triage-forms.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const standing = (id: string) =>
  asOwner(app.database, async (owner) => {
    await assertStandings(owner);
    const [row] = await owner.query<Record<string, unknown>>(
      'select area, waiting, team_id as team from front_door.concern where id = $1',
      [id],
    );
    return row;
  });
/** The newest that waits for Essex. */
async function waiting() {
  const hester = await app.as('essexDecision');
  const list = await hester.get('/front-door/passed-in');
  const [path = ''] = /\/front-door\/passed-in\/[0-9a-f-]{36}/.exec(list.html) ?? [];
  return { hester, list, path };
}

test('the area it is passed to sees enough to answer and no more; accepted, it holds the concern', async () => {
  const id = await passedInside(app, {
    addresses: [
      { words: '3 Mill Lane', postcode: 'CM1 1QH' },
      { words: '9 Hidden Lane', shielded: true },
    ],
    ratings: [{ rating: 'amber' }],
  });
  const { hester, list, path } = await waiting();
  assert.match(list.text, /Tia M., 14 Thurrock Amber today at 10:35/);
  assert.match((await hester.get('/desk')).text, /Passed to us One concern waits for our answer/);
  const one = await hester.get(path);
  assert.match(
    one.text,
    /Tia Marlow, born 3 March 2012.*3 Mill Lane CM1 1QH.*One is shielded.*moved to Dover/,
  );
  assert.doesNotMatch(one.html, /Hidden Lane|Owen Hale|Found at 05:50|Lives in Essex/);
  assert.equal((await hester.get(`/front-door/${id}`)).status, 404, 'not the record');
  assert.match(
    (await (await app.as('screening')).get(`/front-door/${id}`)).text,
    /It is still ours, and open/,
  );

  const thin = await post(hester, path, {});
  assert.match(thin.text, /Choose whether you accept it.*Say in a few words why/);
  const accepted = await post(hester, path, {
    answer: 'accepted',
    words: 'She has lived in Chelmsford since May',
  });
  assert.equal(accepted.location, `/front-door/${id}`, accepted.text.slice(0, 500));
  assert.match(
    (await hester.get(`/front-door/${id}`)).text,
    /They accepted it\..*Hester Vane, Front door team manager.*She has lived in Chelmsford/,
  );
  assert.deepEqual(await standing(id), {
    area: 'essex',
    waiting: null,
    team: '00000002-0000-4000-8000-000000000002',
  });
  assert.equal((await (await app.as('screening')).get(`/front-door/${id}`)).status, 404);
  assert.match(
    (await hester.get(`/front-door/${id}/sharing`)).text,
    /Thurrock front door Essex front door by handing the record over the whole record/,
  );
  assert.match(
    (await (await app.as('screening')).get('/desk')).text,
    /The area to which a concern of yours was passed has answered/,
  );
  assert.equal((await hester.get(path)).status, 404, 'answered once');
});

test('refused, it stays with whoever passed it, who are told and read the words', async () => {
  const id = await passedInside(app);
  const { hester, path } = await waiting();
  assert.equal(
    (await post(hester, path, { answer: 'refused', words: 'No family of that name at the address' })).status,
    303,
  );
  assert.deepEqual([(await standing(id))?.area, (await standing(id))?.waiting], ['thurrock', 'refused']);
  const amara = await app.as('screening');
  assert.match(
    (await amara.get(`/front-door/${id}`)).text,
    /They did not accept it: it is ours\..*No family of that name/,
  );
  assert.match((await amara.get('/front-door')).text, /Not accepted: back with us/);
  assert.equal((await hester.get(`/front-door/${id}`)).status, 404);
});

test('refused while a decision waits for its second person, the concern says so', async () => {
  const id = await passedInside(app, { ratings: [{ rating: 'red' }] });
  const decided = await post(
    await app.as('decision'),
    `/front-door/${id}/decision`,
    wholeDecision(1, 'no-further-action', { reason: 'Known, and safe with her aunt' }),
  );
  assert.equal(decided.status, 303, decided.text.slice(0, 600));
  assert.equal((await standing(id))?.waiting, 'second person');
  const { hester, path } = await waiting();
  await post(hester, path, { answer: 'refused', words: 'No family of that name at the address' });
  assert.equal((await standing(id))?.waiting, 'second person');
});

test('whoever passed it takes it back, and cannot say for them that they accept it', async () => {
  const id = await passedInside(app);
  const amara = await app.as('screening');
  const form = await amara.get(`/front-door/${id}/out-of-area`);
  const version = /name="version" value="(\d+)"/.exec(form.html)?.[1] ?? '';
  const said = {
    version,
    answer: 'accepted',
    who: 'Their manager',
    words: 'She is theirs now',
    ...at('when'),
  };
  assert.match(form.text, /Essex answers itself: its front door has it on its list/);
  const refused = await post(amara, `/front-door/${id}/out-of-area/answer`, said);
  assert.equal(refused.status, 400);
  assert.match(refused.text, /Their front door answers for itself\. You can take it back/);
  assert.deepEqual([(await standing(id))?.area, (await standing(id))?.waiting], ['thurrock', 'acceptance']);
  const back = await post(amara, `/front-door/${id}/out-of-area/answer`, { ...said, answer: 'withdrawn' });
  assert.equal(back.status, 303, back.text.slice(0, 500));
  assert.equal((await standing(id))?.waiting, null);
});

test('of two who answer at once one counts; nobody else sees it; a conflict or a restriction hides it', async () => {
  const id = await passedInside(app);
  const { hester, path } = await waiting();
  for (const role of ['southendDecision', 'policeContact', 'governance', 'duty'] as const)
    assert.equal((await (await app.as(role)).get(path)).status, 404, role);
  const form = await hester.get(path);
  const key = /name="form-key" value="([^"]+)"/.exec(form.html)?.[1] ?? '';
  const winifred = await app.as('second');
  const other = /name="form-key" value="([^"]+)"/.exec((await winifred.get(path)).html)?.[1] ?? '';
  const [one, two] = await Promise.all([
    hester.post(path, { 'form-key': key, answer: 'accepted', words: 'She lives here with her aunt' }),
    winifred.post(path, { 'form-key': other, answer: 'refused', words: 'She does not live here' }),
  ]);
  assert.deepEqual(
    [one.status, two.status].filter((status) => status === 303).length,
    1,
    `${one.status} ${two.status}`,
  );
  await standing(id);

  const conflicted = await passedInside(app);
  await addConflict(app.database, 'essexDecision', conflicted);
  assert.doesNotMatch((await waiting()).list.html, /passed-in\/[0-9a-f]{8}/);
});
