import { randomUUID } from 'node:crypto';
import { samplePractitioners } from '../src/partnership/index.ts';
import type { OwnerConnection } from '../src/platform/db/index.ts';
import { type Seen, Visitor } from '../test/support/visitor.ts';
import type { Shot } from './load.ts';

/** What a browser sends with every page it asks for. */
export const browserHeaders = {
  accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'accept-encoding': 'gzip, deflate, br, zstd',
  'accept-language': 'en-GB,en;q=0.9',
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
};

export function browserAt(origin: string): Visitor {
  return new Visitor((request) => fetch(request, { redirect: 'manual' }), origin);
}

/** Signs in as the sample decision maker of Thurrock. */
export async function signedIn(origin: string): Promise<Visitor> {
  const browser = browserAt(origin);
  await browser.get('/sign-in');
  const seen = await browser.post('/sign-in/sample', { person: samplePractitioners.decision.id });
  if (seen.location !== '/desk') throw new Error(`sign-in failed: ${seen.status} ${seen.text.slice(0, 300)}`);
  return browser;
}

function cookiesOf(browser: Visitor): string {
  return [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}

export function pageShot(browser: Visitor, path: string): Shot {
  return { path, headers: { ...browserHeaders, cookie: cookiesOf(browser) }, status: 200 };
}

/** Addresses of the records on the first pages of the inbox. */
export async function recordPaths(browser: Visitor, wanted: number): Promise<string[]> {
  const found = new Set<string>();
  let next: string | undefined = '/front-door';
  while (next && found.size < wanted) {
    const { html }: Seen = await browser.get(next);
    for (const match of html.matchAll(/href="(\/front-door\/[0-9a-f-]{36})"/g)) found.add(match[1] ?? '');
    next = /href="(\/front-door\?after=[^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
  }
  return [...found].slice(0, wanted);
}

/** What a neighbour answers, page by page; a page not named here is passed without an answer. */
const neighbour: Readonly<Record<string, Record<string, string>>> = {
  danger: { danger: 'no' },
  who: { who: 'public' },
  worry: { worry: 'Shouting most nights, and the little one was outside in the rain in pyjamas on Friday.' },
  when: { when: 'Most nights, worst on Friday at about nine', still: 'yes' },
  seen: { seen: 'home' },
  'child/1': { given: 'Robin', surname: 'Ashdown', age: 'about 5', sex: 'U' },
  'another-child/1': { another: 'no' },
  where: { area: 'thurrock', address: '12 Ferry Lane, Grays', postcode: 'RM17 6XX' },
  you: { named: 'no' },
};

/**
 * Goes through the journey of a neighbour as far as the page that sends it. Returns the draft's id.
 * @param worry what they say, when not the usual
 * @param pause waited for before each answer
 */
export async function answerEverything(
  browser: Visitor,
  worry: string = '',
  pause: () => Promise<void> = async () => {},
): Promise<string> {
  const answers = worry === '' ? neighbour : { ...neighbour, worry: { worry } };
  await browser.get('/worried');
  let path = '/worried';
  for (let pages = 0; pages < 40; pages += 1) {
    const step = path.split('/').slice(3).join('/');
    if (step === 'check') return path.split('/')[2] ?? '';
    await pause();
    const seen = await browser.post(path, answers[step || 'danger'] ?? {});
    if (!seen.location) throw new Error(`${path} was not taken: ${seen.status} ${seen.text.slice(0, 300)}`);
    path = seen.location;
    await browser.get(path);
  }
  throw new Error('the journey has no end');
}

/**
 * Submissions ready to send: one journey is gone through page by page, and its draft copied as often as needed.
 * Each has a form key of its own; the last POST of the journey is what is measured.
 */
export async function submissions(origin: string, owner: OwnerConnection, count: number): Promise<Shot[]> {
  const browser = browserAt(origin);
  const draft = await answerEverything(browser);
  const copies = await owner.query<{ id: string }>(
    `insert into front_door.draft (visits, answers, expires_at)
     select visits, answers, expires_at from front_door.draft, generate_series(1, $2) where id = $1 returning id`,
    [draft, count],
  );
  return copies.map(({ id }, n) => ({
    method: 'POST' as const,
    path: `/worried/${id}/send`,
    headers: {
      ...browserHeaders,
      cookie: cookiesOf(browser),
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
      'x-forwarded-for': `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`,
    },
    body: new URLSearchParams({ csrf: browser.csrf, 'form-key': randomUUID() }).toString(),
    status: 303,
  }));
}
