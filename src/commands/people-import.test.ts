import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { startTestApp, type TestApp } from '../../test/support/app.ts';
import { engine } from '../../test/support/database.ts';
import { fileOf, HEADING } from '../../test/support/feeding.ts';
import { inventedPeople } from '../../test/support/invented-people.ts';
import { asOwner } from '../../test/support/openings.ts';
import { addPerson } from '../../test/support/people.ts';
import { freePort, type Program, run } from '../../test/support/program.ts';

/** The command as a process of its own: only a server can be reached by two processes. */
const onServer = { skip: engine === 'postgres' ? false : 'the embedded database here is this process’s own' };

const people = inventedPeople(1200, 11);
const rows = people.map(
  ({ id, given, surname, dob, sex, postcode, street, nhs }) =>
    `${id},${given},${surname},${dob},${sex},${postcode},${street},${nhs},`,
);

async function start(app: TestApp, path: string, ...more: string[]): Promise<Program> {
  const [here] = await asOwner(app.database, (owner) =>
    owner.query<{ name: string }>('select current_database() as name'),
  );
  const url = new URL(process.env.TEST_DATABASE_URL ?? '');
  url.pathname = `/${here?.name}`;
  return run('src/commands/people-import.ts', { DATABASE_URL: url.href, MODE: 'trial' }, [
    ...[path, '--source', 'school-census', '--team', 'Thurrock front door', ...more],
  ]);
}

/** Everything that a feed leaves behind, without ids and times. */
function endState(app: TestApp): Promise<unknown[]> {
  return asOwner(app.database, (owner) =>
    owner.query(`select r.line, r.their_id, r.outcome, r.reasons, r.content is null as forgotten, p.label, p.born::text, p.sex, p.teams,
      (select array_agg(n.given || ' ' || n.surname || coalesce(n.until_on::text, '') order by n.seq) from people.name n where n.person_id = p.id) as names,
      (select array_agg(a.words || coalesce(a.postcode, '') order by a.words) from people.address a where a.person_id = p.id) as addresses,
      (select count(*)::int from people.entry e where e.person_id = p.id) as entries,
      (select array_agg(d.kind order by d.kind) from people.match_decision d where p.id = any(d.person_ids)) as decided,
      (select array_agg(e.action order by e.seq) from audit.event e where e.record_id = p.id) as audited,
      (select count(*)::int from people.involvement i where i.person_id = p.id) as teams_there
     from people.feed_row r left join people.person p on p.id = r.person_id order by r.line`),
  );
}

async function isDone(app: TestApp): Promise<boolean> {
  const runs = await asOwner(app.database, (owner) =>
    owner.query(`select from people.feed_run where state = 'done'`),
  );
  return runs.length > 0;
}

async function known(app: TestApp): Promise<void> {
  for (const { given, surname, dob, sex, postcode, street, nhs } of people.slice(0, 30))
    await addPerson(app.database, {
      ...{ names: [{ given, surname }], addresses: [{ words: street, postcode }] },
      ...(dob ? { born: dob } : {}),
      ...(sex === 'M' || sex === 'F' ? { sex } : {}),
      ...(nhs ? { nhsNumber: nhs } : {}),
    });
}

test(
  'killed again and again, the same command goes on, and comes to what an undisturbed one does',
  onServer,
  async () => {
    const path = await fileOf([HEADING, ...rows, 'x1,Bad,Date,2012-02-30,F,,,,'].join('\n'));
    const [calm, killed] = await Promise.all([startTestApp(), startTestApp()]);
    try {
      for (const app of [calm, killed]) await known(app);
      assert.equal(await (await start(calm, path)).exited, 0);
      let kills = 0;
      for (const wait of [350, 500, 420, 650, 480, 800, 560, 700, 900]) {
        const program = await start(killed, path);
        await Promise.race([program.exited, delay(wait + Math.random() * 300)]);
        if (program.child.exitCode !== null) break;
        program.child.kill('SIGKILL');
        await program.exited;
        kills += 1;
        if (await isDone(killed)) break;
      }
      assert.ok(kills > 1, `killed ${kills} times`);
      // Killed between its last row and its end, the next would take the file in once more, of which nothing changes.
      if (!(await isDone(killed))) {
        const last = await start(killed, path, '--out', `${path}.out`);
        assert.equal(await last.exited, 0, last.said());
        const written = await readFile(`${path}.out`, 'utf8');
        assert.equal(written.trim().split('\n').length, rows.length + 2, 'a line for each row');
      }
      const [ended, undisturbed] = await Promise.all([endState(killed), endState(calm)]);
      // Row by row: of two long lists that differ in many places the difference alone would fill the memory.
      const differs = ended.findIndex((row, at) => !isDeepStrictEqual(row, undisturbed[at]));
      assert.deepEqual(ended[differs], undisturbed[differs], `row ${differs}`);
      assert.equal(ended.length, undisturbed.length);
    } finally {
      await Promise.all([calm.close(), killed.close()]);
    }
  },
);

test('on a trial it works through the running server, and a kill leaves the server serving', {
  skip: engine === 'pglite' ? false : 'a trial has the embedded database',
}, async () => {
  const data = await mkdtemp(join(tmpdir(), 'windscreen-feed-trial-'));
  const settings = { DATA_DIR: data, PORT: String(await freePort()) };
  const server = run('src/main.ts', settings);
  try {
    await server.until('"listening"');
    const path = await fileOf([HEADING, ...rows.slice(0, 250)].join('\n'));
    const words = [path, '--source', 'gp-list', '--team', 'Thurrock front door'];
    const first = run('src/commands/people-import.ts', settings, words);
    await first.until('Taking in');
    await delay(50);
    await first.stop('SIGKILL');
    const second = run('src/commands/people-import.ts', settings, words);
    assert.equal(await second.exited, 0, second.said());
    assert.match(second.said(), /250 rows: /);
    const third = run('src/commands/people-import.ts', settings, words);
    assert.equal(await third.exited, 0, third.said());
    assert.match(third.said(), /250 rows: 250 unchanged/);
    assert.equal(server.child.exitCode, null, server.said());
    const health = await fetch(`http://127.0.0.1:${settings.PORT}/health/ready`);
    assert.equal(health.status, 200);
  } finally {
    await server.stop();
    await rm(data, { recursive: true, force: true });
  }
});
