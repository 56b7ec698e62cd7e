import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { engine, testDatabase } from '../../../test/support/database.ts';
import { counted } from '../../../test/support/mail-worker.ts';
import { type SmtpSink, startSmtpSink } from '../../../test/support/smtp-sink.ts';
import type { Database } from '../db/index.ts';
import { jobFigures, tell } from '../jobs/index.ts';
import { prepareQueue } from '../jobs/queue.ts';
import { queueMessage } from './index.ts';

const kills = process.env.TEST_ALL ? 200 : 5;
const script = fileURLToPath(new URL('../../../test/support/mail-worker.ts', import.meta.url));
const now = () => Temporal.Now.instant();

let database: Database;
let sink: SmtpSink;
before(async () => {
  if (engine === 'pglite') return;
  database = await testDatabase();
  await prepareQueue(database, now());
  sink = await startSmtpSink();
  // Slow enough that many a kill falls between the server's answer and its record.
  sink.manners = { slowMs: 15 };
});
after(async () => {
  await sink?.close();
  await database?.close();
});

/**
 * One process works and is killed, again and again, while messages keep being queued. Then one is left alive.
 * Nothing may be lost; what is sent twice has the same Message-ID; an effect in the database happens once.
 */
test(`killed ${kills} times, the worker loses no message and does no work twice`, {
  skip: engine === 'pglite' && 'one process only',
}, async (t) => {
  const queued = startQueueing();
  let killedAtWork = 0;
  for (let n = 0; n < kills; n += 1) killedAtWork += await workAndDie();
  const { messages, things } = await queued.stop();
  const started = performance.now();
  const survivor = work();
  await settled();
  const seconds = Math.round((performance.now() - started) / 1000);
  survivor.kill('SIGKILL');

  const arrived = new Set(sink.received.map(({ messageId }) => messageId));
  assert.deepEqual([...arrived].sort(), messages.map((id) => `<${id}@windscreen.example>`).sort());
  assert.deepEqual(await statesOfMessages(), [{ state: 'sent', n: messages.length }]);
  assert.deepEqual(await effectsOf(things), { missing: 0, twice: 0 });
  assert.equal((await jobFigures(database, now())).deadLetters, 0);
  assert.ok(killedAtWork > 0, 'no kill fell while the worker was working');
  t.diagnostic(
    `${kills} kills, ${killedAtWork} of them at work; ${messages.length} messages, 0 lost, ` +
      `${sink.received.length - arrived.size} sent again with the same Message-ID; ` +
      `${things.length} pieces of work, each done once; the survivor was done after ${seconds} s`,
  );
});

/** Queues messages and work as pages do, a few a second, until told to stop. */
function startQueueing() {
  const messages: string[] = [];
  const things: string[] = [];
  let stopped = false;
  const queueing = (async () => {
    while (!stopped) {
      const thing = randomUUID();
      const context = { actor: 'public', now: now(), requestId: 'test' } as const;
      const to = { channel: 'email', address: 'neighbour@example.org', safe: true } as const;
      const { id } = await database.transaction(context, async (db) => {
        await tell(db, counted, { thing });
        return queueMessage(db, { to, subject: 'received', body: 'Open the page you were given.' });
      });
      messages.push(id);
      things.push(thing);
      await delay(60);
    }
  })();
  const stop = async () => {
    stopped = true;
    await queueing;
    return { messages, things };
  };
  return { stop };
}

function work(): ChildProcess {
  const url = database.queue.engine === 'postgres' ? database.queue.url : '';
  return spawn(process.execPath, [script, url, sink.url], { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Mostly killed while working, now and then while starting. Returns 1 when it had got to work. */
async function workAndDie(): Promise<number> {
  const worker = work();
  const gone = once(worker, 'exit');
  const working = worker.stdout ? once(worker.stdout, 'data').then(() => true) : Promise.resolve(false);
  const early = randomInt(10) === 0 ? delay(randomInt(500)).then(() => false) : working;
  const got = await Promise.race([working, early, gone.then(() => false)]);
  if (got) await delay(randomInt(250));
  worker.kill('SIGKILL');
  await gone;
  return got ? 1 : 0;
}

async function settled(): Promise<void> {
  for (;;) {
    const { unsentMessages, topics } = await jobFigures(database, now());
    if (unsentMessages === 0 && topics.every(({ waiting, active }) => waiting + active === 0)) return;
    await delay(200);
  }
}

async function statesOfMessages() {
  const { rows } = await database.work(now(), (db) =>
    sql<{
      state: string;
      n: number;
    }>`select state, count(*) as n from platform.message group by state`.execute(db),
  );
  return rows;
}

async function effectsOf(things: readonly string[]) {
  const rows = await database.work(now(), (db) =>
    db.selectFrom('platform.clean_up').select('name').where('name', 'like', '% %').execute(),
  );
  const done = Map.groupBy(rows, ({ name }) => name.split(' ')[0] ?? '');
  return {
    missing: things.filter((thing) => !done.has(thing)).length,
    twice: things.filter((thing) => (done.get(thing)?.length ?? 0) > 1).length,
  };
}
