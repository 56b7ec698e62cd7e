import { formError } from '../../../platform/forms/index.ts';
import { line, one, options, step, story } from '../questions.ts';
import { typedOn } from '../told.ts';
import { doNotTell } from './view.ts';
import { metBefore } from './you.ts';

const part = 'Consent and parents';

export const consent = step({
  key: 'consent',
  part,
  heading: 'Consent to share information',
  lead: [
    'This is about passing on what you know, not about accepting help. Protecting a child never waits for consent.',
  ],
  questions: {
    consent: one({
      label: 'Has someone with parental responsibility, or the young person, agreed to this being shared?',
      ask: 'Choose if they agreed to sharing',
      options: options([
        ['given', 'Yes, they agreed'],
        ['refused', 'No, they were asked and refused'],
        ['not asked', 'They were not asked'],
      ]),
    }),
    giver: line({ label: 'Who was asked, and when?' }),
  },
});

export const exception = step({
  key: 'exception',
  part,
  heading: 'Sharing without consent',
  lead: ['You can share without consent. Say on which ground, so that the decision can be explained later.'],
  asked: ({ told }) => ['refused', 'not asked'].includes(typedOn(told, 'consent', 'consent')),
  questions: {
    exception: one({
      label: 'Which is nearest?',
      ask: 'Choose the ground that is nearest',
      options: options([
        [
          'CP_CONCERN',
          'There is a clear child protection concern',
          'An injury, say, or an allegation against a parent or carer.',
        ],
        ['RISK_BY_ASKING', 'Asking could put the child or an adult victim at risk'],
        ['REFUSED_ESCALATING', 'They refused, and harm is likely to grow without the hub'],
        [
          'NONE',
          'None of these',
          'Your concern is still read. If it is about support and not about safety, the hub may ask you to seek agreement first.',
        ],
      ]),
    }),
    rationale: story({
      label: 'Your reasons',
      ask: 'Give your reasons for sharing without consent',
      rows: 4,
    }),
  },
});

export const agreement = step({
  key: 'agreement',
  part,
  heading: 'Agreement to help',
  lead: ['This is separate from consent to share. Early help is offered only to a family that agrees to it.'],
  asked: metBefore,
  questions: {
    service: one({
      label: 'Would the family accept help from a service?',
      ask: 'Choose if the family would accept help',
      options: options([
        ['agreed', 'Yes, they agreed'],
        ['refused', 'No, they refused'],
        ['not asked', 'They were not asked'],
      ]),
    }),
  },
});

export const parents = step({
  key: 'parents',
  part,
  heading: 'Do the parents know that you are raising this?',
  before: doNotTell,
  asked: metBefore,
  questions: {
    informed: one({
      label: 'Have the parents or carers been told?',
      ask: 'Choose if the parents or carers have been told',
      options: options([
        ['yes', 'Yes'],
        ['no', 'No'],
      ]),
    }),
    why: story({
      label: 'If not, why not? If so, what did they say?',
      rows: 3,
    }),
  },
  across: ({ informed, why }) =>
    informed === 'no' && !why ? [formError('why', 'Say why the parents or carers have not been told')] : [],
});
