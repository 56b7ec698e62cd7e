import { existsSync } from 'node:fs';
import type { Config } from './config.ts';

type Greeted = Pick<Config, 'mode' | 'DATA_DIR' | 'DATABASE_URL' | 'baseUrl' | 'TRIAL_SENDS_MAIL'>;

/** What whoever starts a trial reads first; nothing in live mode, where only the log speaks. */
export function starting({ mode, DATA_DIR, DATABASE_URL }: Greeted): string {
  if (mode !== 'trial') return '';
  const first = DATABASE_URL === undefined && !existsSync(DATA_DIR);
  const long = first ? ' The first start makes a database and fills it: give it some ten seconds.' : '';
  return `\n  Windscreen is starting.${long}\n\n`;
}

/** Where to go once it is up, and what it is not for. */
export function ready({ mode, DATA_DIR, DATABASE_URL, baseUrl, TRIAL_SENDS_MAIL }: Greeted): string {
  if (mode !== 'trial') return '';
  const kept = DATABASE_URL === undefined ? ` What you do is kept in ${DATA_DIR}.` : '';
  const mail = TRIAL_SENDS_MAIL ? 'messages are really sent' : 'nothing is sent to anybody';
  return `
  Windscreen is ready: ${baseUrl}

    Raise a concern      ${baseUrl}/worried
    Be one of the hub    ${baseUrl}/sign-in
    Read what it writes  ${baseUrl}/outbox

  A trial: everybody in it is invented, ${mail}, and it is not for live records.
  Ctrl+C stops it.${kept}

`;
}
