import { hiddenFields } from '../../platform/forms/index.ts';
import {
  dataTable,
  emptyState,
  facts,
  govuk,
  type Html,
  html,
  NOTHING,
  notice,
  pager,
  stateTag,
  time,
} from '../../platform/html/index.ts';
import { isBefore, whenWords } from '../../platform/time/index.ts';
import { stateCell } from '../bookings/state-view.ts';
import { chargedPart, colleaguePart } from '../charges/booking-view.ts';
import { askedPart } from '../feedback/booking-view.ts';
import type { Asked } from '../feedback/types.ts';
import type { Charge } from '../ledger/types.ts';
import { ownCode } from '../register/own-code-view.ts';
import { priceWords } from '../rules/price.ts';
import { timesWords } from '../rules/times.ts';
import { ORGANISATION_WORDS, STATE_WORDS } from '../rules/words.ts';
import type { Booking, Course, Session, SessionPart } from '../types.ts';

export interface OwnModel {
  list: readonly Booking[];
  now: Temporal.Instant;
  courses: ReadonlyMap<string, Course>;
  sessions: ReadonlyMap<string, Session>;
  more: boolean;
  paged: boolean;
  /** The address that was proved, for somebody without an account. */
  proved: string | null;
  csrf: string;
}

/** Everything one booked. */
export function listView({ list, now, courses, sessions, more, paged, proved, csrf }: OwnModel): Html {
  const last = list.at(-1);
  const leave = proved
    ? html`<form method="post" action="/my-receipts/leave" novalidate>${hiddenFields({ csrf })}<p>You see the bookings of ${proved}.</p>${govuk.button({ text: 'Close this list', classes: 'govuk-button--secondary' })}</form>`
    : NOTHING;
  return html`<h1 class="govuk-heading-xl">My bookings</h1>
${dataTable<Booking>({
  caption: 'Bookings, the latest first',
  columns: [
    {
      label: 'Course',
      kind: 'name',
      cell: ({ id, courseId }) =>
        html`<a href="/learning/bookings/${id}">${courses.get(courseId)?.title ?? 'A course'}</a>`,
    },
    { label: 'For', cell: ({ name }) => name },
    { label: 'When', cell: ({ sessionId }) => sessionWords(sessions.get(sessionId)) },
    { label: 'State', cell: (booking) => stateCell(booking, now) },
  ],
  rows: list,
  empty: emptyState({
    title: 'You have no bookings',
    words: 'When you book a place, it stands here.',
    next: { label: 'Look for training', href: '/learning' },
  }),
})}
${pager({ next: more && last ? `/learning/bookings?before=${last.number}` : undefined, first: paged ? '/learning/bookings' : undefined, size: 25, of: 'bookings' })}<p><a href="/learning">Look for training</a></p>${leave}`;
}

const sessionWords = (session: Session | undefined) => (session ? timesWords(session) : '');

export interface BookingModel {
  booking: Booking;
  course: Course;
  session: Session;
  parts: readonly SessionPart[];
  /** In the queue; 0 for whoever does not wait. */
  place: number;
  joining: { href: string; words: string } | undefined;
  payer: { name: string; organisation: string; email: string } | undefined;
  needs: readonly { kind: string; words: string }[];
  charges: readonly Charge[];
  /** What they were asked about it, to be answered from here too. */
  asked: readonly (Asked & { code: string })[];
  /** The booking on another day that took its place. */
  gone: string | undefined;
  /** Their certificate waits for what they thought. */
  waits: boolean;
  /** The place is the reader’s own, who is spoken to; of anybody else it is said by name. */
  own: boolean;
  mayChange: boolean;
  mayMove: boolean;
  csrf: string;
  now: Temporal.Instant;
}

/** One booking. */
export function bookingView(model: BookingModel): Html {
  const { booking, course, session, parts, payer, needs, joining } = model;
  return html`<h1 class="govuk-heading-xl">${course.title}</h1>
${standing(model)}${colleaguePart(booking)}${askedPart(model)}${chargedPart(model.charges)}
${facts([
  { label: 'For', value: `${booking.name}, ${booking.email}` },
  { label: 'When', value: html`${parts.map((part) => html`${timesWords(part)}<br>`)}` },
  { label: 'Where', value: session.venue ?? 'Online' },
  ...(session.venueNotes ? [{ label: 'Good to know', value: session.venueNotes }] : []),
  ...(joining
    ? [{ label: 'Join', value: html`<a href="${joining.href}">${joining.href}</a> ${joining.words}` }]
    : []),
  { label: 'Price', value: priceWords(booking) },
  { label: 'From', value: `${booking.organisation} (${ORGANISATION_WORDS[booking.organisationType]})` },
  ...(booking.purchaseOrder ? [{ label: 'Purchase order', value: booking.purchaseOrder }] : []),
  ...(payer ? [{ label: 'Payer', value: `${payer.name}, ${payer.organisation}, ${payer.email}` }] : []),
  ...needs.map(({ kind, words }) => ({ label: kind === 'access' ? 'To take part' : 'To eat', value: words })),
  { label: 'Booked by', value: booking.bookedByName },
])}
<p><a href="/learning/calendar/${booking.calendarCode}">${booking.state === 'cancelled' ? 'Take it out of your calendar' : 'Put it in your calendar'}</a></p>
${ownCode(model)}${model.mayChange ? ways(model) : NOTHING}`;
}

function standing({ booking, session, place, now, gone, own }: BookingModel): Html {
  const state = stateTag(STATE_WORDS[booking.state]);
  if (booking.state === 'waiting')
    return notice('clock', {
      strong: `${own ? 'You are' : `${booking.name} is`} ${place === 1 ? 'next' : `number ${place}`} in the queue.`,
      body: `A place that comes free is offered to whoever has waited longest. ${own ? 'You' : 'They'} can leave at any time.`,
    });
  if (booking.state === 'offered' && booking.offerExpiresAt)
    return notice('clock', {
      strong: own ? 'A place is yours to take.' : `A place is offered to ${booking.name}.`,
      body: html`Until ${time(whenWords(booking.offerExpiresAt, now))}.`,
    });
  if (booking.state === 'cancelled')
    return notice('calm', {
      strong: 'Cancelled.',
      body: html`${booking.cancelledWhy ?? ''}${gone ? html` <a href="/learning/bookings/${gone}">It went to another day</a>` : NOTHING}`,
    });
  if (session.movedAt && isBefore(booking.bookedAt, session.movedAt))
    return html`<p>${state}</p>${notice('late', { strong: 'The time or place has changed.', body: session.movedWhy ?? '' })}`;
  return html`<p>${state}</p>`;
}

function ways({ booking, session, mayMove, csrf, now }: BookingModel): Html {
  const path = `/learning/bookings/${booking.id}`;
  const link = (step: string, words: string) => html`<li><a href="${path}/${step}">${words}</a></li>`;
  const past = isBefore(session.startsAt, now);
  const holds = ['requested', 'offered', 'confirmed'].includes(booking.state);
  if (past || (!holds && booking.state !== 'waiting' && !mayMove)) return NOTHING;
  const offer =
    booking.state === 'offered'
      ? html`<form method="post" action="${path}/take" novalidate>${hiddenFields({ csrf, key: booking.id })}${govuk.button({ text: 'Take the place' })}</form>`
      : NOTHING;
  return html`${offer}<h2 class="govuk-heading-m">What you can do</h2><ul class="govuk-list govuk-list--bullet">
${booking.state === 'confirmed' ? link('substitute', 'Send a colleague instead, free of charge') : NOTHING}
${mayMove && booking.state !== 'waiting' ? link('move', 'Come on another day') : NOTHING}
${booking.state === 'waiting' ? link('cancel', 'Leave the queue') : holds ? link('cancel', booking.state === 'offered' ? 'Say no to the place' : 'Cancel') : NOTHING}</ul>`;
}
