import {
  type DecidedFigure,
  type DisagreementFigure,
  type ReplyFigure,
  STAGE_WORDS,
  type ToldFigure,
  type VolumeFigure,
} from '../../front-door/index.ts';
import type { AskedFigure } from '../../people/index.ts';
import type { Counted, CountedColumn } from '../../platform/charts/index.ts';
import { askedTables } from './asked.ts';
import { added, type Count, kinds, most } from './rows.ts';

/** What the front door counted, by week and area. */
export interface Counts {
  decided: readonly DecidedFigure[];
  told: readonly ToldFigure[];
  volume: readonly VolumeFigure[];
  replies: readonly ReplyFigure[];
  disagreements: readonly DisagreementFigure[];
  /** Absent for those who see no figures of people. */
  asked?: readonly AskedFigure[];
}

/** How the rows are named: every week there is, and areas by their names. */
export interface Naming {
  weeks: readonly Temporal.PlainDate[];
  areaName: (code: string | null) => string;
}

const inTime: readonly CountedColumn[] = [
  { label: 'In time', tone: 'good' },
  { label: 'Late', tone: 'late' },
];
const number: readonly CountedColumn[] = [{ label: 'Concerns', tone: 'plain' }];
const decidedWords = 'Concerns by the week of their decision. In time: before any clock of theirs ran out.';
const toldColumns: readonly CountedColumn[] = [
  ...inTime,
  { label: 'Still owed', tone: 'late' },
  { label: 'Not told, with a reason', tone: 'plain' },
];
const toldWords = 'People owed an answer, by the week it was due: whoever told us, and the family.';

/** Every table of the page, in its order. */
export function tablesOf(counts: Counts, { weeks, areaName }: Naming): Counted[] {
  const { decided, told, volume, replies } = counts;
  const byWeek = { rowsAre: 'Week beginning', rowsRun: 'weeks' as const };
  const everyWeek = weeks.map(dayOf);
  // Words for a day cost more than the counting of it, and hundreds of rows share thirteen weeks.
  const named = new Map(weeks.map((week, at) => [week.toString(), everyWeek[at]]));
  const weekOf = ({ week }: { week: Temporal.PlainDate }) => named.get(week.toString()) ?? dayOf(week);
  const areaOf = ({ area }: { area: string | null }) => areaName(area);
  const madeIn: Count<DecidedFigure> = [2, (each) => [each.inTime, each.decided - each.inTime]];
  const toldAs: Count<ToldFigure> = [4, (each) => [each.inTime, each.late, each.overdue, each.notTold]];
  const cameIn: Count<VolumeFigure> = [1, ({ concerns }) => [concerns]];
  const replied: Count<ReplyFigure> = [4, (each) => [each.inTime, each.late, each.silent, each.waiting]];
  return [
    {
      ...byWeek,
      code: 'decided',
      title: 'Decided in time',
      words: decidedWords,
      columns: inTime,
      rows: added(decided, weekOf, madeIn, everyWeek),
      total: 'All decided',
      share: 'Share in time',
    },
    {
      ...byWeek,
      code: 'told',
      title: 'Told in time',
      words: toldWords,
      columns: toldColumns,
      rows: added(told, weekOf, toldAs, everyWeek),
      total: 'All owed',
      share: 'Share in time',
    },
    {
      ...byWeek,
      code: 'came-in',
      title: 'Concerns that came in',
      words: 'By the week in which they came in.',
      columns: number,
      rows: added(volume, weekOf, cameIn, everyWeek),
    },
    {
      ...kinds('By area', 'area', 'Area', 'Concerns that came in, by the area where the child lives.'),
      columns: number,
      rows: most(added(volume, areaOf, cameIn), 1),
    },
    {
      ...kinds('By source', 'source', 'Who told us', 'Concerns that came in, by who told us.'),
      columns: number,
      rows: most(
        added(volume, ({ source }) => source, cameIn),
        1,
      ),
    },
    {
      ...kinds(
        'By level of need',
        'level',
        'Level',
        'Concerns that came in, by the level they were decided at.',
      ),
      columns: number,
      rows: added(volume, levelOf, cameIn, ['Level 1', 'Level 2', 'Level 3', 'Level 4', NOT_DECIDED]),
    },
    {
      ...kinds('Decided in time, by area', 'decided-by-area', 'Area', decidedWords),
      columns: inTime,
      rows: most(added(decided, areaOf, madeIn), 2),
      total: 'All decided',
      share: 'Share in time',
    },
    {
      ...kinds('Told in time, by who told us', 'told-by-source', 'Who told us', toldWords),
      columns: toldColumns,
      rows: most(
        added(told, ({ source }) => source, toldAs),
        4,
      ),
      total: 'All owed',
      share: 'Share in time',
    },
    {
      ...kinds(
        'Replies by agency',
        'replies',
        'Agency',
        'What agencies did with what they were asked in these weeks. A refusal with its reason is a reply.',
      ),
      columns: [...inTime, { label: 'No reply', tone: 'late' }, { label: 'Still has time', tone: 'plain' }],
      rows: most(
        added(replies, ({ agency }) => agency, replied),
        4,
      ),
      total: 'All asked',
      share: 'Share in time',
    },
    disagreementsTable(counts.disagreements),
    ...(counts.asked ? askedTables(counts.asked) : []),
  ];
}

function disagreementsTable(disagreements: readonly DisagreementFigure[]): Counted {
  const settledOrNot: Count<DisagreementFigure> = [
    3,
    ({ raised, settled, overdue }) => [settled, raised - settled - overdue, overdue],
  ];
  return {
    ...kinds(
      'Professional disagreements',
      'disagreements',
      'Stage reached',
      'Raised in these weeks, by how far they went. Past its time: the time of the stage they are at.',
    ),
    columns: [
      { label: 'Settled', tone: 'good' },
      { label: 'Running', tone: 'plain' },
      { label: 'Past its time', tone: 'late' },
    ],
    rows: added(disagreements, ({ stage }) => STAGE_WORDS[stage], settledOrNot, Object.values(STAGE_WORDS)),
    total: 'All raised',
  };
}

/** "23 Nov 2026": short enough to stand on one line of a telephone. */
const dayOf = (day: Temporal.PlainDate) =>
  day.toLocaleString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

const NOT_DECIDED = 'Not decided';
const levelOf = ({ level }: VolumeFigure) => (level === null ? NOT_DECIDED : `Level ${level}`);
