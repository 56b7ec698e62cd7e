import { day, line, maybeOne, options, step } from '../questions.ts';
import { yesNo } from '../shared/where.ts';
import { metBefore } from './you.ts';

const part = 'The family and others';
const responsibility = maybeOne({
  label: 'Parental responsibility?',
  options: options([
    ['yes', 'Yes'],
    ['no', 'No'],
    ['not known', 'Not known'],
  ]),
});

export const household = step({
  key: 'household',
  part,
  heading: 'Who lives with the child?',
  lead: [
    'Everyone in the home: parents, partners, brothers and sisters, lodgers. If the child is unborn, begin with the mother. Leave empty what you do not know.',
  ],
  asked: metBefore,
  questions: {},
  rows: {
    each: 'Person in the home',
    of: {
      name: line({ label: 'Name' }),
      tie: line({ label: 'Relationship to the child' }),
      birth: day({ label: 'Date of birth', what: 'Date of birth' }),
      responsibility,
    },
  },
});

export const others = step({
  key: 'others',
  part,
  heading: 'Who else matters to the child?',
  lead: ['Such as a parent who lives elsewhere, grandparents, a partner, friends.'],
  asked: metBefore,
  questions: {},
  rows: {
    each: 'Person who matters',
    of: {
      name: line({ label: 'Name' }),
      tie: line({ label: 'Relationship to the child' }),
      responsibility,
      note: line({ label: 'What helps to reach or understand them' }),
    },
  },
});

export const involved = step({
  key: 'involved',
  part,
  heading: 'Who else works with the family?',
  lead: [
    'Social worker, lead professional, midwife, mental health or drug service, school, housing and others.',
  ],
  asked: metBefore,
  questions: {},
  rows: {
    each: 'Professional',
    of: {
      name: line({ label: 'Name' }),
      role: line({ label: 'Role and organisation' }),
      contact: line({ label: 'Phone or email' }),
    },
  },
});

export const alleged = step({
  key: 'alleged',
  part,
  heading: 'Is anyone said to have caused harm?',
  lead: ['Leave empty if nobody is named.'],
  ring: 'allegation',
  questions: {},
  rows: {
    each: 'Person who may have caused harm',
    of: {
      name: line({ label: 'Name, or what is known of them' }),
      tie: line({ label: 'Relationship to the child' }),
      contact: maybeOne({
        label: 'Is this person in contact with the child now?',
        options: options([
          ['yes', 'Yes'],
          ['no', 'No'],
          ['not known', 'Not known'],
        ]),
      }),
      works: maybeOne({
        label: 'Does this person work or volunteer with children?',
        hint: 'If so, call the number above as well. Do not wait for the hub to do so.',
        options: yesNo,
      }),
    },
  },
});
