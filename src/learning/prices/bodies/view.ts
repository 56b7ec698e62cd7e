import { day, line, ticks } from '../../../platform/forms/boxes.ts';
import { errorMessage, errorSummary, hiddenFields, type RecordForm } from '../../../platform/forms/index.ts';
import {
  dataTable,
  emptyState,
  govuk,
  type Html,
  html,
  stateTag,
  time,
} from '../../../platform/html/index.ts';
import { dateWords } from '../../../platform/time/words.ts';
import { type Scheme, schemesOn } from '../../rules/scheme.ts';

type Edition = Scheme & { source: string; madeByName: string };

export interface BodiesModel extends RecordForm {
  editions: readonly Edition[];
  areas: readonly { code: string; name: string }[];
  areaName: (code: string) => string;
  path: string;
  today: Temporal.PlainDate;
}

/** The bodies whose members may pay less, and how another is set. */
export function bodiesView(model: BodiesModel): Html {
  const { editions, areas, areaName, path, today, errors, csrf, key } = model;
  const held = new Set(schemesOn(editions, today));
  const known = [...new Map(editions.toReversed().map((each) => [each.code, each])).values()];
  const state = (each: Edition) => {
    if (Temporal.PlainDate.compare(each.from, today) > 0) return each.ended ? 'Ends then' : 'To come';
    if (!held.has(each)) return 'Was so before';
    return each.ended ? 'Ended' : 'Holds now';
  };
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">Bodies whose members pay less</h1>
<p class="govuk-body">Whoever books names one of these and gives what shows it. How much less they pay stands in the <a href="/learning/prices">prices</a>. A booking keeps the price of the day on which it was made.</p>${dataTable<Edition>(
    {
      caption: 'What is set, the latest of each first',
      columns: [
        { label: 'Body', kind: 'name', cell: ({ name }) => name },
        { label: 'From', cell: ({ from }) => time(dateWords(from)) },
        { label: 'Shown by', cell: ({ evidence }) => evidence },
        {
          label: 'Where it counts',
          cell: (each) => (each.areas.length === 0 ? 'Everywhere' : each.areas.map(areaName).join(', ')),
        },
        { label: 'State', cell: (each) => stateTag(state(each)) },
        { label: 'Decided', cell: ({ source, madeByName }) => `${source}. ${madeByName}` },
      ],
      rows: editions,
      empty: emptyState({ title: 'No body', words: 'Nobody pays less for a membership.' }),
    },
  )}<h2 class="govuk-heading-l">Set one from a day on</h2>
<form method="post" action="${path}" novalidate>${hiddenFields({ csrf, key })}${radios(
    model,
    'which',
    'Which body?',
    [...known.map(({ code, name }) => ({ value: code, text: name })), { value: 'new', text: 'A new one' }],
  )}${line(model, 'name', 'What is it called?')}${line(
    model,
    'evidence',
    'What does a member give that shows it?',
    {
      hint: { text: 'For example, number of the membership' },
    },
  )}${ticks(
    model,
    'areas',
    'Where does it count? (none is everywhere)',
    areas.map(({ code, name }) => ({ value: code, text: name })),
  )}${radios(model, 'counts', 'May members pay less from that day?', [
    { value: 'yes', text: 'Yes' },
    { value: 'no', text: 'No, it ends' },
  ])}${day(model, 'from', 'From which day?', 'Tomorrow or later.')}${line(model, 'source', 'Who decided it, and where is it written?')}${govuk.button({ text: 'Set it', preventDoubleClick: true })}</form>`;
}

const radios = (
  { typed, errors }: BodiesModel,
  name: string,
  legend: string,
  items: { value: string; text: string }[],
) =>
  govuk.radios({
    ...{ name, idPrefix: name, value: typed.value(name), items, fieldset: { legend: { text: legend } } },
    ...errorMessage(errors, name),
  });
