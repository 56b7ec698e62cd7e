import { hartEvents } from './hart-events.ts';
import type { SampleFact, SampleFamily, SampleTelling } from './types.ts';

/** The family of five that a trial shows whole: a move that the father must not learn of, a twin, much told, some old. */

const school: SampleTelling = { by: 'Saltmarsh Primary School', daysAgo: 40 };
const mother: SampleTelling = { by: 'her mother', daysAgo: 25 };
const longAgo: SampleTelling = { by: 'her mother', daysAgo: 430 };

const yearsAgo: SampleTelling = { by: 'her mother', daysAgo: 800 };

const fact = (kind: string, value: string, words = '', told?: SampleTelling): SampleFact => ({
  ...{ part: 'fact', columns: { kind, value, words } },
  ...(told ? { told } : {}),
});
const at = (kind: string, organisation: string, who: string, from: string): SampleFact => ({
  part: 'registration',
  columns: { kind, organisation, who, from_on: from },
});
const number = (kind: string, value: string): SampleFact => ({
  part: 'identifier',
  columns: { kind, value },
});

const refuge: SampleFact = {
  ...{ part: 'address', shield: 'The father must not learn where they live now' },
  told: { by: 'Grace Olaleye', daysAgo: 80 },
  columns: { kind: 'home', words: '12 Tern Close', postcode: 'SS2 6ER', from_on: '2026-09-01' },
};
const quayRow: SampleFact = {
  part: 'address',
  columns: {
    ...{ kind: 'home', words: '4 Quay Row', postcode: 'RM17 6SL' },
    ...{ from_on: '2019-05-01', until_on: '2026-09-01' },
  },
};
const moved = [quayRow, refuge];
const practiceFrom = (day: string) => at('general practice', 'Quay Surgery', 'Dr Lund', day);
const practice = practiceFrom('2019-06-01');
const TWINS_BORN = '2021-10-19';

export const hart: SampleFamily = {
  team: 'thurrock',
  alsoWith: 'southend',
  people: [
    {
      ...{
        key: 'grace',
        given: 'Grace',
        surname: 'Olaleye',
        sex: 'F',
        born: '1988-02-11',
        told: { by: 'herself', daysAgo: 25 },
      },
      facts: [
        {
          part: 'name',
          columns: { kind: 'previous', given: 'Grace', surname: 'Hart', until_on: '2025-12-01' },
        },
        ...moved,
        {
          part: 'contact',
          columns: {
            ...{ channel: 'phone', value: '07700 900 482', safe: 'safe', voicemail: 'no' },
            notes: 'Say that you ring from the school',
          },
          shield: 'The father must not learn it',
        },
        {
          part: 'contact',
          columns: { channel: 'email', value: 'harts@example.org', safe: 'not safe', notes: 'He reads it' },
        },
        ...[fact('ethnicity', 'BAFR'), fact('language', 'Yoruba'), fact('interpreter', 'no')],
        ...[fact('religion', 'Christian'), fact('disability', 'NONE'), number('nhs', '9990000018')],
        practice,
      ],
    },
    {
      ...{ key: 'daniel', given: 'Daniel', surname: 'Hart', sex: 'M', born: '1985-07-30' },
      told: { by: 'himself', daysAgo: 300 },
      facts: [
        { part: 'name', columns: { kind: 'alias', given: 'Danny', surname: 'Hart' } },
        {
          part: 'address',
          columns: { kind: 'home', words: '4 Quay Row', postcode: 'RM17 6SL', from_on: '2019-05-01' },
        },
        { part: 'contact', columns: { channel: 'phone', value: '07700 900 117', safe: 'not known' } },
        fact('ethnicity', 'WBRI'),
      ],
    },
    {
      ...{ key: 'ada', given: 'Ada', surname: 'Hart', sex: 'F', born: '2012-03-03', told: longAgo },
      facts: [
        { part: 'name', columns: { kind: 'preferred', given: 'Addy', surname: 'Hart' }, told: school },
        { part: 'name', columns: { kind: 'heard', given: 'Aida', surname: 'Heart' }, told: school },
        ...moved,
        at('school', 'Saltmarsh Primary School', 'Marian Teale', '2016-09-01'),
        ...[fact('ethnicity', 'MWBA'), fact('language', 'English'), number('nhs', '9990000026')],
        fact('disability', 'HEAR', 'Wears hearing aids; sit her at the front', yearsAgo),
        fact('communication', 'Face her when you speak. Write down what matters.', '', longAgo),
        ...[number('upn', 'K201200195001'), practice],
      ],
    },
    ...(['tobi', 'temi'] as const).map((key) => ({
      ...({
        key,
        given: key === 'tobi' ? 'Tobi' : 'Temi',
        surname: 'Hart',
        sex: key === 'tobi' ? 'M' : 'F',
      } as const),
      ...{ born: TWINS_BORN, told: mother },
      facts: [
        { ...quayRow, columns: { ...quayRow.columns, from_on: TWINS_BORN } },
        refuge,
        at('school', 'Saltmarsh Primary School', '', '2026-09-01'),
        ...[fact('ethnicity', 'MWBA'), fact('language', 'English'), practiceFrom(TWINS_BORN)],
        number('nhs', key === 'tobi' ? '9990000034' : '9990000042'),
        at('health visitor', 'Estuary Community Health', 'Jo Penhale', '2021-10-30'),
        fact('no upn', 'UN6'),
      ],
    })),
  ],
  ties: [
    ...['ada', 'tobi', 'temi'].flatMap((child) => [
      ['grace', 'parent', child] as const,
      ['daniel', 'parent', child] as const,
    ]),
    ['tobi', 'twin', 'temi'],
    ['grace', 'former partner', 'daniel'],
  ],
  household: ['grace', 'ada', 'tobi', 'temi'],
  events: hartEvents,
};
