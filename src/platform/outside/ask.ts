import { request as plainRequest } from 'node:http';
import { request } from 'node:https';
import { setTimeout as delay } from 'node:timers/promises';
import { AddressRefused, mustBePublic, publicOnly } from './address.ts';

const MOST_MILLISECONDS = 20_000;
const MOST_HOPS = 3;
const HOSTS_AT_ONCE = 4;
const PAUSE_MILLISECONDS = 1_000;

/** What an address answers with: its status. @throws AddressRefused */
export type Ask = (url: string) => Promise<number>;

/**
 * What a public web address answers with after its head was asked for, or after the whole where a site gives no heads.
 * At most three redirects are followed, each to a public address. `also`: origins that may be asked wherever they are.
 * @throws AddressRefused
 */
export async function probe(url: string, also: readonly string[] = []): Promise<number> {
  let target = allowed(url, also);
  for (let hop = 0; hop <= MOST_HOPS; hop += 1) {
    const head = await once(target, 'HEAD', also);
    const answer = [403, 405, 501].includes(head.status) ? await once(target, 'GET', also) : head;
    if (answer.status < 300 || answer.status > 399 || answer.location === undefined) return answer.status;
    if (!URL.canParse(answer.location, target.href)) return answer.status;
    target = allowed(new URL(answer.location, target).href, also);
  }
  throw new AddressRefused('It leads on from one address to the next', true);
}

function allowed(url: string, also: readonly string[]): URL {
  if (URL.canParse(url) && also.includes(new URL(url).origin)) return new URL(url);
  return mustBePublic(url, ['https:', 'http:']);
}

function once(
  target: URL,
  method: 'HEAD' | 'GET',
  also: readonly string[],
): Promise<{ status: number; location: string | undefined }> {
  const send = target.protocol === 'https:' ? request : plainRequest;
  const lookup = also.includes(target.origin) ? {} : { lookup: publicOnly };
  return new Promise((resolve, reject) => {
    const asked = send(
      target,
      { method, ...lookup, signal: AbortSignal.timeout(MOST_MILLISECONDS) },
      (answer) => {
        // Only how it begins matters: nothing of what it says is read.
        answer.destroy();
        resolve({ status: answer.statusCode ?? 0, location: answer.headers.location });
      },
    );
    asked.on('error', (error) => reject(refusedWords(error)));
    asked.end();
  });
}

const SLOW = new Set(['AbortError', 'TimeoutError']);

/** Why something could not be asked, in words that may be shown. */
export function refusedWords(error: Error): AddressRefused {
  if (error instanceof AddressRefused) return error;
  return SLOW.has(error.name)
    ? new AddressRefused('It took longer than 20 seconds', true)
    : new AddressRefused('It cannot be reached', (error as NodeJS.ErrnoException).code !== 'ENOTFOUND');
}

/**
 * Which of these addresses lead nowhere, each with why. Four sites are asked at once and each of them one address after
 * another, with a pause between. What may only be out of order just now is not called dead.
 */
export async function goneAmong(
  urls: readonly string[],
  ask: Ask = probe,
  pause = PAUSE_MILLISECONDS,
): Promise<Map<string, string>> {
  const waiting = [...Map.groupBy(new Set(urls), hostOf).values()];
  const gone = new Map<string, string>();
  const work = async () => {
    for (let list = waiting.pop(); list; list = waiting.pop())
      for (const [at, url] of list.entries()) {
        if (at > 0) await delay(pause);
        const why = await whyGone(url, ask);
        if (why !== undefined) gone.set(url, why);
      }
  };
  await Promise.all(Array.from({ length: HOSTS_AT_ONCE }, work));
  return gone;
}

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host : '');

async function whyGone(url: string, ask: Ask): Promise<string | undefined> {
  try {
    const status = await ask(url);
    return status === 404 || status === 410 ? `leads nowhere (${status})` : undefined;
  } catch (error) {
    if (!(error instanceof AddressRefused)) throw error;
    return error.passing ? undefined : `cannot be opened: ${error.message}`;
  }
}
