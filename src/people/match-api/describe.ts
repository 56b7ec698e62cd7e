import { type ApiDescription, problemAnswers } from '../../platform/http/index.ts';
import { SEXES } from '../types.ts';

/** What `/api/people/match` takes and gives. */
export function describeMatch(): ApiDescription {
  return {
    tag: {
      name: 'People',
      description: 'Find out whether somebody is known, before they are added anywhere.',
    },
    paths: { '/api/people/match': { post: match } },
    schemas: { Sought, Matched },
  };
}

const body = (name: string) => ({ 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } });

const match = {
  operationId: 'matchPeople',
  tags: ['People'],
  summary: 'Who this is, who it may be, or that nobody like this is known',
  description:
    'The same search as on the screen. `same` is one person who stands out: somebody has to confirm it before anything is written. `possible` may be; `new` is nobody known to this key. Restricted records are never found, nor people whom somebody of the key’s agency must not see: `new` is no proof that nobody is known. Each person answered is on the audit as read. Unknown names are refused; empty, null and left out are the same.',
  security: [{ key: ['people:match'] }],
  requestBody: { required: true, content: body('Sought') },
  responses: {
    200: { description: 'Most likely first, five at most.', content: body('Matched') },
    ...problemAnswers({
      401: 'No key, or one that was revoked, ran out, or whose agency is closed.',
      403: 'The key does not have the scope.',
      413: 'The body is too large.',
      415: 'The body is not `application/json` in UTF-8.',
      422: 'Some fields need changing: `errors` names every one.',
      429: 'Too many searches with this key: at most 120 a minute.',
    }),
  },
};

const text = (description: string, rest: object = {}) => ({ type: ['string', 'null'], description, ...rest });

const Sought = {
  type: 'object',
  description: 'A name or an NHS number has to be there; everything else makes it surer.',
  additionalProperties: false,
  properties: {
    given: text('First names.', { maxLength: 100 }),
    surname: text('Surname, or the one name that somebody has.', { maxLength: 100 }),
    dob: text('A date of birth, or its beginning.', { examples: ['2012-03-03', '2012-03', '2012'] }),
    sex: text('Male, female, not known.', { enum: [...SEXES, '', null] }),
    postcode: text('A whole postcode, present or past.'),
    nhsNumber: text('With its check digit; spaces are ignored.'),
  },
  examples: [{ given: 'Tia', surname: 'Marlow', dob: '2012-03-03', postcode: 'RM17 6SL' }],
};

const bits = { type: 'number', description: 'Bits: each is twice as likely. Below 0 it speaks against.' };

const Matched = {
  type: 'object',
  required: ['zone', 'modelVersion', 'candidates'],
  properties: {
    zone: { type: 'string', enum: ['same', 'possible', 'new'] },
    modelVersion: { type: 'string' },
    candidates: {
      type: 'array',
      maxItems: 5,
      items: {
        type: 'object',
        required: ['id', 'weight', 'evidence'],
        properties: {
          id: { type: 'string', format: 'uuid' },
          weight: bits,
          evidence: {
            type: 'array',
            items: {
              type: 'object',
              required: ['field', 'says', 'weight'],
              properties: {
                field: { type: 'string' },
                says: { type: 'string', description: 'The reason, in words.' },
                weight: bits,
              },
            },
          },
        },
      },
    },
    add: {
      type: 'array',
      description: 'Where too many people are near: what to send as well. The person may be known.',
      items: { type: 'string', enum: ['dob', 'postcode', 'given'] },
    },
  },
};
