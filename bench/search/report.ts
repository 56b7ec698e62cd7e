import { asTable, type Target } from '../report.ts';
import type { Taken } from './feed.ts';
import type { Built } from './load.ts';
import type { Measured } from './measure.ts';
import { KINDS } from './queries.ts';

export interface Size {
  engine: string;
  built: Built;
  measured: Measured;
  /** A feed that was taken into it afterwards. */
  fed?: Taken | undefined;
}

const percent = (share: number, digits = 2) => `${(share * 100).toFixed(digits)} %`;
const ms = (value: number) => value.toFixed(2);

const LINES: readonly [string, (size: Size) => string][] = [
  ['engine', ({ engine }) => engine],
  ['people', ({ built }) => built.people.toLocaleString('en-GB')],
  ['entries', ({ built }) => built.entries.toLocaleString('en-GB')],
  ['index, GiB', ({ built }) => built.gibibytes.toFixed(2)],
  ['built in, s', ({ built }) => (built.loadSeconds + built.indexSeconds).toFixed(0)],
  ['searches', ({ measured }) => measured.searches.toLocaleString('en-GB')],
  ['p50, ms', ({ measured }) => ms(measured.p50)],
  ['p95, ms', ({ measured }) => ms(measured.p95)],
  ['p99, ms', ({ measured }) => ms(measured.p99)],
  ['max, ms', ({ measured }) => ms(measured.max)],
  ['searches a second', ({ measured }) => measured.perSecond.toFixed(0)],
  ['processor ms, node', ({ measured }) => ms(measured.nodeMs)],
  ['processor ms, database', ({ measured }) => (measured.databaseMs === null ? '' : ms(measured.databaseMs))],
  ['shown, mean and most', ({ measured }) => `${measured.shown.mean.toFixed(1)}, ${measured.shown.most}`],
  ['true person shown', ({ measured }) => percent(measured.truePersonShown)],
  ['true person called the same', ({ measured }) => percent(measured.truePersonSame)],
  ['new person wrongly the same', ({ measured }) => percent(measured.newWronglySame, 3)],
  ...KINDS.map((kind): [string, (size: Size) => string] => [
    kind === 'existing' ? 'taken for another' : `wrongly the same: ${kind}`,
    ({ measured }) => `${measured.falseSame[kind].wrong} of ${measured.falseSame[kind].searches}`,
  ]),
  ['a feed, records a second', ({ fed }) => (fed ? (fed.rows / fed.seconds).toFixed(0) : '')],
  ['asked for another fact', ({ measured }) => percent(measured.askedForMore)],
];

/** The figures of every size as a Markdown table, a column for each. */
export function tableOf(sizes: readonly Size[]): string {
  const rows = LINES.map(([name, cell]) => [name, ...sizes.map(cell)]);
  return asTable(rows);
}

/** The goals, which are for an index of the whole nation and hold for every smaller one. */
export function targetsOf(sizes: readonly Size[]): Target[] {
  return sizes
    .filter(({ engine }) => engine === 'PostgreSQL')
    .flatMap(({ built, measured, fed }) => {
      const name = `${built.people.toLocaleString('en-GB')} people`;
      const { twin } = measured.falseSame;
      const twins = twin.wrong / Math.max(1, twin.searches);
      const atMost = (what: string, found: number, most: number) => ({
        says: `${name}: ${what} at most ${most} ms`,
        found: `${ms(found)} ms`,
        met: found <= most,
      });
      return [
        atMost('p50', measured.p50, 1),
        atMost('p95', measured.p95, 3),
        atMost('p99', measured.p99, 8),
        {
          says: `${name}: 2,500 searches a second`,
          found: measured.perSecond.toFixed(0),
          met: measured.perSecond >= 2500,
        },
        {
          says: `${name}: true person shown in 98.5 %`,
          found: percent(measured.truePersonShown),
          met: measured.truePersonShown >= 0.985,
        },
        {
          says: `${name}: at most 0.05 % of new people wrongly the same`,
          found: percent(measured.newWronglySame, 3),
          met: measured.newWronglySame <= 0.0005,
        },
        ...(fed
          ? [
              {
                says: `${name}: a feed of 3,333 records a second, which is a million in five minutes`,
                found: (fed.rows / fed.seconds).toFixed(0),
                met: fed.rows / fed.seconds >= 3333,
              },
            ]
          : []),
        { says: `${name}: at most 0.5 % of twins`, found: percent(twins), met: twins <= 0.005 },
      ];
    });
}
