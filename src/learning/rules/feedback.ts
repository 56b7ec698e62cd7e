import type { Moment, Question } from '../feedback/types.ts';

/** The most questions of one moment: more than that and people stop answering. */
export const MOST_QUESTIONS = 6;

/** The code by which confidence before, after and later is compared. */
export const CONFIDENCE = 'confidence';

export const MOMENT_WORDS: Readonly<Record<Moment, string>> = {
  before: 'Before',
  after: 'After',
  later: 'Later',
};

/** What the two ends of the scale mean. */
export const SCALE = { low: 'Not at all', high: 'Very much' } as const;

const ask = (
  moment: Moment,
  code: string,
  kind: Question['kind'],
  words: string,
  required = true,
): Question => ({
  ...{ moment, code, kind, required },
  ask: words,
});

/** What a course asks until its coordinators put it better. */
export const STANDARD_QUESTIONS: readonly Question[] = [
  ask('before', CONFIDENCE, 'scale', 'How confident do you feel about this subject in your work today?'),
  ask('before', 'hope', 'words', 'What do you hope to be able to do after the day?', false),
  ask('after', CONFIDENCE, 'scale', 'How confident do you feel about this subject now?'),
  ask('after', 'trainer', 'scale', 'How well did the trainers help you to learn?'),
  ask('after', 'place', 'scale', 'How well did the venue, or the way of meeting online, work for you?'),
  ask('after', 'will-change', 'words', 'What is one thing that you will do differently?'),
  ask('after', 'better', 'words', 'What should we do better next time?', false),
  ask('later', CONFIDENCE, 'scale', 'How confident do you feel about this subject today?'),
  ask('later', 'changed', 'scale', 'How much did the training change what you do?'),
  ask('later', 'practice', 'words', 'What do you do differently now?'),
  ask(
    'later',
    'example',
    'words',
    'Can you give an example? Tell it so that nobody can know which child or family it was.',
    false,
  ),
];

/** The name of a question's box. */
export const boxOf = ({ code }: Pick<Question, 'code'>): string => `q-${code}`;

export const questionsAt = (questions: readonly Question[], moment: Moment): Question[] =>
  questions.filter((question) => question.moment === moment);

/** Names of work that begin with capitals and are nobody's. */
const WORK =
  /^(Early|Help|Team|Around|The|Family|Graded|Care|Profile|Child|Children|Protection|Social|Working|Together|Health|Visitor|Signs|Of|Safety|Level|Designated|Lead|Safeguarding|Local|Authority|County|Council|Essex|Southend|Thurrock|Southend-on-Sea|NHS|Multi-Agency|In|Need|Youth|Offending|Domestic|Abuse|Champion|Champions|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Zoom|Microsoft|Teams|Section|Keeping|Safe|Education|Operation|Henderson|Effective|Support|I)$/;

/**
 * What in somebody's words may tell who a child or a family is: numbers like those of records, dates, addresses to
 * write to, initials and names. It errs on the side of asking; whoever wrote it decides.
 */
export function mayNameSomebody(words: string): string[] {
  const found = [
    ...(words.match(/\b[A-Z]{0,4}[-/ ]?\d[\d /-]{3,}\d\b/gi) ?? []),
    ...(words.match(/\b[A-Z]{1,4}\d{3,}\b/gi) ?? []),
    ...(words.match(/\S+@\S+\.\S+/g) ?? []),
    ...(words.match(/\b(?:[A-Z]\. ?){1,3}[A-Z]\.?(?!\w)/g) ?? []),
    ...[
      ...words.matchAll(
        /\b(?:called|named|name is|name was|mum|mother|dad|father|brother|sister|child|boy|girl|pupil)\s+([A-Z][\p{L}’'-]+)/gu,
      ),
    ].flatMap(([, name = '']) => (WORK.test(name) ? [] : [name])),
    ...[...words.matchAll(/\b([A-Z][\p{L}’'-]+) ([A-Z][\p{L}’'-]+)\b/gu)].flatMap(
      ([pair, first = '', last = '']) => (WORK.test(first) || WORK.test(last) ? [] : [pair]),
    ),
  ];
  return [...new Set(found.map((each) => each.trim()))];
}

/** The name of a row of the form with which coordinators say what is asked. */
export const rowOf = (moment: Moment, n: number): string => `${moment}-${n}`;
