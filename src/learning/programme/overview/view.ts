import { hiddenFields } from '../../../platform/forms/index.ts';
import {
  card,
  dataTable,
  emptyState,
  facts,
  govuk,
  type Html,
  html,
  NOTHING,
  notice,
  time,
} from '../../../platform/html/index.ts';
import { whenWords } from '../../../platform/time/index.ts';
import { stateCell } from '../../bookings/state-view.ts';
import { moneyWords, timesWords } from '../../rules/times.ts';
import type { Booking, Course, Session, SessionPart } from '../../types.ts';

export interface OverviewModel {
  course: Course;
  session: Session;
  parts: readonly SessionPart[];
  trainers: readonly string[];
  joining: { href: string; words: string } | undefined;
  bookings: readonly Booking[];
  needs: readonly { booking_id: string; kind: string; words: string }[];
  claims: readonly { bookingId: string; needsId: string; words: string; judged: string }[];
  now: Temporal.Instant;
  csrf: string;
  key: string;
}

/** One session, with everybody on it. */
export function overviewView(model: OverviewModel): Html {
  const { course, session, parts, trainers, joining, now } = model;
  const path = `/learning/programme/sessions/${session.id}`;
  const ended = session.cancelledAt;
  const waits = model.bookings.filter(({ state }) => state === 'waiting').length;
  return html`<h1 class="govuk-heading-xl">${course.title}</h1>
${ended ? notice('late', { strong: 'Cancelled.', body: html`${time(whenWords(ended, now))}: ${session.cancelledWhy}` }) : NOTHING}${session.movedAt && !ended ? notice('calm', { strong: 'Moved.', body: html`${time(whenWords(session.movedAt, now))}: ${session.movedWhy}` }) : NOTHING}
${facts([
  {
    label: 'When',
    value: html`${parts.map((part) => html`${part.title ? `${part.title}: ` : ''}${timesWords(part)}<br>`)}`,
  },
  { label: 'Where', value: session.venue ?? 'Online' },
  {
    label: 'Places taken',
    value: `${session.taken} of ${session.capacity}${waits > 0 ? `, and ${waits} wait` : ''}`,
  },
  { label: 'Trainers', value: trainers.join(', ') || 'Nobody yet' },
  ...(course.delivery === 'virtual'
    ? [{ label: 'To join', value: joining ? joining.href : 'No link yet: it is due a week before' }]
    : []),
])}
${ended ? NOTHING : html`<p><a href="/learning/sessions/${session.id}/register">The register</a> · <a href="/learning/sessions/${session.id}/feedback">What people thought</a></p><p><a href="${path}/edit">Change or move it</a> · <a href="${path}/cancel">Cancel it</a></p>`}
<h2 class="govuk-heading-l">Who comes, and who waits</h2>${people(model)}${claims(model)}`;
}

function people({ bookings, needs, now }: OverviewModel): Html {
  const needed = (id: string) =>
    needs
      .filter((need) => need.booking_id === id)
      .map(({ kind, words }) => `${kind === 'access' ? 'To take part' : 'To eat'}: ${words}`)
      .join('. ');
  return dataTable<Booking>({
    caption: 'Bookings, in the order in which they came',
    columns: [
      {
        label: 'Name',
        kind: 'name',
        cell: ({ id, name }) => html`<a href="/learning/bookings/${id}">${name}</a>`,
      },
      { label: 'From', cell: ({ organisation }) => organisation },
      { label: 'State', cell: (booking) => stateCell(booking, now) },
      { label: 'Price', cell: ({ pricePence }) => moneyWords(pricePence) },
      { label: 'Needs', cell: ({ id }) => needed(id) },
    ],
    rows: bookings,
    empty: emptyState({
      title: 'Nobody has booked yet',
      words: 'Everybody who books stands here, also those who wait.',
    }),
  });
}

function claims({ claims: all, bookings, session, csrf, key }: OverviewModel): Html {
  const open = all.filter(({ judged }) => judged === 'open');
  if (open.length === 0) return NOTHING;
  const name = (id: string) => bookings.find((booking) => booking.id === id)?.name ?? 'Somebody';
  return html`<h2 class="govuk-heading-l">What is said to stand for the course that comes first</h2>${open.map(
    (claim) =>
      card({
        title: name(claim.bookingId),
        level: 3,
        body: html`<p>${claim.words}</p><form method="post" action="/learning/programme/sessions/${session.id}/claims" novalidate>${hiddenFields({ csrf, key })}<input type="hidden" name="booking" value="${claim.bookingId}"><input type="hidden" name="needs" value="${claim.needsId}"><div class="govuk-button-group">${govuk.button({ text: 'It will do', name: 'press', value: 'accept' })}${govuk.button({ text: 'It will not do', name: 'press', value: 'refuse', classes: 'govuk-button--secondary' })}</div></form>`,
      }),
  )}`;
}
