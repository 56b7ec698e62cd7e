import type { AskedFigure } from '../../people/index.ts';
import type { Counted, CountedColumn } from '../../platform/charts/index.ts';
import { added, type Count, kinds, most } from './rows.ts';

const columns: readonly CountedColumn[] = [
  { label: 'Held already', tone: 'late' },
  { label: 'New, or told long ago', tone: 'good' },
];
const words =
  'How often families told something in these weeks. Held already: it was known, and told not long before.';

const SORTS: Readonly<Record<string, string>> = {
  name: 'Names',
  address: 'Addresses',
  contact: 'How to reach them',
  school: 'Schools and nurseries',
  health: 'Practices, health visitors and others',
  about: 'Language, disability and other needs',
};

/** How often families were asked for what was known: by agency, and by what they were asked. */
export function askedTables(asked: readonly AskedFigure[]): Counted[] {
  const againOrNot: Count<AskedFigure> = [2, ({ asked: all, needless }) => [needless, all - needless]];
  const again: Count<AskedFigure> = [1, ({ needless }) => [needless]];
  return [
    {
      ...kinds('Asked again, by agency', 'asked-again', 'Agency', words),
      columns,
      rows: most(
        added(asked, ({ agency }) => agency, againOrNot),
        2,
      ),
      total: 'All told',
      share: 'Share held already',
    },
    {
      ...kinds(
        'Asked again, by what was asked',
        'asked-again-for',
        'Asked for',
        'How often families were asked for what was held and had been told not long before.',
      ),
      columns: [{ label: 'Times', tone: 'late' }],
      rows: added(
        asked.filter(({ askedAs }) => askedAs !== null),
        ({ askedAs }) => SORTS[askedAs ?? ''] ?? 'Other',
        again,
        Object.values(SORTS),
      ),
    },
  ];
}
