import { createHmac, randomBytes } from 'node:crypto';
import { londonDate } from '../../platform/time/london.ts';

const MOST_REMEMBERED = 20_000;

// Known to this process alone and gone with it: nobody can work back from a mark to an address.
let salt = randomBytes(32);
let day = '';
let seen = new Set<string>();

/** Whether this address asks for these words for the first time today, as far as this process remembers. */
export function firstToday(address: string, words: string, now: Temporal.Instant): boolean {
  const today = londonDate(now).toString();
  if (today !== day || seen.size >= MOST_REMEMBERED) {
    salt = randomBytes(32);
    day = today;
    seen = new Set();
  }
  const mark = createHmac('sha256', salt).update(`${address}\n${words}`).digest('base64url').slice(0, 16);
  if (seen.has(mark)) return false;
  seen.add(mark);
  return true;
}
