import {
  dataTable,
  emptyState,
  figures,
  type Html,
  html,
  NOTHING,
  pager,
  time,
} from '../../../platform/html/index.ts';
import { isBefore } from '../../../platform/time/london.ts';
import { lateWords, whenWords } from '../../../platform/time/words.ts';
import type { ReplyFigure } from '../../figures/types.ts';
import { dueInside } from '../../rules/clock-words.ts';
import type { AskedLine } from '../types.ts';

export interface AskedList {
  agency: string;
  lines: readonly AskedLine[];
  /** What the agency did with what it was asked in the last four weeks. */
  figures: readonly ReplyFigure[];
  now: Temporal.Instant;
  size: number;
  next: string | undefined;
  first: string | undefined;
}

/** What an agency was asked. The list names no child. */
export function askedListView({ agency, lines, figures: counts, now, size, next, first }: AskedList): Html {
  const table = dataTable<AskedLine>({
    caption: 'Questions to your agency',
    columns: [
      {
        label: 'Question',
        kind: 'name',
        cell: ({ id, number, team }) =>
          html`<a href="/asked/${id}">Question ${number}</a> <small>from ${team}</small>`,
      },
      { label: 'Asked', cell: ({ askedAt }) => time(whenWords(askedAt, now)) },
      { label: 'Answer', cell: (line) => standing(line, now) },
    ],
    rows: lines,
    empty: emptyState({
      title: 'Nobody has asked your agency anything',
      words:
        'When a front door needs to know what you know about a child, the question stands here and a letter goes to your agency’s own address.',
    }),
  });
  const pages = next || first ? pager({ next, first, size, of: 'questions' }) : NOTHING;
  return html`<h1 class="govuk-heading-xl">Asked of us</h1><p>What the front doors asked ${agency}. You see the question and what was shared with you to answer it.</p>${figuresOf(counts)}${table}${pages}`;
}

/** How the agency answers, as the front doors see it too. */
function figuresOf(counts: readonly ReplyFigure[]): Html {
  const sum = (count: (figure: ReplyFigure) => number) =>
    `${counts.reduce((all, each) => all + count(each), 0)}`;
  if (counts.length === 0) return NOTHING;
  return figures(
    [
      { value: sum(({ asked }) => asked), words: 'asked in four weeks' },
      { value: sum(({ inTime }) => inTime), words: 'answered in time' },
      { value: sum(({ late }) => late), words: 'answered late' },
      { value: sum(({ notShared }) => notShared), words: 'not shared, with a reason' },
      {
        value: sum(({ silent }) => silent),
        words: 'past their time',
        late: sum(({ silent }) => silent) !== '0',
      },
    ],
    'How your agency answers',
  );
}

function standing({ answeredAt, dueAt, withdrawnAt }: AskedLine, now: Temporal.Instant): Html {
  if (withdrawnAt) return html`Not needed any more`;
  if (answeredAt) return html`Answered ${time(whenWords(answeredAt, now))}`;
  return isBefore(dueAt, now)
    ? html`<span class="ws-alarm">${time(lateWords(dueAt, now))}</span>`
    : html`Due ${time(dueInside(dueAt, now))}`;
}
