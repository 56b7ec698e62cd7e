import { createApp, startAppJobs } from '../../src/app.ts';
import { type SampleRole, samplePractitioners } from '../../src/partnership/index.ts';
import type { Database } from '../../src/platform/db/index.ts';
import type { Vitals } from '../../src/platform/health/index.ts';
import type { SiteSettings } from '../../src/platform/http/index.ts';
import type { Jobs } from '../../src/platform/jobs/index.ts';
import { createLogger } from '../../src/platform/log/logger.ts';
import { testDatabase } from './database.ts';
import { Visitor } from './visitor.ts';

/** The whole product on a database of its own, with a clock that tests set. */
export interface TestApp {
  database: Database;
  /** The settings it stands on; what is changed in them holds from the next request on. */
  config: SiteSettings;
  /** Set it to move time; pages, clocks and access rules follow. */
  clock: { now: Temporal.Instant };
  /** Everything logged so far, one JSON line each. */
  logged: string[];
  /** A browser without JavaScript: cookies, redirects by hand, forms with their tokens. */
  visitor(): Visitor;
  /** A browser signed in as one of the sample people. */
  as(role: SampleRole): Promise<Visitor>;
  fetch(request: Request): Promise<Response>;
  /** Does everything that was told to be done after a commit: messages go, handlers run. */
  settled(): Promise<void>;
  /** The same, where something already began to do it; else nothing is done. */
  atRest(): Promise<void>;
  close(): Promise<void>;
}

export const baseUrl = 'http://localhost:3000';

/** The settings of every product under test. */
export const testSettings: SiteSettings = {
  mode: 'trial',
  baseUrl,
  SECRET: 'a secret of the tests, longer than needed',
  TRUST_PROXY: true,
  SESSION_IDLE_MINUTES: 30,
  SESSION_HOURS: 12,
};

/** Starts the product for one test file. The clock stands on Monday 23 November 2026, 10:42, unless told. */
export async function startTestApp(
  options: { now?: string; config?: Partial<SiteSettings>; vitals?: Vitals } = {},
): Promise<TestApp> {
  const database = await testDatabase();
  const clock = { now: Temporal.Instant.from(options.now ?? '2026-11-23T10:42:00Z') };
  const logged: string[] = [];
  const config: SiteSettings = { ...testSettings, ...options.config };
  const log = createLogger('debug', (line) => void logged.push(line));
  const now = () => clock.now;
  const app = createApp({
    config,
    database,
    log,
    now,
    ...(options.vitals ? { vitals: options.vitals } : {}),
  });
  let jobs: Promise<Jobs> | undefined;
  const startOnce = () => {
    const mail = { ...config, MAIL_FROM: 'messages@windscreen.example' };
    jobs ??= startAppJobs({ config: mail, database, log, now });
    return jobs;
  };
  const fetch = async (request: Request) => app.fetch(request);
  const visitor = () => new Visitor(fetch, baseUrl);
  return {
    database,
    config,
    clock,
    logged,
    visitor,
    fetch,
    as: async (role) => {
      const browser = visitor();
      await browser.get('/sign-in');
      await browser.post('/sign-in/sample', { person: samplePractitioners[role].id });
      return browser;
    },
    settled: async () => (await startOnce()).settled(),
    atRest: async () => (await jobs)?.settled(),
    close: async () => {
      await (await jobs)?.stop();
      await database.close();
    },
  };
}
