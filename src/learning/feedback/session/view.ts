import { dataTable, emptyState, type Html, html } from '../../../platform/html/index.ts';
import { MOMENT_WORDS } from '../../rules/feedback.ts';
import { timesWords } from '../../rules/times.ts';
import { MOMENTS, type Moment, type Question } from '../types.ts';

/** A question with how it was answered by so many. */
export interface Average {
  moment: Moment;
  ask: string;
  answers: number;
  /** From 1 to 5. */
  average: number;
}

/** Counts of answers as averages; whoever has fewer than five answers to a question is not told of it. */
export function averagesOf(
  counts: readonly { form_id: string; moment: Moment; code: string; value: number; answers: number }[],
  questions: ReadonlyMap<string, readonly Question[]>,
): Average[] {
  const sums = new Map<string, Average & { sum: number }>();
  for (const { form_id, moment, code, value, answers } of counts) {
    const known = sums.get(`${moment} ${code}`);
    const ask =
      known?.ask ??
      questions.get(form_id)?.find((one) => one.moment === moment && one.code === code)?.ask ??
      code;
    const total = (known?.answers ?? 0) + answers;
    const sum = (known?.sum ?? 0) + value * answers;
    sums.set(`${moment} ${code}`, { moment, ask, answers: total, sum, average: sum / total });
  }
  return [...sums.values()]
    .filter(({ answers }) => answers >= 5)
    .sort((a, b) => MOMENTS.indexOf(a.moment) - MOMENTS.indexOf(b.moment));
}

/** What the trainers of a session may know. */
export function sessionView({
  course,
  session,
  response,
  averages,
}: {
  course: { title: string };
  session: { startsAt: Temporal.Instant; endsAt: Temporal.Instant };
  response: readonly { moment: Moment; asked: number; answered: number }[];
  averages: readonly Average[];
}): Html {
  return html`<h1 class="govuk-heading-xl"><span class="govuk-caption-xl">${course.title}</span>What people thought</h1>
<p>${timesWords(session)}</p>
<ul class="govuk-list">${response.map(({ moment, asked, answered }) => html`<li>${MOMENT_WORDS[moment]}: ${answered} of ${asked} answered</li>`)}</ul>
${dataTable<Average>({
  caption: 'Averages from 1, not at all, to 5, very much',
  captionShown: true,
  columns: [
    { label: 'Question', kind: 'name', cell: ({ moment, ask }) => `${MOMENT_WORDS[moment]}: ${ask}` },
    { label: 'Answers', kind: 'number', cell: ({ answers }) => answers },
    { label: 'Average', kind: 'number', cell: ({ average }) => average.toFixed(1) },
  ],
  rows: averages,
  empty: emptyState({
    title: 'Fewer than five answers',
    words:
      'Averages stand here from five answers on, and are counted in fives, so that nobody’s answer is told.',
  }),
})}`;
}
