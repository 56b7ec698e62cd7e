import type { ApiDescription } from '../../platform/http/index.ts';
import { problemAnswers } from '../../platform/http/index.ts';

const text = { type: 'string' };
const whole = { type: 'integer', minimum: 0 };
const uuid = { type: 'string', format: 'uuid' };

const query = (name: string, schema: object, description: string) => ({
  name,
  in: 'query',
  required: false,
  schema,
  description,
});

const PAGING = [
  query('format', { type: 'string', enum: ['json'] }, 'JSON alone is given.'),
  query('page', { type: 'integer', minimum: 1 }, 'Counted from 1.'),
  query('per_page', { type: 'integer', minimum: 1, maximum: 100 }, 'How many a page; 50 unless given.'),
];
const NARROWING = [
  query('search', text, 'Words.'),
  query('taxonomy_term_id', uuid, 'Has this term.'),
  query('taxonomy_id', uuid, 'Has a term of this taxonomy.'),
  query('organization_id', uuid, 'Given by this organisation.'),
  query('minimum_age', whole, 'For somebody of at least this age.'),
  query('maximum_age', whole, 'For somebody of at most this age.'),
  query('start_time', text, 'Open after this time, like 09:30.'),
  query('end_time', text, 'Open before this time.'),
  query('day', { type: 'string', enum: ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] }, 'On this day.'),
  query('modified_after', { type: 'string', format: 'date-time' }, 'Changed at or after this time.'),
  query('full', { type: 'boolean' }, 'Each one whole.'),
  query('minimal', { type: 'boolean' }, 'Ids and times only.'),
];
const PLACE = [
  query('postcode', text, 'Whole, or its first half.'),
  query('proximity', whole, 'Metres from it; 16000 unless given.'),
];
const ONLY_ONE = [{ name: 'id', in: 'path', required: true, schema: uuid, description: 'Its id.' }];

const page = (summary: string, operationId: string, parameters: readonly object[]) => ({
  get: {
    ...{ operationId, tags: ['Open Referral UK'], summary, security: [], parameters },
    responses: {
      200: {
        description: 'A page of them.',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/OpenReferralPage' } } },
      },
      ...problemAnswers({ 400: 'A parameter could not be read; each is named.' }),
    },
  },
});

const one = (summary: string, operationId: string) => ({
  get: {
    ...{ operationId, tags: ['Open Referral UK'], summary, security: [], parameters: ONLY_ONE },
    responses: {
      200: {
        description: 'Whole, in the shape of Open Referral UK 3.0.',
        content: {
          'application/json': { schema: { type: 'object', required: ['id'], properties: { id: uuid } } },
        },
      },
      ...problemAnswers({ 404: 'There is none.' }),
    },
  },
});

/** What `/open-referral` gives, for `/api/openapi.json`. */
export function describeFeed(): ApiDescription {
  const at = (path: string) => `/open-referral${path}`;
  return {
    tag: { name: 'Open Referral UK', description: 'The directory of services, open to everybody.' },
    paths: {
      [at('')]: {
        get: {
          ...{
            operationId: 'openReferral',
            tags: ['Open Referral UK'],
            summary: 'Which standard this is',
            security: [],
          },
          responses: {
            200: {
              description: 'Version and profile.',
              content: {
                'application/json': {
                  schema: { type: 'object', required: ['version', 'profile', 'openapi_url'] },
                },
              },
            },
          },
        },
      },
      [at('/directory.json')]: {
        get: {
          ...{ operationId: 'openReferralDirectory', tags: ['Open Referral UK'], security: [] },
          summary: 'Every service whole, in one file',
          responses: {
            200: {
              description: 'A list of services, each whole; as a file to keep.',
              content: {
                'application/json': {
                  schema: {
                    type: 'array',
                    items: { type: 'object', required: ['id'], properties: { id: uuid } },
                  },
                },
              },
            },
          },
        },
      },
      [at('/services')]: page('Services', 'openReferralServices', [...PAGING, ...NARROWING]),
      [at('/services/{id}')]: one('A service', 'openReferralService'),
      [at('/taxonomies')]: page('Taxonomies', 'openReferralTaxonomies', PAGING),
      [at('/taxonomies/{id}')]: one('A taxonomy with its terms', 'openReferralTaxonomy'),
      [at('/taxonomy_terms')]: page('Terms', 'openReferralTerms', [
        ...PAGING,
        query('taxonomy_id', uuid, 'Of this taxonomy.'),
        query('parent_id', uuid, 'Under this term.'),
        query('top_only', { type: 'boolean' }, 'Under no other term.'),
      ]),
      [at('/taxonomy_terms/{id}')]: one('A term', 'openReferralTerm'),
      [at('/service_at_locations')]: page('Services at their places', 'openReferralPlaces', [
        ...PAGING,
        ...NARROWING,
        ...PLACE,
      ]),
      [at('/service_at_locations/{id}')]: one('A service at a place', 'openReferralPlace'),
      [at('/organizations')]: page('Organisations', 'openReferralOrganizations', PAGING),
      [at('/organizations/{id}')]: one('An organisation with its services', 'openReferralOrganization'),
    },
    schemas: {
      OpenReferralPage: {
        type: 'object',
        required: [
          'total_items',
          'total_pages',
          'page_number',
          'size',
          'first_page',
          'last_page',
          'empty',
          'contents',
        ],
        properties: {
          total_items: whole,
          total_pages: whole,
          page_number: whole,
          size: whole,
          first_page: { type: 'boolean' },
          last_page: { type: 'boolean' },
          empty: { type: 'boolean' },
          contents: { type: 'array', items: { type: 'object', required: ['id'], properties: { id: uuid } } },
        },
      },
    },
  };
}
