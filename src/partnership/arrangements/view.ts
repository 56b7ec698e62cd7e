import type { ClockRule } from '../../platform/clocks/rule.ts';
import {
  dataTable,
  emptyState,
  type Html,
  html,
  notice,
  telephone,
  time,
} from '../../platform/html/index.ts';
import { longDateWords, type Said } from '../../platform/time/words.ts';

type NumberNow = { area: string; purpose: string; name: string; phone: string; until: Said | null };
type Hours = {
  service: string;
  weekday: number;
  opens: string;
  closes: string;
  source: string;
  certainty: string;
};
type Holiday = { date: string; name: string; forecast: boolean };

/** The arrangements in force as an administrator sees them. */
export type ArrangementsModel = {
  gaps: readonly { area: string; purpose: string; says: string }[];
  numbers: readonly NumberNow[];
  hours: readonly Hours[];
  holidays: readonly Holiday[];
  /** The last date whose bank holidays are listed, ISO; null when none are. */
  listedTo: string | null;
  limits: readonly ClockRule[];
};

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
/** How sure a row is, in words. */
const CERTAINTY: Readonly<Record<string, string>> = {
  V: 'seen in its source',
  L: 'one locality’s practice',
  G: 'assumed: check before relying on it',
  derived: 'follows from another source: confirm',
};
const COUNTED: Readonly<Record<ClockRule['counted'], readonly [one: string, many: string]>> = {
  'elapsed-hours': ['hour, day and night', 'hours, day and night'],
  'service-hours': ['hour of service', 'hours of service'],
  'working-days': ['working day', 'working days'],
  'calendar-days': ['day', 'days'],
  'calendar-months': ['month', 'months'],
};
const LANDING: Readonly<Record<ClockRule['landing'], string>> = {
  'same-time': 'at the same time of day',
  'close-of-service': 'at closing',
  'end-of-day': 'by the end of the day',
};

/** Gaps first, for they are what an administrator can close. */
export function arrangementsView(model: ArrangementsModel): Html {
  return html`<h1 class="govuk-heading-xl">Arrangements</h1>
<p class="govuk-body">Whom the partnership rings, when its services are open and how long things may take. Every row has a source and the date from which it holds.</p>
<h2 class="govuk-heading-l">To confirm or to find</h2>${gaps(model)}
<h2 class="govuk-heading-l">Whom to ring now</h2>${numbers(model)}
<h2 class="govuk-heading-l">Opening hours</h2>${hours(model)}
<h2 class="govuk-heading-l">Next bank holidays</h2>${holidays(model)}
<h2 class="govuk-heading-l">Time limits</h2>${limits(model)}`;
}

function gaps(model: ArrangementsModel): Html {
  return dataTable({
    caption: 'Numbers and hours that are missing or not confirmed',
    columns: [
      { label: 'Area', cell: (gap) => gap.area, kind: 'name' },
      { label: 'About', cell: (gap) => gap.purpose },
      { label: 'What to do', cell: (gap) => gap.says },
    ],
    rows: model.gaps,
    empty: emptyState({
      title: 'Nothing to confirm',
      words: 'Every area has a confirmed number for everything.',
    }),
  });
}

function numbers(model: ArrangementsModel): Html {
  return dataTable({
    caption: 'The number given out now for each area and purpose',
    columns: [
      { label: 'Area', cell: (row) => row.area, kind: 'name' },
      { label: 'About', cell: (row) => row.purpose },
      { label: 'Who', cell: (row) => row.name },
      { label: 'Number', cell: (row) => telephone(row.phone) },
      { label: 'Until', cell: (row) => (row.until ? time(row.until) : 'always') },
    ],
    rows: model.numbers,
    empty: emptyState({ title: 'No areas', words: 'The installation has no areas yet.' }),
  });
}

function hours(model: ArrangementsModel): Html {
  return dataTable({
    caption: 'Opening hours in force',
    columns: [
      { label: 'Service', cell: (row) => row.service, kind: 'name' },
      { label: 'Day', cell: (row) => WEEKDAYS[row.weekday - 1] ?? '' },
      { label: 'Open', cell: (row) => `${row.opens.slice(0, 5)} to ${row.closes.slice(0, 5)}` },
      { label: 'Source', cell: (row) => `${row.source} (${CERTAINTY[row.certainty]})` },
    ],
    rows: model.hours,
    empty: emptyState({
      title: 'No opening hours',
      words:
        'Until a service has hours, nobody is told that it is open, and its deadlines cannot be worked out.',
    }),
  });
}

function holidays(model: ArrangementsModel): Html {
  const end = model.listedTo && time(longDateWords(Temporal.PlainDate.from(model.listedTo)));
  const table = dataTable({
    caption: 'The next bank holidays',
    columns: [
      { label: 'Date', cell: (row) => time(longDateWords(Temporal.PlainDate.from(row.date))), kind: 'name' },
      { label: 'Name', cell: (row) => row.name },
      { label: 'Status', cell: (row) => (row.forecast ? 'forecast, not yet published' : 'published') },
    ],
    rows: model.holidays,
    empty: emptyState({
      title: 'None listed',
      words: 'Weekdays now count as ordinary, and both numbers are given out with a warning.',
    }),
  });
  return html`${notice('calm', { body: end ? html`Bank holidays are listed until ${end}.` : 'No bank holidays are listed.' })}${table}`;
}

function limits(model: ArrangementsModel): Html {
  return dataTable({
    caption: 'Time limits in force',
    columns: [
      { label: 'Limit', cell: (rule) => rule.name.replaceAll('-', ' '), kind: 'name' },
      { label: 'Area', cell: (rule) => rule.area ?? 'all' },
      { label: 'Time', cell: limit },
      { label: 'Counts from', cell: (rule) => rule.startEvent },
      { label: 'Source', cell: (rule) => `${rule.source} (${CERTAINTY[rule.certainty]})` },
    ],
    rows: model.limits,
    empty: emptyState({ title: 'No time limits', words: 'Nothing that is decided here has a deadline.' }),
  });
}

function limit({ amount, counted, landing }: ClockRule): string {
  return `${amount} ${COUNTED[counted][amount === 1 ? 0 : 1]}, ${LANDING[landing]}`;
}
