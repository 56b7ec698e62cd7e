import { one, options, step } from '../questions.ts';
import { typedOn } from '../told.ts';
import type { Order } from '../types.ts';
import { callNow } from './view.ts';

const part = 'To begin with';

export const danger = step({
  key: 'danger',
  part,
  heading: ({ told }) =>
    typedOn(told, 'who', 'who') === 'young person'
      ? 'Are you in danger right now?'
      : 'Is a child in danger right now?',
  questions: {
    danger: one({
      label: 'Is a child in danger right now?',
      hint: 'For example: being hurt, about to be hurt, or in need of a doctor now.',
      ask: 'Choose yes or no',
      options: options([
        ['yes', 'Yes, or I think so'],
        ['no', 'No, not right now'],
      ]),
    }),
  },
});

export const call = step({
  key: 'call',
  part,
  heading: 'Call 999 now',
  before: callNow,
  questions: {},
  asked: ({ told }) => typedOn(told, 'danger', 'danger') === 'yes',
  button: 'I have called, or I cannot call',
});

export const who = step({
  key: 'who',
  part,
  heading: 'Who are you?',
  questions: {
    who: one({
      label: 'Who are you?',
      ask: 'Choose who you are',
      options: options([
        ['young person', 'A child or young person. This is about me'],
        ['public', 'A parent, neighbour, friend or anyone else', 'You do not have to give your name.'],
        [
          'professional',
          'Someone who works or helps with children, families or the public',
          'At a school, in health, the police, a club, on trains, buses or taxis, or at the border.',
        ],
      ]),
    }),
  },
});

export const startOrder: Order = [danger, call, who];
