import type { LevelWords } from '../types.ts';

type Four = readonly [LevelWords, LevelWords, LevelWords, LevelWords];

/** The levels in words that hold everywhere. */
export const COMMON_LEVELS: Four = [
  {
    level: 1,
    label: 'Everyone',
    formal: 'Universal',
    means: 'Things are going well. The help that all families use is enough.',
    looks: 'A child who is happy at school and sees a doctor when they need to.',
    helps: 'Your school, your doctor, your midwife or health visitor, clubs and groups.',
    route: 'Just go, or ask. We write down nothing about your child unless you want us to.',
    agreement: 'You choose what you use.',
  },
  {
    level: 2,
    label: 'Some help',
    formal: 'Early help',
    means: 'One or two things are hard. A bit more help now can stop them getting worse.',
    looks: 'A child who has begun to miss school, or a parent who feels low and alone.',
    helps: 'People you know already, such as a teacher or a nurse. One of them can bring the others in.',
    route: 'Talk to a teacher, a nurse or your doctor. Or tell us, and we will find the right one.',
    agreement: 'You say yes first.',
  },
  {
    level: 3,
    label: 'More help',
    formal: 'Intensive',
    means: 'Many things are hard at once, or one thing has gone on for a long time.',
    looks: 'Rows at home, money worries and a child who is often in trouble, all at the same time.',
    helps: 'A family worker, and a team who make one plan with you and meet you often.',
    route: 'Someone who helps you asks for it with you. Or tell us.',
    agreement: 'You say yes first.',
  },
  {
    level: 4,
    label: 'Urgent',
    formal: 'Specialist',
    means: 'A child is being hurt, or is likely to be. Or a child cannot do well without a lot of help.',
    looks: 'A child with marks that no one can explain. A child whose needs are not met day after day.',
    helps: 'A social worker, with the police, health and school.',
    route: 'Call us, or tell us here. If there is danger now, call 999.',
    agreement:
      'We ask you if we can. To keep a child safe we may have to act without a yes. We tell you why.',
  },
];

/** Essex: no request form below its third level. */
export const ESSEX_LEVELS: Four = inPlaceOf(COMMON_LEVELS, {
  2: {
    formal: 'Additional',
    route: 'You do not need a form. Go to the one who can help, or ask a person you know to bring in others.',
  },
  3: {
    route:
      'Someone who helps you fills in one form with you. Most of the time you will have had a plan at level 2 first.',
  },
  4: { route: 'Call us and ask for the Priority Line, or tell us here. If there is danger now, call 999.' },
});

/** Thurrock: from its second tier all help begins at one front door. */
export const THURROCK_LEVELS: Four = inPlaceOf(COMMON_LEVELS, {
  2: {
    route:
      'One service on its own can just start. If you need more than one, a person who knows you fills in one form with you. It goes to our front door team.',
  },
  3: {
    formal: 'Complex',
    route: 'A person who helps you fills in one form with you. It goes to our front door team.',
  },
  4: { formal: 'Acute' },
});

function inPlaceOf(levels: Four, changes: Partial<Record<LevelWords['level'], Partial<LevelWords>>>): Four {
  const [one, two, three, four] = levels;
  const changed = (level: LevelWords): LevelWords => ({ ...level, ...changes[level.level] });
  return [changed(one), changed(two), changed(three), changed(four)];
}
