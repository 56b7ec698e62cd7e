import { LISTS, nameOf } from './codes.ts';

export interface Count {
  area: string | null;
  outcome: string;
  many: number;
}

interface Column {
  label: string;
  tone: 'good' | 'late' | 'plain';
  outcomes: readonly string[];
}

/** What kept a family from help for want of it is `late`. */
const IN_FULL: readonly Column[] = [
  { label: 'Got there', tone: 'good', outcomes: ['got there'] },
  { label: 'No service', tone: 'late', outcomes: ['no service'] },
  { label: 'Full', tone: 'late', outcomes: ['full'] },
  { label: 'Too far', tone: 'late', outcomes: ['too far'] },
  { label: 'Did not go', tone: 'plain', outcomes: ['did not go'] },
  { label: 'Not known yet', tone: 'plain', outcomes: ['not known yet'] },
];

const IN_SHORT: readonly Column[] = [
  { label: 'Got there', tone: 'good', outcomes: ['got there'] },
  { label: 'No service, full or too far', tone: 'late', outcomes: ['no service', 'full', 'too far'] },
  { label: 'Did not go, or not known yet', tone: 'plain', outcomes: ['did not go', 'not known yet'] },
];

function rowsBy<Row extends Count>(
  counts: readonly Row[],
  columns: readonly Column[],
  labels: readonly (readonly [string | null, string])[],
  keyOf: (row: Row) => string | null,
) {
  return labels.map(([key, label]) => ({
    label,
    counts: columns.map(({ outcomes }) =>
      counts
        .filter((row) => keyOf(row) === key && outcomes.includes(row.outcome))
        .reduce((sum, { many }) => sum + many, 0),
    ),
  }));
}

const KINDS = { rowsRun: 'kinds' as const, total: 'All', share: 'Got there' };
const drawn = (columns: readonly Column[]) => columns.map(({ label, tone }) => ({ label, tone }));

/** What became of signposts, by area. */
export function byArea(counts: readonly Count[], areas: readonly { code: string; name: string }[]) {
  const places = [...areas.map(({ code, name }) => [code, name] as const), [null, 'Not known'] as const];
  return {
    ...KINDS,
    ...{ code: 'outcomes', title: 'Did they get there?', rowsAre: 'Area', columns: drawn(IN_FULL) },
    words: 'Signposts made in these months, by where the family lives.',
    rows: rowsBy(counts, IN_FULL, places, ({ area }) => area),
  };
}

/** The same by what the service is about: each reason by itself, or all that kept somebody from help as one number. */
export function byNeed(counts: readonly (Count & { need: string })[], how: 'in full' | 'in short') {
  const columns = how === 'in full' ? IN_FULL : IN_SHORT;
  const needs = [
    ...LISTS.need.codes.map(([code]) => [code, nameOf('need', code)] as const),
    ['other', 'Something else'] as const,
  ];
  return {
    ...KINDS,
    ...{ code: 'needs', title: 'What help is missing', rowsAre: 'About', columns: drawn(columns) },
    words: 'The same, by what the service is about. A service about several things counts for each.',
    rows: rowsBy(counts, columns, needs, ({ need }) => need),
  };
}

interface Shown {
  columns: readonly { tone: string }[];
  rows: readonly { label: string; counts: readonly (number | null)[]; total: number | null }[];
}

/** The numbers of a row that say that help is missing; null for those withheld. */
export function missingIn({ columns }: Shown, counts: readonly (number | null)[]): (number | null)[] {
  return counts.filter((_, at) => columns[at]?.tone === 'late');
}

/** Whether a table withholds more of what is missing than it says, so that nobody can read from it what that is. */
export function saysLittle(table: Shown): boolean {
  const cells = table.rows
    .filter(({ total }) => total !== 0)
    .flatMap(({ counts }) => missingIn(table, counts));
  return cells.filter((count) => count === null).length * 2 > cells.length;
}
