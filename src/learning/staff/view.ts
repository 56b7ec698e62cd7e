import { hiddenFields } from '../../platform/forms/index.ts';
import {
  card,
  dataTable,
  emptyState,
  govuk,
  type Html,
  html,
  NOTHING,
  pager,
  stateTag,
} from '../../platform/html/index.ts';
import { timesWords } from '../rules/times.ts';
import { STATE_WORDS } from '../rules/words.ts';
import type { Booking, Course, Session } from '../types.ts';

export interface StaffModel {
  agency: string;
  list: readonly Booking[];
  /** Those that wait for the reader's word, on whichever page of the list they stand. */
  open: readonly Booking[];
  courses: ReadonlyMap<string, Course>;
  sessions: ReadonlyMap<string, Session>;
  more: boolean;
  paged: boolean;
  /** Places need the training lead's word. */
  asks: boolean;
  csrf: string;
  key: string;
}

/** The bookings of an agency's staff. */
export function staffView(model: StaffModel): Html {
  const { agency, list, open, courses, sessions, more, paged, asks, csrf, key } = model;
  const when = (id: string) => {
    const session = sessions.get(id);
    return session ? timesWords(session) : '';
  };
  const title = (booking: Booking) => courses.get(booking.courseId)?.title ?? 'A course';
  const last = list.at(-1);
  return html`<h1 class="govuk-heading-xl">Bookings of my staff</h1><p>${agency}. <a href="/learning">Book for them</a>: choose a course and a day, then “Somebody else”, or a list of people at once.</p>
${open.length > 0 ? html`<h2 class="govuk-heading-l">Waiting for your word</h2>${open.map((booking) => card({ title: booking.name, level: 3, body: html`<p>${title(booking)}, ${when(booking.sessionId)}</p>${wordForm(booking, model)}` }))}` : NOTHING}
<h2 class="govuk-heading-l">All bookings</h2>
${dataTable<Booking>({
  caption: 'Bookings of staff, the latest first',
  columns: [
    {
      label: 'Name',
      kind: 'name',
      cell: ({ id, name }) => html`<a href="/learning/bookings/${id}">${name}</a>`,
    },
    { label: 'Course', cell: title },
    { label: 'When', cell: ({ sessionId }) => when(sessionId) },
    { label: 'State', cell: ({ state }) => stateTag(STATE_WORDS[state]) },
  ],
  rows: list,
  empty: emptyState({
    title: 'No bookings yet',
    words: 'When somebody of your agency books, they stand here.',
    next: { label: 'Look for training', href: '/learning' },
  }),
})}
${pager({ next: more && last ? `/learning/staff?before=${last.number}` : undefined, first: paged ? '/learning/staff' : undefined, size: 25, of: 'bookings' })}
<h2 class="govuk-heading-l">Do you want to agree to each place?</h2>
<p>${asks ? 'You do now: a place that somebody books for themselves is kept until you say yes or no.' : 'You do not now: whoever books a place has it.'}</p>
<form method="post" action="/learning/staff/rule" novalidate>${hiddenFields({ csrf, key })}${govuk.button({ text: asks ? 'Stop asking me' : 'Ask me first', name: 'press', value: asks ? 'stop' : 'ask', classes: 'govuk-button--secondary' })}</form>`;
}

function wordForm({ id }: Booking, { csrf, key }: StaffModel): Html {
  return html`<form method="post" action="/learning/staff/${id}" novalidate>${hiddenFields({ csrf, key })}<div class="govuk-button-group">${govuk.button({ text: 'Yes', name: 'press', value: 'yes' })}${govuk.button({ text: 'No', name: 'press', value: 'no', classes: 'govuk-button--secondary' })}</div></form>`;
}
