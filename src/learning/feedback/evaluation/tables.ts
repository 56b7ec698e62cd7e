import type { Counted } from '../../../platform/charts/index.ts';
import { CONFIDENCE, MOMENT_WORDS } from '../../rules/feedback.ts';
import { MOMENTS, type Moment, type Question } from '../types.ts';

/** What is counted, with the questions of every version that was answered. */
export interface Counts {
  answers: readonly {
    course: string;
    form_id: string;
    moment: Moment;
    code: string;
    value: number;
    answers: number;
  }[];
  response: readonly { course: string; moment: Moment; asked: number; answered: number }[];
  questions: ReadonlyMap<string, readonly Question[]>;
}

type Answers = Counts['answers'];

const COLUMNS = [
  { label: 'High', tone: 'good' },
  { label: 'Mid', tone: 'plain' },
  { label: 'Low', tone: 'late' },
] as const;

/** What the evaluation of training shows, as tables of counts: what is drawn first. */
export function tablesOf(counts: Counts): Counted[] {
  return [confidence(counts), otherQuestions(counts), response(counts), courses(counts)];
}

const spread = (rows: Answers) => {
  const sum = (fits: (value: number) => boolean) =>
    rows.filter(({ value }) => fits(value)).reduce((total, { answers }) => total + answers, 0);
  return [sum((value) => value >= 4), sum((value) => value === 3), sum((value) => value <= 2)];
};

function confidence({ answers }: Counts): Counted {
  return {
    ...{ code: 'confidence', title: 'How confident people feel', rowsAre: 'When', rowsRun: 'kinds' },
    words:
      'From 1, not at all, to 5, very much: 4 and 5 are high, 1 and 2 low. Later is three months after the day.',
    columns: COLUMNS,
    rows: MOMENTS.map((moment) => ({
      label: MOMENT_WORDS[moment],
      counts: spread(answers.filter((row) => row.code === CONFIDENCE && row.moment === moment)),
    })),
    total: 'Answers',
    share: 'High',
  };
}

/** A question whose words changed is another one; which version asked it does not matter. */
function otherQuestions({ answers, questions }: Counts): Counted {
  const asks = new Map<string, Answers[number][]>();
  for (const row of answers.filter(({ code }) => code !== CONFIDENCE)) {
    const ask = questions
      .get(row.form_id)
      ?.find(({ moment, code }) => moment === row.moment && code === row.code)?.ask;
    const label = `${MOMENT_WORDS[row.moment]}: ${ask ?? row.code}`;
    asks.set(label, [...(asks.get(label) ?? []), row]);
  }
  return {
    ...{ code: 'questions', title: 'What else was asked', rowsAre: 'Question', rowsRun: 'kinds' },
    words: 'From 1, not at all, to 5, very much: 4 and 5 are high, 1 and 2 low.',
    columns: COLUMNS,
    rows: [...asks].sort(byWords).map(([label, rows]) => ({ label, counts: spread(rows) })),
    total: 'Answers',
    share: 'High',
  };
}

const byWords = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1);

function response({ response: rows }: Counts): Counted {
  return {
    ...{ code: 'response', title: 'Who answered', rowsAre: 'When', rowsRun: 'kinds' },
    words: 'Of those who were asked; whoever would rather not counts as not answered.',
    columns: [
      { label: 'Answered', tone: 'good' },
      { label: 'Did not', tone: 'plain' },
    ],
    rows: MOMENTS.map((moment) => {
      const of = rows.filter((row) => row.moment === moment);
      const answered = of.reduce((total, row) => total + row.answered, 0);
      const asked = of.reduce((total, row) => total + row.asked, 0);
      return { label: MOMENT_WORDS[moment], counts: [answered, asked - answered] };
    }),
    total: 'Asked',
    share: 'Answered',
  };
}

function courses({ answers }: Counts): Counted {
  const names = [...new Set(answers.map(({ course }) => course))].sort();
  return {
    ...{ code: 'courses', title: 'Confidence after the day, by course', rowsAre: 'Course', rowsRun: 'kinds' },
    words: 'From 1, not at all, to 5, very much: 4 and 5 are high, 1 and 2 low.',
    columns: COLUMNS,
    rows: names.map((course) => ({
      label: course,
      counts: spread(
        answers.filter((row) => row.course === course && row.moment === 'after' && row.code === CONFIDENCE),
      ),
    })),
    total: 'Answers',
    share: 'High',
  };
}
