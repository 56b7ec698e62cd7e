import { setTimeout as delay } from 'node:timers/promises';
import { type SampleRole, samplePractitioners } from '../../src/partnership/index.ts';
import { wholeDecision } from '../../test/support/decision.ts';
import { post } from '../../test/support/post.ts';
import { type Seen, Visitor } from '../../test/support/visitor.ts';
import { answerEverything } from '../browsing.ts';
import type { Deed, Ledger } from './ledger.ts';
import type { Send } from './line.ts';

/** What people of the drill act with. */
export interface Stage {
  send: Send;
  ledger: Ledger;
  over: () => boolean;
}

class TimeUp extends Error {}

const base = 'http://localhost';
let addresses = 0;

/** A browser at an address of its own. */
function browserOf({ send }: Stage): Visitor {
  addresses += 1;
  const address = `10.${(addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}`;
  return new Visitor((request) => {
    request.headers.set('x-forwarded-for', address);
    return send(request);
  }, base);
}

/** Somebody reads and types for so long, in seconds; far quicker than anybody does. */
const thinking = (stage: Stage, from: number, to: number) => async () => {
  await delay((from + Math.random() * (to - from)) * 1000);
  if (stage.over()) throw new TimeUp();
};

/** Does something again and again until time is up; what goes wrong is held against the product. */
async function again(stage: Stage, once: () => Promise<void>): Promise<void> {
  while (!stage.over()) {
    try {
      await once();
    } catch (error) {
      if (error instanceof TimeUp) return;
      stage.ledger.object(String(error).slice(0, 300));
    }
  }
}

/** Neighbours one after the other, each with another worry: page by page, and sent. */
export function referrer(stage: Stage): Promise<void> {
  const think = thinking(stage, 0.5, 1.5);
  return again(stage, async () => {
    const browser = browserOf(stage);
    const mark = stage.ledger.mark('concern');
    const draft = await answerEverything(browser, `${mark} Shouting most nights, and crying.`, think);
    await think();
    settle(stage, 'concern', mark, await browser.post(`/worried/${draft}/send`), /^\/worried\/sent\//);
  });
}

/** Somebody of the hub: opens what the inbox shows and rates it, decides it, or asks an agency about it. */
export async function hubWorker(stage: Stage, as: SampleRole): Promise<void> {
  const think = thinking(stage, 0.3, 1);
  const browser = browserOf(stage);
  await browser.get('/sign-in');
  await browser.post('/sign-in/sample', { person: samplePractitioners[as].id });
  await again(stage, async () => {
    const list = await browser.get('/front-door');
    const [path, deed] = [oneOf(pathsOn(list)), as === 'decision' ? oneOf(deeds) : 'rating'];
    if (path === undefined || deed === undefined) return think();
    await think();
    await browser.get(path);
    await think();
    const mark = stage.ledger.mark(deed);
    settle(stage, deed, mark, await forms[deed](browser, path, mark), /^\/front-door\//);
    await think();
  });
}

const deeds = ['rating', 'rating', 'rating', 'decision', 'question'] as const;
const pathsOn = ({ html }: Seen) => html.match(/\/front-door\/[0-9a-f-]{36}(?=")/g) ?? [];

function oneOf<T>(things: readonly T[]): T | undefined {
  return things[Math.floor(Math.random() * things.length)];
}

type Act = (browser: Visitor, path: string, mark: string) => Promise<Seen>;
const why = 'Said at length and weighed with what is known';

const forms: Readonly<Record<Exclude<Deed, 'concern'>, Act>> = {
  rating: (browser, path, mark) =>
    post(browser, `${path}/rating`, {
      rating: oneOf(['red', 'amber', 'green']) ?? 'red',
      reason: `${mark} ${why}`,
    }),
  decision: (browser, path, mark) =>
    post(
      browser,
      `${path}/decision`,
      wholeDecision(4, 'strategy-discussion', { reason: `${mark} ${why}`, late: why }),
    ),
  question: async (browser, path, mark) => {
    const form = await browser.get(`${path}/ask`);
    const all = (name: string) =>
      [...form.html.matchAll(new RegExp(`name="${name}"[^>]* value="([^"]+)"`, 'g'))].map((m) => m[1] ?? '');
    return browser.post(`${path}/ask`, {
      version: all('version')[0] ?? '',
      agencies: all('agencies').slice(0, 1),
      children: all('children'),
      decider: all('decider')[0] ?? '',
      question: `${mark} Have you met this family?`,
      shared: ['name'],
      why,
      basis: 'public task',
    });
  },
};

/** Notes what an answer promises: done, refused because another came first, or something that should not be. */
function settle({ ledger }: Stage, deed: Deed, mark: string, seen: Seen, done: RegExp): void {
  if (seen.status === 303 && done.test(seen.location ?? '')) ledger.acknowledge(deed, mark);
  else if (deed !== 'concern' && [400, 404, 409].includes(seen.status)) ledger.refuse();
  else ledger.object(`${deed}: ${seen.status} ${seen.location ?? seen.title}`);
}
