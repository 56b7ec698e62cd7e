import { hiddenFields } from '../../../platform/forms/index.ts';
import { govuk, type Html, html, NOTHING, notice, time } from '../../../platform/html/index.ts';
import { isBefore } from '../../../platform/time/london.ts';
import { whenWords } from '../../../platform/time/words.ts';
import type { Attendance } from '../../rules/attendance.ts';
import { timesWords } from '../../rules/times.ts';
import type { Booking } from '../../types.ts';
import type { Register } from '../types.ts';

export interface CloseModel extends Register {
  outcomes: readonly { booking: Booking; attendance: Attendance }[];
  now: Temporal.Instant;
  csrf: string;
  key: string;
}

const FOLLOWS: Readonly<Record<Attendance, string>> = {
  complete: 'Completed: a certificate',
  'not passed': 'Was there to the end and has no passed assessment yet: a certificate once it is passed',
  'in part': 'Was there and did not complete: no certificate, nothing to pay for not coming',
  'not there': 'Was not there: a no-show, charged as the terms of the booking say',
};

/** What closing does, for whom, before it is done. */
export function closeView({ session, course, outcomes, closed, now, csrf, key }: CloseModel): Html {
  const of = (wanted: Attendance) => outcomes.filter(({ attendance }) => attendance === wanted);
  const lists = (Object.keys(FOLLOWS) as Attendance[]).map((each) => {
    const people = of(each);
    return people.length === 0
      ? NOTHING
      : html`<h2 class="govuk-heading-m">${FOLLOWS[each]}</h2><ul class="govuk-list govuk-list--bullet">${people.map(({ booking }) => html`<li>${booking.name}, ${booking.organisation}</li>`)}</ul>`;
  });
  const over = !isBefore(now, session.endsAt);
  const form = closed
    ? notice('calm', {
        strong: 'It is closed.',
        body: html`By ${closed.byName}, ${time(whenWords(closed.at, now))}.`,
      })
    : over
      ? html`<form method="post" action="/learning/sessions/${session.id}/register/close" novalidate>${hiddenFields({ csrf, key })}${govuk.button({ text: 'Close the register' })}</form>`
      : notice('clock', {
          strong: 'The session is not over.',
          body: 'Its register can be closed afterwards.',
        });
  return html`<span class="govuk-caption-l">${course.title}, ${timesWords(session)}</span><h1 class="govuk-heading-l">Close the register</h1>${lists}${form}`;
}
