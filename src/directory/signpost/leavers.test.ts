import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { addConflict, asOwner } from '../../../test/support/openings.ts';
import { addPerson } from '../../../test/support/people.ts';
import { regularly, sampleServices } from '../../../test/support/services.ts';
import { samplePractitioners } from '../../partnership/index.ts';
import { sampleServiceId } from '../index.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
  await sampleServices(app);
});
after(() => app.close());

const path = `/directory/${sampleServiceId('Dads and Little Ones Saturday Group')}/signpost`;
const told = { whom: 'words', about: 'T.M.', area: 'thurrock', how: 'told', ask: 'practitioner' };

test('what a leaver would have been reminded of goes once to those of their team, and says of nobody who they are', async () => {
  const maker = await app.as('duty');
  const team = await asOwner(app.database, async (owner) => {
    const [row] = await owner.query<{ id: string }>(
      'select team_id as id from access.team_member where practitioner_id = $1 limit 1',
      [samplePractitioners.duty.id],
    );
    await owner.query(
      "update partnership.practitioner set email = id || '@example.org' where id in (select practitioner_id from access.team_member where team_id = $1)",
      [row?.id ?? ''],
    );
    return row?.id ?? '';
  });
  for (const about of ['V.M.', 'W.M.']) {
    await maker.get(path);
    assert.equal((await maker.post(path, { ...told, about })).status, 303);
  }
  await asOwner(app.database, (owner) =>
    owner.query('update partnership.practitioner set disabled_at = now() where id = $1', [
      samplePractitioners.duty.id,
    ]),
  );
  for (const _ of [1, 2]) {
    app.clock.now = app.clock.now.add({ hours: 24 * 15 });
    await regularly(app);
  }
  const sent = await asOwner(app.database, (owner) =>
    owner.query<{ to: string; body: string }>(
      `select to_address as to, body from platform.message where body ~ 'somebody who has left your team'`,
    ),
  );
  const here = await asOwner(app.database, (owner) =>
    owner.query<{ to: string }>(
      `select distinct p.email as to from access.team_member m join partnership.practitioner p on p.id = m.practitioner_id
        join access.role_held h on h.practitioner_id = p.id join access.role_permission r on r.role = h.role
        where m.team_id = $1 and p.disabled_at is null and r.permission = 'directory.signpost'`,
      [team],
    ),
  );
  assert.ok(here.length > 0);
  assert.deepEqual(sent.map(({ to }) => to).toSorted(), here.map(({ to }) => to).toSorted());
  for (const { body } of sent) assert.match(body, /\/directory\/signposts$/);
});

test('what somebody left without an answer is answered by a colleague of their team, and by nobody else', async () => {
  const child = { names: [{ given: 'Una', surname: 'Marlow' }], born: '2014-05-05' };
  const { id: hidden } = await addPerson(app.database, child);
  const maker = await app.as('screening');
  await maker.get(path);
  const { location = '' } = await maker.post(path, { ...told, about: 'U.M.' });
  await maker.get(path);
  const { location: ofChild = '' } = await maker.post(path, { ...told, whom: 'person', person: hidden });
  const colleague = await app.as('decision');
  assert.equal((await colleague.get(location)).status, 404, 'while they are here it is theirs');
  await asOwner(app.database, async (owner) => {
    await owner.query('update partnership.practitioner set disabled_at = now() where id = $1', [
      samplePractitioners.screening.id,
    ]);
  });
  assert.notEqual(ofChild, location);
  assert.equal((await colleague.get(ofChild)).status, 200, 'whoever sees the child');
  await addConflict(app.database, 'decision', hidden);
  assert.match((await colleague.get('/directory/signposts')).text, /U\.M\. .*by .*, who has left/);
  assert.equal((await colleague.get(ofChild)).status, 404, 'a conflict of interest stands');
  for (const role of ['school', 'police'] as const) {
    const other = await app.as(role);
    assert.equal((await other.get(location)).status, 404, role);
    await other.get(path);
    assert.equal((await other.post(location, { outcome: 'full' })).status, 404, role);
  }
  await colleague.get(location);
  assert.equal((await colleague.post(location, { outcome: 'got there' })).status, 303);
  assert.match((await colleague.get(location)).text, /They got there Said by/);
});
