import { postgresDatabase } from '../../src/platform/db/postgres.ts';
import { createEvents } from '../../src/platform/events/index.ts';
import { defineTopic, handle, startJobs } from '../../src/platform/jobs/index.ts';
import { createLogger } from '../../src/platform/log/logger.ts';
import { chooseDriver, mailHandler } from '../../src/platform/mail/index.ts';

/** Work whose effect is a row; done twice it would leave two. */
export const counted = defineTopic('test.counted', ['thing']);

/** A process that does nothing but work, to be killed: `node mail-worker.ts WORKER_URL SMTP_URL`. */
async function work(workerUrl: string, smtpUrl: string): Promise<void> {
  const database = postgresDatabase({ user: workerUrl, worker: workerUrl, pool: 8 });
  const now = () => Temporal.Now.instant();
  const driver = chooseDriver({ mode: 'live', MAIL_FROM: 'messages@windscreen.example', SMTP_URL: smtpUrl });
  await startJobs({
    database,
    now,
    events: createEvents([]),
    baseUrl: 'https://windscreen.example',
    log: createLogger('error'),
    handlers: [
      mailHandler({ driver, trial: false }),
      handle(counted, async (db, { thing }) => {
        const name = `${thing} ${crypto.randomUUID()}`;
        await db.insertInto('platform.clean_up').values({ name, last_run_at: now() }).execute();
      }),
    ],
    pace: { atOnce: 4, pollSeconds: 0.5, heartbeatSeconds: 10, watchSeconds: 1 },
    patience: { tries: 100, firstDelaySeconds: 1, longestDelaySeconds: 4 },
  });
  process.stdout.write('working\n');
}

if (import.meta.main) await work(process.argv[2] ?? '', process.argv[3] ?? '');
