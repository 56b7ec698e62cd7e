import type { WindscreenLevel } from '../../../platform/html/index.ts';

/** A level of help, in words for anybody. */
export type LevelOfHelp = {
  name: string;
  means: string;
  like: string;
  from: string;
  agree: string;
};

export const LEVELS: readonly [LevelOfHelp, LevelOfHelp, LevelOfHelp, LevelOfHelp] = [
  {
    name: 'Everyone',
    means: 'Things are going well. The help that all families use is enough.',
    like: 'A child who is happy at school and sees a doctor when they need to.',
    from: 'Your school, your doctor, your midwife or health visitor, clubs and groups.',
    agree: 'You choose what you use.',
  },
  {
    name: 'Some help',
    means: 'One or two things are hard. A bit more help now can stop them getting worse.',
    like: 'A child who has begun to miss school, or a parent who feels low and alone.',
    from: 'People you know already, such as a teacher or a nurse. One of them can bring the others together.',
    agree: 'You say yes first.',
  },
  {
    name: 'More help',
    means: 'Many things are hard at once, or one thing has gone on for a long time.',
    like: 'Rows at home, money worries and a child who is often in trouble, all at the same time.',
    from: 'A family worker, and a team who make one plan with you and meet you often.',
    agree: 'You say yes first.',
  },
  {
    name: 'Urgent',
    means: 'A child is being hurt, or is likely to be. Or a child cannot do well without a lot of help.',
    like: 'A child with marks that no one can explain. A child whose needs are not met day after day.',
    from: 'A social worker, with the police, health and school.',
    agree: 'We ask you if we can. To keep a child safe we may have to act without a yes. We tell you why.',
  },
];

/** The four segments of the windscreen, each leading to its words on the page of levels. */
export const SEGMENTS = LEVELS.map(({ name }, index) => ({
  label: name,
  href: `/windscreen#level-${index + 1}`,
})) as unknown as readonly [WindscreenLevel, WindscreenLevel, WindscreenLevel, WindscreenLevel];
