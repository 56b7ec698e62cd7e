import { dataTable, emptyState, type Html, time } from '../html/index.ts';
import { dateWords } from '../time/words.ts';

/** A setting that a slice keeps by name: it holds from its day on, until another row does. */
export interface DatedSetting<Name extends string = string> {
  name: Name;
  /** Days, or 0 and 1 for no and yes. */
  value: number;
  from: Temporal.PlainDate;
  source: string;
  byName: string;
}

const MOST_DAYS = 3650;

/** How many days somebody typed; undefined for anything but a whole number from 1 to 3650. */
export function daysTyped(typed: string): number | undefined {
  const days = /^\d{1,4}$/.test(typed) ? Number(typed) : 0;
  return days >= 1 && days <= MOST_DAYS ? days : undefined;
}

export const DAYS_WANTED = `Write a number of days, from 1 to ${MOST_DAYS}`;

/** What holds now, with who decided it. */
export function settingsHeld(
  rows: readonly DatedSetting[],
  words: Readonly<Record<string, string>>,
  saidOf: (setting: DatedSetting) => string,
): Html {
  return dataTable<DatedSetting>({
    caption: 'What holds now',
    columns: [
      { label: 'What', kind: 'name', cell: ({ name }) => words[name] ?? name },
      { label: 'Value', cell: saidOf },
      { label: 'From', cell: ({ from }) => time(dateWords(from)) },
      { label: 'Source', cell: ({ source, byName }) => `${source} (${byName})` },
    ],
    rows,
    empty: emptyState({ title: 'Nothing is set', words: 'Set it below.' }),
  });
}
