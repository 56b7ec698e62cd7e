import { LISTS, nameOf } from './codes.ts';

export interface Count {
  area: string | null;
  outcome: string;
  many: number;
}

const SHOWN = [
  ['got there', 'Got there', 'good'],
  ['no service', 'No service', 'late'],
  ['full', 'Full', 'late'],
  ['too far', 'Too far', 'late'],
  ['did not go', 'Did not go', 'plain'],
  ['not known yet', 'Not known yet', 'plain'],
] as const;

const columns = SHOWN.map(([, label, tone]) => ({ label, tone }));

function rowsBy<Row extends Count>(
  counts: readonly Row[],
  labels: readonly (readonly [string | null, string])[],
  keyOf: (row: Row) => string | null,
) {
  return labels.map(([key, label]) => ({
    label,
    counts: SHOWN.map(([outcome]) =>
      counts
        .filter((row) => keyOf(row) === key && row.outcome === outcome)
        .reduce((sum, { many }) => sum + many, 0),
    ),
  }));
}

/** What became of signposts, by area and by what the service is about. */
export function gapTables(
  outcomes: readonly Count[],
  gaps: readonly (Count & { need: string })[],
  areas: readonly { code: string; name: string }[],
) {
  const kinds = { rowsRun: 'kinds' as const, columns, total: 'All', share: 'Got there' };
  const places = [...areas.map(({ code, name }) => [code, name] as const), [null, 'Not known'] as const];
  const needs = [
    ...LISTS.need.codes.map(([code]) => [code, nameOf('need', code)] as const),
    ['other', 'Something else'] as const,
  ];
  return [
    {
      ...kinds,
      ...{ code: 'outcomes', title: 'Did they get there?', rowsAre: 'Area' },
      words: 'Signposts made in these months, by where the family lives.',
      rows: rowsBy(outcomes, places, ({ area }) => area),
    },
    {
      ...kinds,
      ...{ code: 'needs', title: 'What help is missing', rowsAre: 'About' },
      words: 'The same, by what the service is about. A service about several things counts for each.',
      rows: rowsBy(gaps, needs, ({ need }) => need),
    },
  ];
}
