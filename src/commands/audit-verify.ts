import { parseArgs } from 'node:util';
import {
  acceptRestoration,
  RestorationRefused,
  reportInWords,
  runsInWords,
  verifyAudit,
} from '../platform/audit/index.ts';
import type { Database } from '../platform/db/index.ts';
import { command, withDatabase } from './support.ts';

/**
 * npm run audit:verify [-- --key ID] [-- --restored "why"]
 *
 * Exits 0 when every sealed row is as it was, 1 when not, 2 when the settings are wrong.
 * `--key`: only checkpoints signed by this key count. `--restored`: first records that the database was put back
 * to an earlier time on purpose.
 */
const { values } = parseArgs({ options: { key: { type: 'string' }, restored: { type: 'string' } } });

await command((config) =>
  withDatabase(config, async (database) => {
    if (values.restored && !(await restored(database, config.auditDir, values.restored))) return 1;
    const report = await verifyAudit(database, config.auditDir, Temporal.Now.instant());
    const { sound, lines } = reportInWords(report, values.key);
    process.stdout.write(`${lines.join('\n')}\n`);
    return sound ? 0 : 1;
  }),
);

async function restored(database: Database, folder: string, why: string): Promise<boolean> {
  try {
    const lost = await acceptRestoration(database, folder, why, Temporal.Now.instant());
    process.stdout.write(`Recorded: rows ${runsInWords(lost)} were lost.\n`);
    return true;
  } catch (error) {
    if (!(error instanceof RestorationRefused)) throw error;
    process.stderr.write(`${error.message}\n`);
    return false;
  }
}
