import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../test/support/app.ts';
import { engine } from '../../test/support/database.ts';
import { decidedPairs } from '../../test/support/models.ts';
import { asOwner } from '../../test/support/openings.ts';
import { run } from '../../test/support/program.ts';

/** The command as a process of its own: only a server can be reached by two processes. */
const onServer = { skip: engine === 'postgres' ? false : 'the embedded database here is this process’s own' };

test('npm run match:train prints each weight that moved and the version it kept', onServer, async () => {
  const app = await startTestApp();
  await decidedPairs(app.database);
  const [here] = await asOwner(app.database, (owner) =>
    owner.query<{ name: string }>('select current_database() as name'),
  );
  const url = new URL(process.env.TEST_DATABASE_URL ?? '');
  url.pathname = `/${here?.name}`;
  const trained = run('src/commands/match-train.ts', { DATABASE_URL: url.href, MODE: 'trial' });
  assert.equal(await trained.exited, 0, trained.said());
  assert.match(trained.said(), /Decided pairs: 60\..*weight, in bits +before +after +seen in\n.*\d/s);
  assert.match(trained.said(), /people said +zone +today +then\n.*Kept as version \S+, not live\./s);
  await app.close();
});
