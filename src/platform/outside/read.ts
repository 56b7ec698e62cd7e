import { request as plainRequest } from 'node:http';
import { request } from 'node:https';
import { AddressRefused, mustBePublic, publicOnly } from './address.ts';
import { refusedWords } from './ask.ts';

const MOST_BYTES = 10_000_000;
const MOST_MILLISECONDS = 20_000;

/** `also`: origins that may be asked wherever they are. `milliseconds`: until the whole must be here, 20 seconds unless told. */
export interface Reading {
  also?: readonly string[];
  milliseconds?: number;
}

/**
 * Reads what a public address gives over https, up to 10 MB of text. Redirects are not followed.
 * @throws AddressRefused, `passing` where it may be well another time
 */
export function readText(url: string, accept: string, reading: Reading = {}): Promise<string> {
  const trusted = URL.canParse(url) && (reading.also ?? []).includes(new URL(url).origin);
  const target = trusted ? new URL(url) : mustBePublic(url);
  const signal = AbortSignal.timeout(reading.milliseconds ?? MOST_MILLISECONDS);
  const send = target.protocol === 'https:' ? request : plainRequest;
  return new Promise((resolve, reject) => {
    const fail = (words: string, passing = false) => reject(new AddressRefused(words, passing));
    const broke = (error: Error) => reject(refusedWords(signal.aborted ? signal.reason : error));
    const asked = send(
      target,
      { ...(trusted ? {} : { lookup: publicOnly }), headers: { accept }, signal },
      (answer) => {
        const status = answer.statusCode ?? 0;
        if (status !== 200) {
          answer.destroy();
          return fail(statusWords(status), status === 429 || status >= 500);
        }
        const chunks: Buffer[] = [];
        let size = 0;
        answer.on('data', (chunk: Buffer) => {
          size += chunk.byteLength;
          if (size > MOST_BYTES) {
            answer.destroy();
            fail('A page of it is larger than 10 MB');
          } else chunks.push(chunk);
        });
        answer.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
        answer.on('error', (error) => (signal.aborted ? broke(error) : fail('The answer broke off', true)));
      },
    );
    asked.on('error', broke);
    asked.end();
  });
}

function statusWords(status: number): string {
  if (status >= 300 && status < 400)
    return `It leads on to another address (${status}), which is not followed. Write that address`;
  return `It answered ${status || 'nothing'} and not 200`;
}
