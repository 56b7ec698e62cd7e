import { currentArrangements } from '../../partnership/index.ts';
import { type ApiDescription, type Page, problemAnswers } from '../../platform/http/index.ts';
import { exampleConcern, exampleState } from './example.ts';
import { concernSchema } from './schema.ts';
import { CONCERN } from './shape.ts';

/** What `/api/concerns` takes and gives. */
export async function describeConcerns(page: Page): Promise<ApiDescription> {
  const { areas } = await currentArrangements(page.services.database, page.now);
  return {
    tag: {
      name: 'Concerns',
      description: 'Raise a concern about a child from another system, and hear of it.',
    },
    paths: { '/api/concerns': { post: raise }, '/api/concerns/{receipt}': { get: look } },
    schemas: { Concern: concernSchema(CONCERN, areas, [exampleConcern]), Taken, State },
  };
}

const keyProblems = {
  401: 'No key, or one that was revoked, ran out, or whose agency is closed.',
  403: 'The key does not have the scope.',
  429: 'Too many requests with this key: at most 300 a minute.',
};
const body = (name: string) => ({ 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } });
const where = { Location: { description: 'Where to look at it.', schema: { type: 'string' } } };

const raise = {
  operationId: 'raiseConcern',
  tags: ['Concerns'],
  summary: 'Raise a concern about a child or several',
  description:
    'The rules are those of the professional form. A text that is empty, null or left out is a question left empty. A child in danger now: ring 999 first. At most 512,000 bytes of UTF-8 JSON, twelve levels deep; unknown names and names given twice are refused.',
  security: [{ key: ['concerns:write'] }],
  parameters: [
    {
      name: 'Idempotency-Key',
      in: 'header',
      required: true,
      description:
        'A UUID, or up to 64 printable characters; another one for each concern of the agency. Send the same again when no answer came: there is one concern.',
      schema: { type: 'string', minLength: 1, maxLength: 64, pattern: '^[ -~]+$' },
    },
  ],
  requestBody: { required: true, content: body('Concern') },
  responses: {
    201: { description: 'Received: the front door has it.', headers: where, content: body('Taken') },
    200: {
      description: 'Received before, with the same key and body: the same answer.',
      headers: where,
      content: body('Taken'),
    },
    ...problemAnswers({
      ...keyProblems,
      409: 'The idempotency key came before with another body. Nothing was changed.',
      413: 'The body is too large.',
      415: 'The body is not `application/json` in UTF-8.',
      422: 'Some fields need changing: `errors` names every one by its path, such as `children[0].dateOfBirth`. Nothing was kept.',
      503: 'The partnership cannot take it just now. Send it again with the same key, and ring.',
    }),
  },
};

const look = {
  operationId: 'concernState',
  tags: ['Concerns'],
  summary: 'Where a concern that this agency sent stands',
  security: [{ key: ['concerns:read'] }],
  parameters: [
    {
      name: 'receipt',
      in: 'path',
      required: true,
      description: 'The receipt that was answered when the concern was sent.',
      schema: { type: 'string', examples: [exampleState.receipt] },
    },
  ],
  responses: {
    200: { description: 'Where it stands.', content: body('State') },
    ...problemAnswers({ ...keyProblems, 404: 'No such receipt of this agency, or it has run out: a year.' }),
  },
};

const instant = (description: string) => ({ type: 'string', format: 'date-time', description });
const maybeInstant = (description: string) => ({ ...instant(description), type: ['string', 'null'] });
const receipt = { type: 'string', description: 'A code that opens nothing but the state of this concern.' };
const decisionDueBy = instant('When the front door must have decided, in UTC.');

const Taken = {
  type: 'object',
  required: ['receipt', 'state', 'decisionDueBy'],
  properties: { receipt, state: { const: 'received' }, decisionDueBy },
  examples: [{ receipt: exampleState.receipt, state: 'received', decisionDueBy: exampleState.decisionDueBy }],
};

const State = {
  type: 'object',
  required: ['receipt', 'reference', 'state', 'receivedAt', 'decisionDueBy'],
  properties: {
    receipt,
    reference: { type: 'string', description: 'What the front door calls it when one rings.' },
    state: { type: 'string', enum: ['received', 'weighing', 'decided', 'returned'] },
    receivedAt: instant('When it came, in UTC.'),
    decisionDueBy,
    weighingSince: maybeInstant('When somebody began to weigh it.'),
    decidedAt: maybeInstant('When it was decided.'),
    outcome: { type: ['string', 'null'], description: 'What was decided.' },
    needed: {
      type: ['string', 'null'],
      description:
        'While returned: what the front door needs to know. Answer with the receipt at `/receipt`, or ring.',
    },
    answerBy: maybeInstant('While returned: until when it waits for that.'),
    words: { type: ['string', 'null'], description: 'Why, in the front door’s words for whoever raised it.' },
  },
  examples: [exampleState],
};
