import { line, maybeOne, options, step, story } from '../questions.ts';
import { contactQuestions, contactSafety } from '../shared/contact.ts';
import { address, whereAgain, whichArea, yesNo } from '../shared/where.ts';
import type { Order } from '../types.ts';

const happening = 'What is going on';
const you = 'You';

export const tell = step({
  key: 'tell',
  part: happening,
  heading: 'What is going on?',
  questions: {
    tell: story({
      label: 'What is going on?',
      hint: 'Use your own words. You have done nothing wrong. We will believe you.',
      ask: 'Tell us what is going on. One line is enough',
      rows: 8,
    }),
  },
});

export const afraid = step({
  key: 'afraid',
  part: happening,
  heading: 'Is someone hurting you, or do they make you feel afraid?',
  lead: ['You can skip this.'],
  questions: {
    name: line({ label: 'Who is it?' }),
    tie: line({ label: 'How do you know them?', hint: 'Such as: my dad, a friend, someone I met online.' }),
  },
});

export const here = step({
  key: 'here',
  part: happening,
  heading: 'Where are you now?',
  lead: ['You can skip this.'],
  questions: {
    place: line({ label: 'The place', hint: 'Such as: at home, at school, at a friend’s.' }),
    with: line({ label: 'Who is with you?' }),
    safe: maybeOne({
      label: 'Do you feel safe there?',
      options: options([
        ['yes', 'Yes'],
        ['no', 'No'],
        ['unsure', 'I do not know'],
      ]),
    }),
  },
});

export const me = step({
  key: 'me',
  part: you,
  heading: 'What should we call you?',
  lead: ['You can leave out your name. It is hard to help you if we do not know who you are.'],
  questions: {
    given: line({ label: 'First name', width: 20 }),
    surname: line({ label: 'Last name', width: 20 }),
    age: line({ label: 'How old are you?', width: 5 }),
    school: line({ label: 'Your school' }),
  },
});

export const home = step({
  key: 'where',
  part: you,
  heading: 'Where do you live?',
  questions: {
    area: whichArea({
      label: 'Which of these do you live in?',
      ask: 'Choose one, or that you do not know',
      unknown: 'I do not know',
    }),
    ...address({ label: 'Your street and house number', hint: 'You can leave this out.' }),
  },
});

const homeAgain = whereAgain({
  part: you,
  heading: 'Help us find where you live',
  hint: 'Such as: your town, your school, or a shop near you.',
});

export const trust = step({
  key: 'trust',
  part: you,
  heading: 'Is there a grown-up you trust?',
  lead: ['You can skip this.'],
  questions: {
    who: line({ label: 'Who is it?', hint: 'Such as: my nan, my teacher, my coach.' }),
    may: maybeOne({ label: 'May we talk to them?', options: yesNo }),
  },
});

export const reach = step({
  key: 'contact',
  part: you,
  heading: 'How can we talk to you?',
  lead: ['We only use what you say is safe. You can skip this.'],
  questions: {
    ...contactQuestions({
      safeToCall: 'Is it safe if we call you?',
      safeToText: 'Is it safe if we text you?',
      safeToWrite: 'Is it safe if we write to you there?',
      whoReads: 'Say no if someone else reads it.',
    }),
    school: maybeOne({ label: 'May we come and see you at school?', options: yesNo }),
  },
  across: contactSafety,
});

/** The way of a child or young person, about themselves: short, and it always ends with somebody reading it. */
export const youngOrder: Order = [tell, afraid, here, me, home, homeAgain, trust, reach];
