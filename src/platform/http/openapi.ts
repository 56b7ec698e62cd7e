import { anyone } from '../access/permission.ts';
import type { Page } from './page.ts';
import { json } from './problem.ts';
import type { Route } from './route.ts';

/** What one slice's routes for machines take and give: parts of an OpenAPI 3.1 document. */
export interface ApiDescription {
  tag: { name: string; description: string };
  paths: Readonly<Record<string, unknown>>;
  schemas?: Readonly<Record<string, unknown>>;
}

/** How a slice describes its routes for machines: read anew, for areas and the like are rows. */
export type Described = (page: Page) => Promise<ApiDescription> | ApiDescription;

/** GET /api/openapi.json: what every slice describes, as one OpenAPI 3.1 document. */
export function openApiRoute(parts: readonly Described[]): Route {
  return {
    method: 'GET',
    path: '/api/openapi.json',
    permission: anyone,
    kind: 'machine',
    cacheSeconds: 300,
    handler: async (page) => {
      const described = await Promise.all(parts.map((part) => part(page)));
      return json(documentOf(described, page.services.config.baseUrl), 200, {
        'cache-control': 'public, max-age=300',
      });
    },
  };
}

function documentOf(parts: readonly ApiDescription[], baseUrl: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Windscreen',
      version: '1',
      summary: 'A multi-agency child-safeguarding partnership, for other programs.',
      description:
        'Names are added and never changed. Every error has one shape, `application/problem+json`, and names every field that must change. Nobody’s browser session opens anything here; systems send a key.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: baseUrl }],
    tags: parts.map(({ tag }) => tag),
    paths: Object.assign({}, ...parts.map(({ paths }) => paths)),
    components: {
      schemas: Object.assign({ Problem: problemSchema }, ...parts.map(({ schemas }) => schemas)),
      securitySchemes: {
        key: {
          type: 'http',
          scheme: 'bearer',
          description:
            'A key of an agency, made by the partnership’s administrator for named scopes. It ends when it expires, is revoked, or the agency is closed.',
        },
      },
    },
  };
}

const problemSchema = {
  type: 'object',
  description:
    'What is wrong, in words. `errors` names each field that must change, by its path in the body.',
  required: ['type', 'title', 'status', 'errors'],
  properties: {
    type: { type: 'string', const: 'about:blank' },
    title: { type: 'string' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'message'],
        properties: { field: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
};

/** Answers of the one problem shape: `{ 404: 'There is no such receipt' }`. */
export function problemAnswers(described: Readonly<Record<number, string>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(described).map(([status, description]) => [
      status,
      {
        description,
        ...(status === '429' ? { headers: { 'Retry-After': retryAfter } } : {}),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
}

const retryAfter = { description: 'Seconds to wait.', schema: { type: 'integer', minimum: 1 } };
