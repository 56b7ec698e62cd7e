import type { Counted } from '../../../platform/charts/index.ts';
import { dateWords } from '../../../platform/time/words.ts';
import { monthWords } from '../../rules/catalogue.ts';

type Counts = readonly { label: string; completions: number }[];

export interface Figures {
  sessions: readonly { course: string; places: number; booked: number; attended: number; no_shows: number }[];
  agencies: Counts;
  sectors: Counts;
  ways: Counts;
  weeks: Counts;
  /** In pence, by month: "2027-01". */
  months: readonly { month: string; charged: number; lifted: number; paid: number }[];
}

const SECTORS: Readonly<Record<string, string>> = {
  voluntary: 'Voluntary and community',
  education: 'Schools and colleges',
  'local-government': 'Councils',
  'community-interest': 'Community interest companies',
  private: 'Private and independent organisations',
  individual: 'People who came for themselves',
  'not known': 'Not known',
};
const WAYS: Readonly<Record<string, string>> = {
  attended: 'Attended',
  'e-learning': 'E-learning',
  evidence: 'Done elsewhere, and accepted',
};
const upper = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** What the partnership wants to know of its training, as tables. `weeks`: the Mondays that are shown. */
export function tablesOf(figures: Figures, weeks: readonly Temporal.PlainDate[]): Counted[] {
  return [filled(figures), came(figures), byWeek(figures, weeks), ...reach(figures)];
}

/** What was charged, lifted and paid, month by month, in whole pounds: money, and of nobody. */
export function incomeTable({ months }: Figures): Counted {
  const whole = (pence: number) => Math.round(pence / 100);
  return {
    ...{ code: 'income', title: 'Income by month', rowsAre: 'Month', rowsRun: 'kinds' },
    words: 'In whole pounds, of the last twelve months, by the day on which it stands in the ledger.',
    columns: [
      { label: 'Charged', tone: 'plain' },
      { label: 'Lifted again', tone: 'late' },
      { label: 'Paid, less what was given back', tone: 'good' },
    ],
    rows: months.map(({ month, charged, lifted, paid }) => ({
      label: monthWords(month),
      counts: [whole(charged), whole(lifted), whole(paid)],
    })),
  };
}

function filled({ sessions }: Figures): Counted {
  return {
    ...{ code: 'places', title: 'Places and how far they were filled', rowsAre: 'Course', rowsRun: 'kinds' },
    words: 'Of sessions in the last twelve months that were held.',
    columns: [
      { label: 'Taken', tone: 'good' },
      { label: 'Free', tone: 'plain' },
    ],
    rows: sessions.map(({ course, places, booked }) => ({
      label: course,
      counts: [booked, places - booked],
    })),
    total: 'Places',
    share: 'Filled',
  };
}

function came({ sessions }: Figures): Counted {
  return {
    ...{ code: 'came', title: 'Who came, and who did not', rowsAre: 'Course', rowsRun: 'kinds' },
    words: 'Of those who had a place and whose register is kept.',
    columns: [
      { label: 'Did not come', tone: 'late' },
      { label: 'Came', tone: 'good' },
    ],
    rows: sessions.map(({ course, attended, no_shows }) => ({ label: course, counts: [no_shows, attended] })),
    total: 'All',
    share: 'Did not come',
  };
}

function byWeek({ weeks: counted }: Figures, weeks: readonly Temporal.PlainDate[]): Counted {
  return {
    ...{ code: 'weeks', title: 'Completed, by week', rowsAre: 'Week beginning', rowsRun: 'weeks' },
    words: 'Courses completed in the last thirteen weeks, in whatever way.',
    columns: [{ label: 'Completed', tone: 'plain' }],
    rows: weeks.map((week) => ({
      label: dateWords(week).text,
      counts: [counted.find(({ label }) => label === week.toString())?.completions ?? 0],
    })),
  };
}

function reach({ agencies, sectors, ways }: Figures): Counted[] {
  const of = (
    code: string,
    title: string,
    rowsAre: string,
    counted: Counts,
    names: Readonly<Record<string, string>>,
  ) => ({
    ...{ code, title, rowsAre, rowsRun: 'kinds' as const },
    words: 'Courses completed in the last twelve months, by people with an account and without.',
    columns: [{ label: 'Completed', tone: 'plain' as const }],
    rows: counted.map(({ label, completions }) => ({
      label: names[label] ?? upper(label),
      counts: [completions],
    })),
  });
  return [
    of('agencies', 'Reach by agency', 'Agency', agencies, {
      individual: 'People who came for themselves',
      'not known': 'Not known',
    }),
    of('sectors', 'Reach by sector', 'Sector', sectors, SECTORS),
    of('ways', 'How it was learned', 'Way', ways, WAYS),
  ];
}
