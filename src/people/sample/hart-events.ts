import type { SampleEvent } from './types.ts';

/** What happened in the family of five, as agencies told it over the last two years. */
export const hartEvents: readonly SampleEvent[] = [
  {
    ...{ about: ['ada'], daysAgo: 640, lasted: 60, kind: 'attendance', weight: 'routine' },
    ...{ what: 'Attendance fell to 81 per cent over a term.', saidBy: 'the attendance officer' },
    agency: 'Saltmarsh Primary School',
  },
  {
    ...{ about: ['tobi', 'temi'], daysAgo: 420, kind: 'not-brought', weight: 'routine' },
    ...{ what: 'Not brought to the review at three years; a second letter went unanswered.' },
    ...{ saidBy: 'the health visitor', agency: 'Estuary Community Health' },
  },
  {
    ...{ about: ['grace', 'ada', 'tobi', 'temi', 'daniel'], daysAgo: 310, time: '23:40' },
    ...{ kind: 'domestic-abuse', weight: 'significant', agency: 'Estuary Police' },
    what: 'Police were called by a neighbour to shouting. Daniel Hart left for the night. The children were awake.',
    impact: 'Addy took the twins into her bed and turned her hearing aids off.',
    saidBy: 'the officer who attended',
  },
  {
    ...{ about: ['ada'], daysAgo: 305, kind: 'voice', weight: 'significant' },
    what: 'Addy told her teacher that she “keeps watch” at night so that the little ones can sleep.',
    impact: 'She is tired and has begun to miss words.',
    ...{ saidBy: 'her teacher', agency: 'Saltmarsh Primary School' },
  },
  {
    ...{ about: ['ada'], daysAgo: 290, kind: 'injury', weight: 'significant' },
    ...{
      what: 'A burn on the left hand was seen at the surgery.',
      saidBy: 'Dr Lund',
      agency: 'Quay Surgery',
    },
    struck: 'It was another patient of that name: the surgery wrote to say so',
  },
  {
    ...{ about: ['grace', 'daniel'], daysAgo: 95, time: '19:15', kind: 'domestic-abuse', weight: 'critical' },
    what: 'Grace was treated for a broken wrist. She said that Daniel did it, and gave a statement.',
    ...{ saidBy: 'the ward sister', agency: 'Estuary Integrated Care Board' },
  },
  {
    ...{ about: ['grace', 'ada', 'tobi', 'temi'], daysAgo: 82, kind: 'household', weight: 'critical' },
    what: 'Grace and the children moved to a place that Daniel does not know.',
    impact: 'Addy slept through the first night.',
    ...{ saidBy: 'Grace', shield: 'Daniel must not learn that, or when, they moved' },
  },
  {
    ...{ about: ['ada'], daysAgo: 30, kind: 'strength', weight: 'routine' },
    ...{ what: 'Addy read to the whole class, and asked to do it again.', saidBy: 'Marian Teale' },
    ...{ impact: 'She says that she can hear everybody from the front.', agency: 'Saltmarsh Primary School' },
  },
];
