import {
  dataTable,
  emptyState,
  type Html,
  html,
  metaLine,
  NOTHING,
  notice,
  pager,
  time,
} from '../../platform/html/index.ts';
import { dateWords } from '../../platform/time/index.ts';
import { byDay, type Dated, monthOf, monthWords, type Offered, pageOf } from '../rules/catalogue.ts';
import { daysWords, minutesWords, timesWords } from '../rules/times.ts';
import { DELIVERY_WORDS, placesWords } from '../rules/words.ts';
import type { Session } from '../types.ts';
import { filterForm } from './filter-view.ts';
import { filtersOn, hrefOf } from './filters.ts';
import type { CatalogueModel } from './types.ts';

/** What there is to learn. */
export function catalogueView(model: CatalogueModel): Html {
  const { filters, signedIn, leads, found, read } = model;
  const calendar = filters.view === 'calendar';
  const narrow = filtersOn(filters) > 0 || filters.find !== '';
  return html`<h1 class="govuk-heading-xl">Training</h1>
<p>For everybody who works with children and families, paid or not. You need no account to book.</p>
<p><a href="/learning/bookings">My bookings</a>${signedIn ? NOTHING : html` (we send a code to your email address)`}${leads ? html` · <a href="/learning/staff">Bookings of my staff</a>` : NOTHING}</p>
${filterForm(model)}
<p>${calendar ? html`<a href="${hrefOf(filters, { view: 'courses' })}">Show by course</a>` : html`<a href="${hrefOf(filters, { view: 'calendar' })}">Show by month</a>`} · <a href="${hrefOf(filters, { view: 'courses' }, '/learning/brochure.pdf')}">Brochure to print (PDF)</a> · <a href="${hrefOf(filters, { view: 'courses' }, '/learning/calendar.ics')}">${narrow ? 'These' : 'All'} dates for your calendar</a> · <a href="/learning/interest">Be told of new dates</a></p>
${readPart(read)}${found.length === 0 ? nothing() : calendar ? monthsPart(model) : coursesPart(model)}
${filters.after === '' ? events(model) : NOTHING}`;
}

const readPart = (read: CatalogueModel['read']): Html =>
  read.length === 0
    ? NOTHING
    : html`<p role="status">${read.map(({ typed, as }) => html`No course has “${typed}”; it was read as <strong>${as}</strong>. `)}</p>`;

const nothing = () =>
  emptyState({
    title: 'Nothing fits',
    words: 'Take a filter away, or ask to be told of new dates.',
    next: { label: 'Show everything', href: '/learning' },
  });

function courseCard({ course, sessions }: Offered, prices: CatalogueModel['prices']): Html {
  const next = sessions.slice(0, 3);
  return html`<section class="ws-card"><h2 class="ws-card__title"><a href="/learning/courses/${course.code}">${course.title}</a></h2>
${metaLine([course.level ? `Level ${course.level}` : '', DELIVERY_WORDS[course.delivery], course.minutes ? minutesWords(course.minutes) : '', course.priceTable === null ? 'Free' : (prices[course.priceTable] ?? '')])}
<p>${course.summary}</p>
${next.length > 0 ? html`<ul class="govuk-list">${next.map((session) => html`<li>${timesWords(session)}, ${placeWords(session)}. ${placesWords(session)}</li>`)}</ul>${sessions.length > 3 ? html`<p>And ${sessions.length - 3} more.</p>` : NOTHING}` : html`<p class="ws-quiet">${['e-learning', 'external link'].includes(course.delivery) ? 'At any time.' : 'No dates yet.'}</p>`}</section>`;
}

const placeWords = ({ venue }: Session) => venue ?? 'online';

const COURSES = 20;
const SESSIONS = 40;

function coursesPart({ found, filters, prices }: CatalogueModel): Html {
  const { rows, next } = pageOf(found, ({ course }) => course.code, { after: filters.after, size: COURSES });
  return html`${rows.map((row) => courseCard(row, prices))}${pages(filters, next, COURSES, 'courses')}`;
}

function pages(filters: CatalogueModel['filters'], next: string, size: number, of: string): Html {
  if (next === '' && filters.after === '') return NOTHING;
  return pager({
    ...{ size, of },
    next: next === '' ? undefined : hrefOf(filters, { after: next }),
    first: filters.after === '' ? undefined : hrefOf(filters),
  });
}

function monthsPart({ found, filters }: CatalogueModel): Html {
  const all = byDay(found);
  const { rows, next } = pageOf(all, ({ session }) => session.id, { after: filters.after, size: SESSIONS });
  const months = Map.groupBy(rows, ({ session }) => monthOf(session.startsAt));
  if (rows.length === 0) return html`<p>None of these has a date yet.</p>`;
  return html`${[...months].map(
    ([month, dated]) =>
      html`<h2 class="govuk-heading-l">${monthWords(month)}</h2>${dataTable<Dated>({
        caption: `Sessions in ${monthWords(month)}`,
        columns: [
          {
            label: 'Course',
            kind: 'name',
            cell: ({ course }) => html`<a href="/learning/courses/${course.code}">${course.title}</a>`,
          },
          { label: 'When', cell: ({ session }) => timesWords(session) },
          { label: 'Where', cell: ({ session }) => placeWords(session) },
          { label: 'Places', cell: ({ session }) => placesWords(session) },
        ],
        rows: dated,
        empty: NOTHING,
      })}`,
  )}${pages(filters, next, SESSIONS, 'sessions')}`;
}

/** The days after the next on which it is again. */
export const laterPart = (days: readonly Temporal.PlainDate[]): Html =>
  days.length === 0 ? NOTHING : html`<p>And again on ${daysWords(days)}.</p>`;

function events({ events: list, today, staleAfter }: CatalogueModel): Html {
  if (list.length === 0) return NOTHING;
  return html`<h2 class="govuk-heading-l">Events of others</h2><p>We do not run these. Book them with whoever does.</p>${list.map(
    (event) => {
      const checked = html`Last checked on ${time(dateWords(event.checkedOn))}.`;
      const stale = event.checkedOn.until(today, { largestUnit: 'days' }).days > staleAfter;
      return html`<section class="ws-card"><h3 class="ws-card__title ws-card__title--small"><a href="${event.href}">${event.title}</a></h3>
<p>${event.provider}${event.startsOn ? html`, ${time(dateWords(event.startsOn))}` : NOTHING}. ${event.words}</p>${laterPart(event.laterOn)}
${stale ? notice('late', { strong: 'This may be out of date.', body: checked }) : html`<p class="ws-quiet">${checked}</p>`}</section>`;
    },
  )}`;
}
