import { setTimeout as delay } from 'node:timers/promises';

/** One asking: what for, from when to when (`performance.now`), and what came; 0 where nothing did. */
export interface Asked {
  page: string;
  from: number;
  to: number;
  status: number;
}

/** Sends as a browser does, and again as a person does who sees an error: the same words with the same form key. */
export type Send = (request: Request) => Promise<Response>;

const PATIENCE_MS = 20_000;
const GIVE_UP_MS = 120_000;

/** The way from browsers to whichever of the processes is up, as a proxy in front would find it. */
export function openLine(origins: readonly string[]): { send: Send; asked: Asked[] } {
  const asked: Asked[] = [];
  let turn = 0;
  const once = async (request: Request, body: string | undefined): Promise<Response | undefined> => {
    const { pathname, search } = new URL(request.url);
    turn += 1;
    const from = performance.now();
    const note = (status: number) =>
      void asked.push({ page: pageOf(request.method, pathname), from, to: performance.now(), status });
    try {
      const response = await fetch(`${origins[turn % origins.length]}${pathname}${search}`, {
        ...{ method: request.method, headers: request.headers, redirect: 'manual' },
        ...(body === undefined ? {} : { body }),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      const text = await response.text();
      note(response.status);
      return new Response(text || null, { status: response.status, headers: response.headers });
    } catch {
      note(0);
      return undefined;
    }
  };
  const send: Send = async (request) => {
    const body = request.method === 'POST' ? await request.text() : undefined;
    const until = performance.now() + GIVE_UP_MS;
    for (let tries = 1; performance.now() < until; tries += 1) {
      const answer = await once(request, body);
      if (answer && answer.status < 500) return answer;
      await delay(Math.min(2_000, 200 * tries) * (0.5 + Math.random()));
    }
    throw new Error(`nothing answered ${request.url} for two minutes`);
  };
  return { send, asked };
}

/** What a person would call the page. */
function pageOf(method: string, path: string): string {
  if (path.endsWith('/send')) return 'send a concern';
  if (path.startsWith('/worried')) return 'journey of a referrer';
  if (path === '/front-door') return 'inbox';
  const [, form] = /^\/front-door\/[0-9a-f-]{36}(?:\/(\w+))?$/.exec(path) ?? [];
  if (path.startsWith('/front-door/')) return form === undefined ? 'record' : `${verbs[method]} ${form}`;
  return 'other';
}

const verbs: Readonly<Record<string, string>> = { GET: 'open', POST: 'send' };
