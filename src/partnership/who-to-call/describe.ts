import { type ApiDescription, type Page, problemAnswers } from '../../platform/http/index.ts';
import { currentArrangements } from '../arrangements/current.ts';
import { PURPOSES } from './types.ts';

/** What `/api/who-to-call` takes and gives. */
export async function describeWhoToCall(page: Page): Promise<ApiDescription> {
  const { areas } = await currentArrangements(page.services.database, page.now);
  return {
    tag: { name: 'Who to call', description: 'Whom to ring about a child, by area, purpose and time.' },
    paths: {
      '/api/who-to-call': {
        get: {
          operationId: 'whoToCall',
          tags: ['Who to call'],
          summary: 'Whom to ring, and until when that answer holds',
          security: [],
          parameters: [
            query(
              'area',
              true,
              { type: 'string', enum: areas.map(({ code }) => code) },
              'The area of the child’s home.',
            ),
            query('purpose', true, { type: 'string', enum: [...PURPOSES] }, 'What the call is about.'),
            query(
              'at',
              false,
              { type: 'string', format: 'date-time', examples: ['2026-12-25T10:00:00Z'] },
              'A time with its zone, in 2019 to 2030; now unless given.',
            ),
          ],
          responses: {
            200: {
              description: 'Whom to ring.',
              content: { 'application/json': { schema: { $ref: '#/components/schemas/CallAnswer' } } },
            },
            ...problemAnswers({ 400: 'The question could not be understood; every problem of it is named.' }),
          },
        },
      },
    },
    schemas: { CallAnswer },
  };
}

const query = (name: string, required: boolean, schema: object, description: string) => ({
  name,
  in: 'query',
  required,
  schema,
  description,
});

const CallAnswer = {
  type: 'object',
  required: ['name', 'phone', 'why', 'changesAt'],
  properties: {
    name: { type: 'string', description: 'Who answers.' },
    phone: { type: 'string' },
    text: { type: 'string', description: 'A number for text messages, where there is one.' },
    why: { type: 'string', description: 'Why this number now, in words.' },
    changesAt: {
      type: ['string', 'null'],
      format: 'date-time',
      description: 'When the answer changes, in UTC; null when it does not.',
    },
  },
  examples: [
    {
      name: 'Thurrock emergency duty team',
      phone: '01375 372468',
      why: 'The Thurrock hub is closed, and the emergency duty team takes what cannot wait.',
      changesAt: '2026-12-29T09:00:00Z',
    },
  ],
};
