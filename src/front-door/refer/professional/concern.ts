import { formError } from '../../../platform/forms/index.ts';
import { any, line, maybeOne, one, options, step, story } from '../questions.ts';
import { cite } from '../shared/cited.ts';
import { metBefore } from './you.ts';

const part = 'The concern';
const assessing = 'The child’s life';

export const concern = step({
  key: 'concern',
  part,
  heading: 'What is your concern?',
  questions: {
    concern: story({
      label: 'What has happened, and what worries you?',
      hint: 'What was seen, heard or said, in the words that were used. Keep fact and opinion apart.',
      ask: 'Describe your concern',
      rows: 10,
    }),
    when: line({ label: 'When?', hint: 'Dates and times, and whether it is still going on.' }),
    source: any({
      label: 'How do you know?',
      ask: 'Choose how you know',
      options: options([
        ['seen', 'I saw or heard it myself'],
        ['child', 'The child told me'],
        ['parent', 'A parent or carer told me'],
        ['other', 'Someone else told me'],
        ['records', 'From records or a pattern over time'],
      ]),
    }),
  },
});

export const now = step({
  key: 'now',
  part,
  heading: 'The child now',
  questions: {
    place: line({ label: 'Where is the child now, and with whom?' }),
    state: story({
      label: 'How is the child?',
      hint: 'Injuries, distress, need for medical care.',
      rows: 3,
    }),
    protect: one({
      label: 'Does the child need to be protected today?',
      ask: 'Choose if the child needs to be protected today',
      options: options([
        ['yes', 'Yes'],
        ['no', 'No'],
        ['unsure', 'I am not sure'],
      ]),
    }),
    why: story({ label: 'What makes you say so?', rows: 3 }),
  },
  across: ({ protect, why }) =>
    protect === 'yes' && !why ? [formError('why', 'Say why the child needs to be protected today')] : [],
});

export const risk = step({
  key: 'risk',
  part,
  heading: 'What might happen if nothing changes?',
  questions: {
    risk: story({ label: 'What are you most worried will happen?', rows: 4 }),
    level: maybeOne({
      label: 'Which level of help do you think fits?',
      hint: 'Your view helps. The hub decides.',
      options: options([
        ['1', 'Level 1: help for all families'],
        ['2', 'Level 2: some extra help, early'],
        ['3', 'Level 3: several services together'],
        ['4', 'Level 4: urgent help or protection'],
        ['unsure', 'I am not sure'],
      ]),
    }),
    cited: cite({
      label: 'Which signs do you see?',
      hint: 'If you wish: choose the signs of need that fit. The hub reads them beside your words.',
    }),
  },
});

export const domains = step({
  key: 'domains',
  part: assessing,
  heading: 'The child’s life as you know it',
  lead: ['What is going well as much as what is not. Leave a box empty if you do not know.'],
  asked: metBefore,
  questions: {
    development: story({
      label: 'The child’s development',
      hint: 'Health, learning, feelings and behaviour, identity, friends and family, looking after themselves.',
    }),
    parenting: story({
      label: 'Parenting',
      hint: 'Care, safety, warmth, stimulation, guidance and boundaries, stability.',
    }),
    environment: story({
      label: 'Family and surroundings',
      hint: 'Wider family, housing, work, money, community, life online.',
    }),
  },
});

export const factors = step({
  key: 'factors',
  part: assessing,
  heading: 'Does any of this affect the family?',
  asked: metBefore,
  questions: {
    factors: any({
      label: 'Parents and carers',
      options: options([
        ['mental health', 'Mental ill health'],
        ['alcohol', 'Alcohol'],
        ['drugs', 'Drugs'],
        ['domestic abuse', 'Domestic abuse'],
        ['learning disability', 'Learning disability'],
        ['physical', 'Physical illness or disability'],
      ]),
    }),
    about: story({ label: 'What do you know about it?', rows: 3 }),
  },
});

export const tried = step({
  key: 'tried',
  part: assessing,
  heading: 'What has been tried?',
  asked: metBefore,
  questions: {
    tried: story({ label: 'Help given so far, and what came of it', rows: 4 }),
    assessments: line({
      label: 'Earlier assessments or plans',
      hint: 'For example: early help assessment (CAF), with its date and who holds it.',
    }),
  },
});

export const voice = step({
  key: 'voice',
  part: assessing,
  heading: 'What does the child say?',
  questions: {
    told: one({
      label: 'Does the child know that you are raising this?',
      ask: 'Choose if the child knows',
      options: options([
        ['yes', 'Yes'],
        ['no', 'No'],
        ['too young', 'The child is too young to be told, or not born yet'],
      ]),
    }),
    wishes: story({
      label: 'What the child wishes and feels',
      hint: 'In the child’s own words where you can.',
      rows: 4,
    }),
  },
});
