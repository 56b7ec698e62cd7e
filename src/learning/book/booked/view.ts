import { errorMessage, errorSummary, hiddenFields } from '../../../platform/forms/index.ts';
import {
  dataTable,
  emptyState,
  govuk,
  type Html,
  html,
  NOTHING,
  stateTag,
} from '../../../platform/html/index.ts';
import { timesWords } from '../../rules/times.ts';
import { STATE_WORDS } from '../../rules/words.ts';
import type { Booking } from '../../types.ts';
import type { ListModel } from '../types.ts';

/** What became of a list: who has a place or waits, and who was refused, each with the reason. */
export function bookedListView(model: ListModel): Html {
  const { course, session, booked, refused, id, errors } = model;
  const again = html`<p><a class="govuk-button" href="/learning/sessions/${session.id}/book-list?from=${id}" role="button" draggable="false">Put these lines right and send them again</a></p>`;
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">What became of your list</h1>
<p>${course.title}, ${timesWords(session)}. ${booked.length} booked, ${refused.length} refused.</p>
${
  refused.length === 0
    ? NOTHING
    : html`${dataTable({
        caption: 'Refused: these people are not booked',
        captionShown: true,
        columns: [
          { label: 'As you wrote it', kind: 'name', cell: ({ line }) => line },
          { label: 'Why', cell: ({ why }) => why },
        ],
        rows: refused,
        empty: NOTHING,
      })}${again}`
}
${dataTable({
  caption: 'Booked: each was written to',
  captionShown: true,
  columns: [
    {
      label: 'Name',
      kind: 'name',
      cell: ({ id: booking, name }) => html`<a href="/learning/bookings/${booking}">${name}</a>`,
    },
    { label: 'Address', cell: ({ email }) => email },
    { label: 'State', cell: ({ state }) => stateTag(STATE_WORDS[state]) },
  ],
  rows: booked,
  empty: emptyState({ title: 'Nobody is booked', words: 'Every line was refused: the reasons stand above.' }),
})}${model.coming.length === 0 ? NOTHING : needsPart(model)}`;
}

/** What each of them needs: asked once they are booked, so that nothing of it stands in a list that is kept. */
function needsPart({ coming, id, csrf, key, ...model }: ListModel): Html {
  const box = (booking: Booking, kind: string, label: string) => {
    const name = `${kind}-${booking.id}`;
    return govuk.input({
      ...{ id: name, name, value: model.typed.value(name), spellcheck: false },
      label: { text: label },
      ...errorMessage(model.errors, name),
    });
  };
  return html`<h2 class="govuk-heading-m" id="needs">What would help them</h2>
<p>Ask them, if you can. What helps somebody to take part is seen by the coordinator and the trainer, what they eat by the coordinator alone. It is deleted when it is no longer needed.</p>
<form method="post" action="/learning/booked/${id}" novalidate>${hiddenFields({ csrf, key })}${coming.map(
    (booking) =>
      govuk.fieldset({
        legend: { text: booking.name, classes: 'govuk-fieldset__legend--s' },
        html: html`${box(booking, 'access', 'What helps them to take part (if anything)')}${box(booking, 'dietary', 'What they eat or do not eat (if you know)')}`,
      }),
  )}${govuk.button({ text: 'Save what would help', preventDoubleClick: true })}</form>`;
}
