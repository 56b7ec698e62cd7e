import { type CleanUp, runCleanUps } from '../../src/platform/jobs/index.ts';
import { createLogger } from '../../src/platform/log/logger.ts';
import { baseUrl, type TestApp } from './app.ts';

/** Does what is done regularly, at the time that the clock shows. Nothing that it hands on is waited for. */
export function doRegularly(app: TestApp, cleanUps: readonly CleanUp[]): Promise<void> {
  const context = {
    database: app.database,
    events: { publish: async () => {} } as never,
    log: createLogger('error', () => {}),
    now: () => app.clock.now,
    baseUrl,
  };
  return runCleanUps(context, cleanUps);
}
