import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { TestApp } from './app.ts';
import { asOwner } from './openings.ts';

/** How another directory answers, page by page of ten; each test sets it. */
export type Answers = (path: URL, response: ServerResponse) => void;
export const json = (response: ServerResponse, body: unknown) =>
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
export const listing =
  (entries: readonly { id: string }[]): Answers =>
  ({ searchParams, pathname }, response) => {
    const one = /\/services\/(.+)$/.exec(pathname)?.[1];
    if (one)
      return json(
        response,
        entries.find(({ id }) => id === one),
      );
    const page = Number(searchParams.get('page'));
    const pages = Math.max(1, Math.ceil(entries.length / 10));
    const contents = entries.slice(page * 10 - 10, page * 10);
    return json(response, { total_pages: pages, last_page: page >= pages, contents });
  };

/** A server of a test's own, as another directory is. */
export async function startFarDirectory() {
  const far = { answers: listing([]), asked: 0, origin: '', close: () => {} };
  const server = createServer(({ url = '/' }, response) => {
    far.asked += 1;
    far.answers(new URL(url, 'http://x'), response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  far.origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  far.close = () => {
    server.closeAllConnections();
    server.close();
  };
  return far;
}

/** A feed that was brought or fetched. */
export interface RunRow {
  id: string;
  state: string;
  trial: boolean;
  failure: string | null;
}
export const runsOf = (app: TestApp, source: string) =>
  asOwner(app.database, (owner) =>
    owner.query<RunRow>(
      'select id, state, trial, failure from directory.import_run where source = $1 order by began_at, id',
      [source],
    ),
  );

/** What changes once anything of the directory is written. */
export const written = async (app: TestApp) => {
  const [row] = await asOwner(app.database, (owner) =>
    owner.query<{ versions: number; latest: string }>(
      'select (select count(*)::int from directory.version) as versions, (select max(last_modified)::text from directory.service) as latest',
    ),
  );
  return row;
};
