import { hiddenFields } from '../../../../platform/forms/index.ts';
import { dataTable, emptyState, govuk, type Html, html, NOTHING } from '../../../../platform/html/index.ts';
import { dateWords } from '../../../../platform/time/words.ts';
import type { YoungGroup } from '../types.ts';

interface Place {
  id: string;
  called: string;
}

export interface AttendanceModel {
  group: YoungGroup;
  places: readonly Place[];
  noted: readonly { placeId: string; meeting: Temporal.PlainDate; came: boolean }[];
  today: Temporal.PlainDate;
  csrf: string;
  key: string;
}

export function attendanceView(model: AttendanceModel): Html {
  const { group, places, noted } = model;
  const times = (id: string, came: boolean) =>
    noted.filter((each) => each.placeId === id && each.came === came).length;
  return html`<h1 class="govuk-heading-xl">Who came to ${group.name}</h1>
${dataTable<Place>({
  caption: `Who has a place: ${places.length} of ${group.capacity}`,
  captionShown: true,
  columns: [
    { label: 'Called', kind: 'name', cell: ({ called }) => called },
    { label: 'Came', kind: 'number', cell: ({ id }) => times(id, true) },
    { label: 'Did not come', kind: 'number', cell: ({ id }) => times(id, false) },
  ],
  rows: places,
  empty: emptyState({ title: 'Nobody has a place yet', words: 'Whoever leads the group gives places.' }),
})}${places.length > 0 ? noteForm(model) : NOTHING}`;
}

function noteForm({ group, places, today, csrf, key }: AttendanceModel): Html {
  const met = group.meetsOn.filter((day) => Temporal.PlainDate.compare(day, today) <= 0);
  const [first] = group.meetsOn;
  const last = met.at(-1);
  if (!last)
    return html`<p class="govuk-body">Who came is noted from the first day on${first ? html`, ${dateWords(first).text}` : NOTHING}.</p>`;
  return html`<h2 class="govuk-heading-m">Note who came</h2><form method="post" action="/learning/groups/${group.id}/attendance">${hiddenFields({ csrf, key })}${govuk.select(
    {
      id: 'meeting',
      name: 'meeting',
      label: { text: 'On which day?' },
      items: met.map((day) => ({
        value: day.toString(),
        text: dateWords(day).text,
        selected: day === last,
      })),
    },
  )}${govuk.checkboxes({
    name: 'came',
    idPrefix: 'came',
    fieldset: { legend: { text: 'Who came?', classes: 'govuk-fieldset__legend--s' } },
    items: places.map(({ id, called }) => ({ value: id, text: called })),
  })}${govuk.button({ text: 'Note it', preventDoubleClick: true })}</form>`;
}
