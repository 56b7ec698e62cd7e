import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type SampleRole, samplePractitioners } from '../../src/partnership/index.ts';
import { baseUrl, type TestApp } from './app.ts';
import { asOwner } from './openings.ts';
import { Visitor } from './visitor.ts';

/** The product once more, on the same PostgreSQL database, in a process of its own. */
export interface SecondProcess {
  as(role: SampleRole): Promise<Visitor>;
  visitor(): Visitor;
  close(): Promise<void>;
}

const program = fileURLToPath(new URL('second-process-main.ts', import.meta.url));

/** Starts it; its clock stands where that of `app` does now. */
export async function anotherProcess(app: TestApp): Promise<SecondProcess> {
  const [here] = await asOwner(app.database, (owner) =>
    owner.query<{ name: string }>('select current_database() as name'),
  );
  const child = fork(program, [here?.name ?? '', app.clock.now.toString()]);
  const [port] = (await once(child, 'message')) as [number];
  const fetchThere = (request: Request) => {
    const there = request.url.replace(baseUrl, `http://127.0.0.1:${port}`);
    return fetch(new Request(there, request), { redirect: 'manual' });
  };
  return {
    visitor: () => new Visitor(fetchThere, baseUrl),
    as: async (role) => {
      const browser = new Visitor(fetchThere, baseUrl);
      await browser.get('/sign-in');
      await browser.post('/sign-in/sample', { person: samplePractitioners[role].id });
      return browser;
    },
    close: () => stop(child),
  };
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.disconnect();
  await ended;
}
