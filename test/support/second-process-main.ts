import { once } from 'node:events';
import { serve } from '@hono/node-server';
import { createApp } from '../../src/app.ts';
import { derivedPassword, postgresDatabase, withLogin } from '../../src/platform/db/postgres.ts';
import { createLogger } from '../../src/platform/log/logger.ts';
import { testSettings } from './app.ts';

/** Run by `second-process.ts`: serves the product on a free port and says which, until its parent lets go. */
const [, , name = '', at = ''] = process.argv;
const url = process.env.TEST_DATABASE_URL ?? '';
const here = new URL(url);
here.pathname = `/${name}`;
const login = (role: 'app_user' | 'app_worker') => withLogin(here.href, role, derivedPassword(url, role));
const database = postgresDatabase({
  user: login('app_user'),
  worker: login('app_worker'),
  owner: here.href,
  pool: 6,
});
const now = Temporal.Instant.from(at);
const app = createApp({ config: testSettings, database, log: createLogger('silent'), now: () => now });
const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
if (!server.listening) await once(server, 'listening');
const address = server.address();
process.send?.(typeof address === 'object' ? address?.port : undefined);
await once(process, 'disconnect');
server.close();
await database.close();
process.exit(0);
