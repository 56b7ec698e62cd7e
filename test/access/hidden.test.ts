import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { routes } from '../../src/app.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { type AddedConcern, addConcern } from '../support/concerns.ts';
import { addConflict } from '../support/openings.ts';
import type { Seen } from '../support/visitor.ts';

/** Hidden and absent are one answer, wherever an id can stand. */
let app: TestApp;
let hidden: Record<'of another team' | 'restricted' | 'with a conflict of interest', AddedConcern>;
before(async () => {
  app = await startTestApp();
  hidden = {
    'of another team': await addConcern(app.database, { area: 'essex' }),
    restricted: await addConcern(app.database, { named: ['duty'] }),
    'with a conflict of interest': await addConcern(app.database),
  };
  await addConflict(app.database, 'decision', hidden['with a conflict of interest'].id);
});
after(() => app.close());

const absent = '00000000-0000-4000-8000-00000000dead';
const ours = ['/front-door', '/break-glass', '/access', '/desk'];
const withId = routes.filter(
  ({ path }) => path.includes(':id') && ours.some((start) => path.startsWith(start)),
);

/** Everything that came back, but for what is made anew for every answer: ids, nonces and form tokens. */
function bytes({ status, html, headers }: Seen, id: string): string {
  const page = html
    .replace(/nonce="[^"]+"/g, 'nonce')
    .replace(/name="csrf" value="[^"]+"/g, 'csrf')
    .replaceAll(headers.get('x-request-id') ?? '', 'request')
    .replaceAll(id, 'ID');
  const kept = [...headers].map(([name, value]) =>
    name === 'x-request-id' ? name : `${name}: ${value.replace(/'nonce-[^']+'/g, 'nonce')}`,
  );
  return JSON.stringify([status, kept.sort(), page]);
}

test('every address that takes an id answers for a hidden record as for none', async () => {
  assert.ok(withId.length > 20);
  const person = await app.as('decision');
  for (const [why, { id }] of Object.entries(hidden)) {
    for (const route of withId) {
      const ask = async (about: string) => {
        const path = route.path.replace(':id', about);
        const fields = {
          verdict: 'opened',
          words: 'words enough',
          reason: 'a reason of twenty characters',
          stub: 'x',
        };
        return bytes(
          route.method === 'GET' ? await person.get(path) : await person.post(path, fields),
          about,
        );
      };
      await person.get('/desk');
      const [nothing, something] = [await ask(absent), await ask(id)];
      assert.equal(something, nothing, `${route.method} ${route.path}, ${why}`);
    }
  }
});

test('nor does any of them answer otherwise to somebody without the role', async () => {
  for (const role of ['school', 'board', 'operator'] as const) {
    const person = await app.as(role);
    for (const route of withId.filter(({ method }) => method === 'GET')) {
      const ask = async (about: string) => bytes(await person.get(route.path.replace(':id', about)), about);
      assert.equal(await ask(hidden.restricted.id), await ask(absent), `${role} ${route.path}`);
    }
  }
});
