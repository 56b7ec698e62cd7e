import { type ApiDescription, problemAnswers } from '../../platform/http/index.ts';
import { COUNTINGS } from '../rules/notice.ts';

/** What `/api/learning/notice` takes and gives. */
export function describeNotice(): ApiDescription {
  return {
    tag: {
      name: 'Learning',
      description: 'What cancelling a training place costs, and until when it is free.',
    },
    paths: {
      '/api/learning/notice': {
        get: {
          operationId: 'trainingNotice',
          tags: ['Learning'],
          summary: 'How many working days of notice lie between cancelling and the start',
          description:
            'Working days are Monday to Friday without England’s bank holidays and the days on which the training office is shut.',
          security: [],
          parameters: [
            query('cancelled', true, date('2026-12-07'), 'The day of cancelling; not after the start.'),
            query(
              'starts',
              true,
              date('2027-01-04'),
              'The day on which the session starts. It never counts.',
            ),
            query(
              'policy',
              false,
              { type: 'string', enum: [...COUNTINGS], default: COUNTINGS[0] },
              'Whether the day of cancelling counts, when it is a working day.',
            ),
          ],
          responses: {
            200: {
              description: 'The notice, by the usual terms in force.',
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Notice' } } },
            },
            ...problemAnswers({ 400: 'The question could not be understood; every problem of it is named.' }),
          },
        },
      },
    },
    schemas: { Notice },
  };
}

const date = (example: string) => ({ type: 'string', format: 'date', examples: [example] });

const query = (name: string, required: boolean, schema: object, description: string) => ({
  name,
  in: 'query',
  required,
  schema,
  description,
});

const Notice = {
  type: 'object',
  required: ['workingDays', 'charged', 'lastFreeDay'],
  properties: {
    workingDays: { type: 'integer', minimum: 0 },
    charged: {
      type: 'boolean',
      description: 'Whether that is too little notice: fewer than 15 working days.',
    },
    lastFreeDay: {
      type: 'string',
      format: 'date',
      description: 'The last day, working or not, on which cancelling costs nothing.',
    },
  },
  examples: [{ workingDays: 17, charged: false, lastFreeDay: '2026-12-09' }],
};
