import { any, line, maybeOne, one, options, step, story } from '../questions.ts';
import { contactQuestions, contactSafety } from '../shared/contact.ts';
import { SIGNS } from '../shared/signs.ts';
import { address, whereAgain, whichArea, yesNo } from '../shared/where.ts';
import { typedOn } from '../told.ts';
import type { Asking, Order } from '../types.ts';

const noticed = 'What you noticed';
const child = 'The child';
const you = 'You';

export const worry = step({
  key: 'worry',
  part: noticed,
  heading: 'What are you worried about?',
  questions: {
    worry: story({
      label: 'What are you worried about?',
      hint: 'Tell us what you saw or heard, in your own words. You do not have to be sure.',
      ask: 'Tell us what you are worried about',
      rows: 8,
    }),
  },
});

export const when = step({
  key: 'when',
  part: noticed,
  heading: 'When did it happen?',
  lead: ['Leave out what you do not know.'],
  questions: {
    when: line({ label: 'Day and time', hint: 'For example: last night at 9, or most days after school.' }),
    still: maybeOne({
      label: 'Is it still going on?',
      options: options([
        ['yes', 'Yes'],
        ['no', 'No'],
        ['unsure', 'I am not sure'],
      ]),
    }),
  },
});

export const seen = step({
  key: 'seen',
  part: noticed,
  heading: 'How do you know?',
  questions: {
    seen: one({
      label: 'How do you know?',
      ask: 'Choose how you know',
      options: options([
        ['home', 'I saw or heard it at or near the home'],
        ['school', 'I saw or heard it at a school, a club or a play place'],
        ['travel', 'I saw it on a train, a bus or a taxi, at a station or an airport'],
        ['online', 'I saw it on a phone or online'],
        ['child', 'The child told me'],
        ['other person', 'Someone else told me'],
        ['other', 'In another way'],
      ]),
    }),
  },
});

export const signs = step({
  key: 'signs',
  part: noticed,
  heading: 'Did you notice any of these?',
  lead: ['Tick all that fit. You may also go on without a tick.'],
  asked: ({ told }) => typedOn(told, 'seen', 'seen') === 'travel',
  questions: {
    signs: any({ label: 'What you noticed', options: SIGNS }),
    trip: line({
      label: 'Where was it, and where was the child going?',
      hint: 'The train, bus, road or stop.',
    }),
  },
});

export const theChild = step({
  key: 'child',
  part: child,
  heading: ({ n }) => (n === 1 ? 'Who is the child?' : 'Who is the next child?'),
  lead: ['Fill in what you know. Leave out the rest.'],
  questions: {
    given: line({ label: 'First name', width: 20 }),
    surname: line({ label: 'Last name', width: 20 }),
    age: line({ label: 'Age', hint: 'A guess is fine. If the child is not born yet, say so.', width: 10 }),
    sex: maybeOne({
      label: 'Boy or girl?',
      options: options([
        ['M', 'Boy'],
        ['F', 'Girl'],
        ['U', 'I do not know'],
      ]),
    }),
    more: story({
      label: 'What else could help us know this child?',
      hint: 'Such as the school, the hair, the clothes.',
      rows: 3,
    }),
  },
});

export const anotherChild = step({
  key: 'another-child',
  part: child,
  heading: 'Are you worried about one more child?',
  questions: {
    another: one({
      label: 'Are you worried about one more child?',
      ask: 'Choose yes or no',
      options: yesNo,
    }),
  },
});

export const where = step({
  key: 'where',
  part: child,
  heading: 'Where does the child live?',
  questions: {
    area: whichArea({
      label: 'Area',
      hint: 'The area of the home, not of the school.',
      ask: 'Choose an area, or that you do not know',
      unknown: 'I do not know',
    }),
    ...address({ label: 'Address, if you know it', hint: 'The street or the flats will help too.' }),
  },
});

const again = whereAgain({
  part: child,
  heading: 'Help us find where the child lives',
  hint: 'Such as the town, the school, a shop close by, or where you saw the child.',
});

export const childNow = step({
  key: 'now',
  part: child,
  heading: 'Where is the child now?',
  lead: ['If you do not know, go on.'],
  questions: {
    place: line({ label: 'The place where the child is' }),
    with: line({ label: 'Who is with the child?' }),
  },
});

export const harm = step({
  key: 'harm',
  part: child,
  heading: 'Is there someone who may be causing the harm?',
  lead: ['If you do not know, go on.'],
  questions: {
    name: line({ label: 'The name of this person' }),
    tie: line({
      label: 'Who is this person to the child?',
      hint: 'Such as a parent, a friend of the family, a coach.',
    }),
  },
});

export const named = step({
  key: 'you',
  part: you,
  heading: 'Do you want to give your name?',
  lead: [
    'If you do, we can ask you more if we need to. We will try not to tell the family who you are.',
    'If you do not, we will act on what you told us just the same.',
  ],
  questions: {
    named: one({
      label: 'Do you want to give your name?',
      ask: 'Choose if you want to give your name',
      options: options([
        ['yes', 'Yes, I will give my name'],
        ['no', 'No, I want to stay anonymous'],
      ]),
    }),
  },
});

const isNamed = ({ told }: Asking) => typedOn(told, 'you', 'named') === 'yes';

export const name = step({
  key: 'name',
  part: you,
  heading: 'Your name',
  asked: isNamed,
  questions: {
    name: line({ label: 'Your name', ask: 'Enter your name', autocomplete: 'name' }),
    tie: one({
      label: 'Who are you to the child?',
      ask: 'Choose who you are to the child',
      options: options([
        ['family', 'A parent, carer or one of the family'],
        ['neighbour', 'A neighbour, a friend or a childminder'],
        ['other', 'Someone else'],
      ]),
    }),
  },
});

export const contact = step({
  key: 'contact',
  part: you,
  heading: 'How can we reach you safely?',
  lead: ['We use only what you say is safe. You may leave all of this out.'],
  asked: isNamed,
  questions: contactQuestions({
    safeToCall: 'Is it safe for us to call this number?',
    safeToText: 'Is it safe for us to send a text to it?',
    safeToWrite: 'Is it safe for us to write to this address?',
    whoReads: 'Say no if someone else reads your email.',
  }),
  across: contactSafety,
});

/** The way of a parent, a neighbour or anyone. */
export const anyoneOrder: Order = [
  worry,
  when,
  seen,
  signs,
  { eachChild: [theChild, anotherChild] },
  where,
  again,
  childNow,
  harm,
  named,
  name,
  contact,
];
