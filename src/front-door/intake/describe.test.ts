import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { z } from 'zod';
import { apiKey, post } from '../../../test/support/api.ts';
import { baseUrl, startTestApp, type TestApp } from '../../../test/support/app.ts';
import { exampleConcern } from './example.ts';

type Schema = z.core.JSONSchema.JSONSchema & { examples?: unknown[] };
type Operation = { operationId: string; responses: Record<string, unknown>; security: unknown[] };
interface Document {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema>; securitySchemes: Record<string, { scheme: string }> };
}

let app: TestApp;
let document: Document;
before(async () => {
  app = await startTestApp();
  const response = await app.fetch(new Request(`${baseUrl}/api/openapi.json`));
  assert.equal(response.status, 200);
  assert.match(response.headers.get('content-type') ?? '', /^application\/json/);
  document = (await response.json()) as Document;
});
after(() => app.close());

/** A checker made of one of the document's own schemas. */
const checker = (name: string) => z.fromJSONSchema(document.components.schemas[name] as Schema);

test('a checker of the standard finds nothing wrong with it', async () => {
  const { valid, errors } = await new Validator().validate({ ...structuredClone(document) });
  assert.ok(valid, JSON.stringify(errors));
});

test('it is OpenAPI 3.1, and every reference in it leads somewhere', () => {
  assert.match(document.openapi, /^3\.1\.\d+$/);
  const paths = Object.keys(document.paths).sort();
  assert.deepEqual(
    paths.filter((path) => path.startsWith('/api/')),
    [
      '/api/concerns',
      '/api/concerns/{receipt}',
      '/api/learning/notice',
      '/api/people/match',
      '/api/who-to-call',
    ],
  );
  assert.deepEqual(
    paths.filter((path) => !/^\/(api|open-referral)(\/|$)/.test(path)),
    [],
  );
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(
    ([, path = '']) => path,
  );
  assert.ok(references.length > 5);
  for (const path of references)
    assert.ok(
      path
        .split('/')
        .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], document),
      path,
    );
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
  assert.equal(new Set(operations.map(({ operationId }) => operationId)).size, operations.length);
});

test('every status of the promise is described, in the one problem shape', () => {
  const raise = document.paths['/api/concerns']?.post;
  assert.deepEqual(Object.keys(raise?.responses ?? {}), [
    '200',
    '201',
    '401',
    '403',
    '409',
    '413',
    '415',
    '422',
    '429',
    '503',
  ]);
  assert.deepEqual(raise?.security, [{ key: ['concerns:write'] }]);
  assert.equal(document.components.securitySchemes.key?.scheme, 'bearer');
  assert.match(JSON.stringify(document.paths['/api/who-to-call']), /application\/problem\+json/);
});

test('each schema takes its own examples', () => {
  for (const [name, { examples = [] }] of Object.entries(document.components.schemas))
    for (const example of examples) assert.ok(checker(name).safeParse(example).success, name);
  assert.ok((document.components.schemas.Concern?.examples?.length ?? 0) > 0);
});

test('the schema refuses what the route refuses: unknown names, wrong types, answers that are none', () => {
  const concern = checker('Concern');
  for (const wrong of [
    { ...exampleConcern, colour: 'blue' },
    { ...exampleConcern, danger: 'perhaps' },
    { ...exampleConcern, area: 'kent' },
    { ...exampleConcern, children: [] },
    { ...exampleConcern, concern: { what: 'x'.repeat(20_001) } },
  ])
    assert.equal(concern.safeParse(wrong).success, false);
});

test('answers are as described', async () => {
  const key = await apiKey(app, { scopes: ['concerns:write'] });
  const taken = await post(app, key, exampleConcern);
  assert.ok(checker('Taken').safeParse(taken.body).success, taken.text);
  const refused = await post(app, key, {});
  assert.ok(checker('Problem').safeParse(refused.body).success, refused.text);
});
