import type { ClockRule } from '../../platform/clocks/rule.ts';
import {
  dataTable,
  emptyState,
  govuk,
  type Html,
  html,
  NOTHING,
  notice,
  telephone,
  time,
} from '../../platform/html/index.ts';
import { longDateWords, type Said } from '../../platform/time/words.ts';
import { weekInWords } from '../hours/week.ts';
import { limitInWords } from '../limits/view.ts';
import type { Outcome } from '../outcomes/types.ts';
import type { Policy } from '../policies/types.ts';
import { policyInShort, policyTitle } from '../policies/view.ts';
import { editionsView } from '../thresholds/edit/list-view.ts';
import type { Edition } from '../thresholds/types.ts';
import { CERTAINTY, changeLink } from './rows-view.ts';

type Gap = { area: string; code: string; purpose: string; says: string };
type NumberNow = {
  area: string;
  code: string;
  purpose: string;
  name: string;
  phone: string;
  until: Said | null;
};
type Day = { weekday: number; opens: string; closes: string; source: string; certainty: string };
type Hours = { key: string; area: string; name: string; days: readonly Day[] };
type Holiday = { date: string; name: string; forecast: boolean };
type Limit = ClockRule & { place: string };

/** The arrangements in force as an administrator sees them. */
export type ArrangementsModel = {
  gaps: readonly Gap[];
  numbers: readonly NumberNow[];
  /** The purposes for which one number answers in every area that has none of its own. */
  shared: readonly string[];
  hours: readonly Hours[];
  holidays: readonly Holiday[];
  /** The last date whose bank holidays are listed, ISO; null when none are. */
  listedTo: string | null;
  limits: readonly Limit[];
  outcomes: readonly (Outcome & { place: string })[];
  policies: readonly (Policy & { place: string })[];
  editions: readonly (Edition & { place: string })[];
  coming: readonly { id: string; from: Temporal.PlainDate; title: string }[];
  /** The areas that whoever looks may change. */
  areas: readonly { code: string; name: string }[];
  may: (area: string | null) => boolean;
  /** How every area stands in an address. */
  everywhere: string;
};

/** Gaps first, for they are what an administrator can close; then what comes; then what holds. */
export function arrangementsView(model: ArrangementsModel): Html {
  return html`<h1 class="govuk-heading-xl">Arrangements</h1>
<p class="govuk-body">Whom the partnership rings, when its services are open, how long things may take and what may be decided. Every row has a source and the date from which it holds. A change is a new version from a day on; nothing that held is overwritten.</p>
<p><a href="/arrangements/changes">Who changed what</a></p>
${contents}
<h2 class="govuk-heading-l" id="gaps">To confirm or to find</h2>${gaps(model)}
<h2 class="govuk-heading-l" id="coming">Still to come</h2>${coming(model)}
<h2 class="govuk-heading-l" id="numbers">Whom to ring now</h2>${numbers(model)}
<h2 class="govuk-heading-l" id="hours">Opening hours</h2>${hours(model)}
<h2 class="govuk-heading-l" id="holidays">Next bank holidays</h2>${holidays(model)}
<h2 class="govuk-heading-l" id="limits">Time limits</h2>${limits(model)}
<h2 class="govuk-heading-l" id="outcomes">What may be decided</h2>${outcomes(model)}
<h2 class="govuk-heading-l" id="policies">What is agreed besides</h2>${policies(model)}
<h2 class="govuk-heading-l" id="levels">Levels of need</h2>${editionsView(model)}`;
}

const contents = html`<nav aria-label="On this page"><ul class="govuk-list">${[
  ['gaps', 'To confirm or to find'],
  ['coming', 'Still to come'],
  ['numbers', 'Whom to ring now'],
  ['hours', 'Opening hours'],
  ['holidays', 'Next bank holidays'],
  ['limits', 'Time limits'],
  ['outcomes', 'What may be decided'],
  ['policies', 'What is agreed besides'],
  ['levels', 'Levels of need'],
].map(([id, words]) => html`<li><a href="#${id}">${words}</a></li>`)}</ul></nav>`;

function gaps({ gaps: rows, may }: ArrangementsModel): Html {
  return dataTable<Gap>({
    caption: 'Numbers and hours that are missing or not confirmed',
    columns: [
      { label: 'Area', cell: (gap) => gap.area, kind: 'name' },
      { label: 'About', cell: (gap) => gap.purpose },
      { label: 'What to do', cell: (gap) => gap.says },
      {
        label: 'Change',
        cell: ({ code, purpose, area }) =>
          changeLink(
            may(code),
            `/arrangements/lines/${code}/${purpose}`,
            `the number for ${purpose} in ${area}`,
          ),
      },
    ],
    rows,
    empty: emptyState({
      title: 'Nothing to confirm',
      words: 'Every area has a confirmed number for everything.',
    }),
  });
}

function coming({ coming: rows }: ArrangementsModel): Html {
  return dataTable<ArrangementsModel['coming'][number]>({
    caption: 'Changes that do not hold yet',
    columns: [
      {
        label: 'What',
        kind: 'name',
        cell: ({ id, title }) => html`<a href="/arrangements/changes/${id}">${title}</a>`,
      },
      { label: 'From', cell: ({ from }) => time(longDateWords(from)) },
    ],
    rows,
    empty: emptyState({
      title: 'Nothing is to come',
      words: 'What holds below stays until somebody changes it.',
    }),
  });
}

function numbers({ numbers: rows, shared, may, everywhere }: ArrangementsModel): Html {
  const links = shared.map(
    (purpose) =>
      html`<li><a href="/arrangements/lines/${everywhere}/${purpose}">${purpose.replaceAll('-', ' ')}</a></li>`,
  );
  return html`${dataTable<NumberNow>({
    caption: 'The number given out now for each area and purpose',
    columns: [
      { label: 'Area', cell: (row) => row.area, kind: 'name' },
      { label: 'About', cell: (row) => row.purpose },
      { label: 'Who', cell: (row) => row.name },
      { label: 'Number', cell: (row) => telephone(row.phone) },
      { label: 'Until', cell: (row) => (row.until ? time(row.until) : 'always') },
      {
        label: 'Change',
        cell: ({ code, purpose, area }) =>
          changeLink(
            may(code),
            `/arrangements/lines/${code}/${purpose}`,
            `the number for ${purpose} in ${area}`,
          ),
      },
    ],
    rows,
    empty: emptyState({ title: 'No areas', words: 'The installation has no areas yet.' }),
  })}${links.length > 0 ? html`<p>Numbers that answer in every area without its own:</p><ul>${links}</ul>` : NOTHING}`;
}

function hours({ hours: rows, may }: ArrangementsModel): Html {
  return dataTable<Hours>({
    caption: 'Opening hours in force',
    columns: [
      { label: 'Service', cell: (row) => row.name, kind: 'name' },
      { label: 'Open', cell: (row) => weekInWords(row.days) || 'No opening hours' },
      {
        label: 'Source',
        cell: ({ days: [first] }) => (first ? `${first.source} (${CERTAINTY[first.certainty]})` : 'none'),
      },
      {
        label: 'Change',
        cell: ({ key, area, name }) =>
          changeLink(may(area), `/arrangements/hours/${key}`, `the hours of ${name}`),
      },
    ],
    rows,
    empty: emptyState({
      title: 'No opening hours',
      words:
        'Until a service has hours, nobody is told that it is open, and its deadlines cannot be worked out.',
    }),
  });
}

function holidays({ holidays: rows, listedTo }: ArrangementsModel): Html {
  const end = listedTo && time(longDateWords(Temporal.PlainDate.from(listedTo)));
  const table = dataTable<Holiday>({
    caption: 'The next bank holidays',
    columns: [
      { label: 'Date', cell: (row) => time(longDateWords(Temporal.PlainDate.from(row.date))), kind: 'name' },
      { label: 'Name', cell: (row) => row.name },
      { label: 'Status', cell: (row) => (row.forecast ? 'forecast, not yet published' : 'published') },
      {
        label: 'Change',
        cell: ({ date, name }) => changeLink(true, `/arrangements/holidays/${date}`, `${name} on ${date}`),
      },
    ],
    rows,
    empty: emptyState({
      title: 'None listed',
      words: 'Weekdays now count as ordinary, and both numbers are given out with a warning.',
    }),
  });
  return html`${notice('calm', { body: end ? html`Bank holidays are listed until ${end}.` : 'No bank holidays are listed.' })}${table}${end ? anotherDay : NOTHING}`;
}

const anotherDay = html`<form method="get" action="/arrangements/holidays">${govuk.dateInput({
  id: 'date',
  namePrefix: 'date',
  fieldset: {
    legend: { text: 'Add a bank holiday, or look at another day', classes: 'govuk-fieldset__legend--s' },
  },
  items: ['day', 'month', 'year'].map((name) => ({
    name,
    classes: `govuk-input--width-${name === 'year' ? 4 : 2}`,
  })),
})}${govuk.button({ text: 'Go to that day', classes: 'govuk-button--secondary' })}</form>`;

function limits({ limits: rows, may, everywhere }: ArrangementsModel): Html {
  return dataTable<Limit>({
    caption: 'Time limits in force',
    columns: [
      { label: 'Limit', cell: (rule) => rule.name.replaceAll('-', ' '), kind: 'name' },
      { label: 'Area', cell: (rule) => rule.place },
      { label: 'Time', cell: limitInWords },
      { label: 'Counts from', cell: (rule) => rule.startEvent },
      { label: 'Source', cell: (rule) => `${rule.source} (${CERTAINTY[rule.certainty]})` },
      {
        label: 'Change',
        cell: ({ name, area, place }) =>
          changeLink(may(area), `/arrangements/limits/${name}/${area ?? everywhere}`, `${name} in ${place}`),
      },
    ],
    rows,
    empty: emptyState({ title: 'No time limits', words: 'Nothing that is decided here has a deadline.' }),
  });
}

function outcomes({ outcomes: rows, may, everywhere }: ArrangementsModel): Html {
  return dataTable<ArrangementsModel['outcomes'][number]>({
    caption: 'What a concern may be decided as',
    columns: [
      { label: 'Outcome', cell: (row) => row.label, kind: 'name' },
      { label: 'Area', cell: (row) => row.place },
      { label: 'Then', cell: (row) => row.means },
      { label: 'Levels', cell: (row) => row.levels.join(', ') },
      {
        label: 'Change',
        cell: ({ code, area, label, place }) =>
          changeLink(
            may(area),
            `/arrangements/outcomes/${code}/${area ?? everywhere}`,
            `${label} in ${place}`,
          ),
      },
    ],
    rows,
    empty: emptyState({ title: 'No outcomes', words: 'Nothing can be decided until there is one.' }),
  });
}

function policies({ policies: rows, may, everywhere }: ArrangementsModel): Html {
  return dataTable<ArrangementsModel['policies'][number]>({
    caption: 'Who must be there, who must agree, and how people are told',
    columns: [
      { label: 'What', cell: (row) => policyTitle(row.name), kind: 'name' },
      { label: 'Area', cell: (row) => row.place },
      { label: 'Agreed', cell: (row) => policyInShort(row.value) },
      { label: 'Source', cell: (row) => `${row.source} (${CERTAINTY[row.certainty]})` },
      {
        label: 'Change',
        cell: ({ name, area, place }) =>
          changeLink(
            may(area),
            `/arrangements/policies/${name}/${area ?? everywhere}`,
            `${policyTitle(name)} in ${place}`,
          ),
      },
    ],
    rows,
    empty: emptyState({
      title: 'Nothing is agreed',
      words: 'One person decides everything, in words of their own.',
    }),
  });
}
