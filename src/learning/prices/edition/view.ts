import {
  errorMessage,
  errorSummary,
  hiddenFields,
  type RecordForm,
  type Typed,
} from '../../../platform/forms/index.ts';
import {
  dataTable,
  emptyState,
  govuk,
  type Html,
  html,
  NOTHING,
  notice,
} from '../../../platform/html/index.ts';
import { longDateWords } from '../../../platform/time/words.ts';
import { type Repriced, repriced } from '../../rules/policy.ts';
import { money, type PriceLine } from '../../rules/price.ts';
import type { Scheme } from '../../rules/scheme.ts';
import { ORGANISATION_TYPES } from '../../types.ts';
import { type EditionTyped, MOST_LINES, type PriceEdition } from '../types.ts';

export interface EditionModel extends RecordForm {
  code: string;
  before: PriceEdition | undefined;
  /** What would hold, to be looked at before it is kept. */
  preview: EditionTyped | undefined;
  /** Bookings of sessions to come, which keep the price they were made at. */
  kept: number;
  /** The bodies of which somebody may have to be a member. */
  schemes: readonly Pick<Scheme, 'code' | 'name'>[];
}

export const TYPE_WORDS: Readonly<Record<(typeof ORGANISATION_TYPES)[number], string>> = {
  voluntary: 'Voluntary or charity',
  health: 'Health',
  police: 'Police',
  probation: 'Probation',
  'local-government': 'Local government',
  school: 'School',
  'community-interest': 'Community interest company',
  private: 'Private or profit-making',
  individual: 'Comes for themselves',
};

/** Another edition of a table of prices; seen before it is kept. */
export function editionView(model: EditionModel): Html {
  const { code, typed, errors, csrf, key, preview } = model;
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">Another edition of “${code}”</h1>${preview ? previewPart(model, preview) : NOTHING}
<form method="post" action="/learning/prices/${code}/new" novalidate>${hiddenFields({ csrf, key })}${govuk.dateInput(
    {
      id: 'from',
      namePrefix: 'from',
      fieldset: { legend: { text: 'From which day does it hold?', classes: 'govuk-fieldset__legend--m' } },
      items: (['day', 'month', 'year'] as const).map((name) => ({
        ...{ name, id: `from-${name}`, value: typed.value(`from-${name}`), inputmode: 'numeric' },
        classes: name === 'year' ? 'govuk-input--width-4' : 'govuk-input--width-2',
      })),
      ...errorMessage(errors, 'from'),
    },
  )}${Array.from({ length: linesShown(typed) }, (_, at) => lineFields(model, at + 1))}${field(model, 'why', 'Why do the prices change?')}${field(model, 'source', 'Who decided it, and where is it written?')}${govuk.button({ text: 'See what changes', name: 'press', value: 'see' })}${preview ? html` ${govuk.button({ text: 'Keep this edition', name: 'press', value: 'keep', classes: 'govuk-button--secondary', preventDoubleClick: true })}` : NOTHING}</form>`;
}

const field = ({ typed, errors }: EditionModel, id: string, label: string) =>
  govuk.input({
    ...{ id, name: id, value: typed.value(id), label: { text: label, classes: 'govuk-label--m' } },
    ...errorMessage(errors, id),
  });

/** Those that are filled, and two to fill. */
function linesShown(typed: Typed): number {
  const filled = Array.from({ length: MOST_LINES }, (_, at) => at + 1).filter(
    (n) => typed.value(`label${n}`) !== '',
  );
  return Math.min(MOST_LINES, (filled.at(-1) ?? 0) + 2);
}

function lineFields({ typed, errors, schemes }: EditionModel, n: number): Html {
  const inner = html`${govuk.input({
    ...{ id: `label${n}`, name: `label${n}`, value: typed.value(`label${n}`) },
    label: { text: 'Whose price' },
    ...errorMessage(errors, `label${n}`),
  })}${govuk.input({
    ...{
      id: `price${n}`,
      name: `price${n}`,
      value: typed.value(`price${n}`),
      classes: 'govuk-input--width-5',
    },
    ...{ label: { text: 'Price of a place' }, prefix: { text: '£' }, inputmode: 'decimal' },
    ...errorMessage(errors, `price${n}`),
  })}${govuk.checkboxes({
    ...{ name: `types${n}`, idPrefix: `types${n}`, classes: 'govuk-checkboxes--small' },
    fieldset: { legend: { text: 'Kinds of organisation' } },
    items: ORGANISATION_TYPES.map((value) => ({
      ...{ value, text: TYPE_WORDS[value], checked: typed.values(`types${n}`).includes(value) },
    })),
    ...errorMessage(errors, `types${n}`),
  })}${govuk.select({
    ...{ id: `scheme${n}`, name: `scheme${n}`, label: { text: 'Only for members of' } },
    items: [
      { value: '', text: 'Nobody has to be a member' },
      ...schemes.map(({ code: value, name: text }) => ({
        value,
        text,
        selected: typed.value(`scheme${n}`) === value,
      })),
    ],
  })}`;
  return govuk.fieldset({ legend: { text: `Line ${n}`, classes: 'govuk-fieldset__legend--m' }, html: inner });
}

function previewPart({ before, kept }: EditionModel, { from, lines }: EditionTyped): Html {
  const table = dataTable<Repriced>({
    caption: 'What changes',
    captionShown: true,
    columns: [
      { label: 'Who', kind: 'name', cell: ({ label }) => label },
      { label: 'Until then', kind: 'number', cell: (line) => line.before },
      {
        label: 'From then',
        kind: 'number',
        cell: ({ now, changed }) => (changed ? html`<strong>${now}</strong>` : now),
      },
    ],
    rows: repriced(before?.lines ?? [], lines),
    empty: emptyState({ title: 'No lines', words: 'Nobody pays by it.' }),
  });
  return html`${notice('clock', {
    strong: `From ${longDateWords(from).text}, for bookings made from that day.`,
    body: `${kept.toLocaleString('en-GB')} ${kept === 1 ? 'booking' : 'bookings'} of sessions to come ${kept === 1 ? 'keeps its price' : 'keep their prices'}. Nothing is kept until you say so.`,
  })}${table}`;
}

/** An edition as if it were typed, for the form of the next. */
export function typedOf(edition: PriceEdition | undefined): Typed {
  const values = new Map<string, readonly string[]>();
  for (const [at, line] of (edition?.lines ?? []).entries()) {
    values.set(`label${at + 1}`, [line.label]);
    values.set(`price${at + 1}`, [pounds(line)]);
    values.set(`types${at + 1}`, line.organisationTypes);
    values.set(`scheme${at + 1}`, [line.membership ?? '']);
  }
  return { value: (name) => values.get(name)?.[0] ?? '', values: (name) => values.get(name) ?? [] };
}

const pounds = ({ pence }: PriceLine) => money(pence).slice(1);
