import {
  errorMessage,
  errorSummary,
  type FormError,
  hiddenFields,
  type Typed,
} from '../../platform/forms/index.ts';
import { emptyState, govuk, type Html, html, NOTHING, notice } from '../../platform/html/index.ts';
import { termsPart } from '../book/view.ts';
import { ageFields, roleField } from '../book/who-view.ts';
import { paidWords } from '../rules/charge.ts';
import { timesWords } from '../rules/times.ts';
import { placesWords } from '../rules/words.ts';
import type { Booking, Course, Session } from '../types.ts';

export interface ChangeModel {
  booking: Booking;
  course: Course;
  session: Session;
  /** Other days with a place. */
  free: readonly Session[];
  /** What is to be done before the course. */
  needs: readonly { title: string; hard: boolean; equivalent: boolean }[];
  ages: string;
  asksRole: boolean;
  terms: { words: readonly string[] } | null;
  /** What leaving would cost at this moment. */
  cost: string;
  typed: Typed;
  errors: readonly FormError[];
  csrf: string;
  key: string;
}

function form(model: ChangeModel, step: string, heading: string, fields: Html, button: string): Html {
  const { booking, course, session, errors, csrf, key } = model;
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">${heading}</h1>
<p>${course.title}, ${timesWords(session)}, for ${booking.name}.</p>
<form method="post" action="/learning/bookings/${booking.id}/${step}" novalidate>${hiddenFields({ csrf, key })}${fields}${govuk.button({ text: button })}</form>`;
}

/** Leaving, with what it may cost said first. */
export function cancelView(model: ChangeModel): Html {
  const { booking, typed, errors, terms, cost: now } = model;
  const queue = booking.state === 'waiting';
  const cost = queue
    ? html`<p>Leaving the queue costs nothing. Whoever is behind you moves up.</p>`
    : html`${notice('clock', { body: now })}<h2 class="govuk-heading-m">What it may cost</h2>${termsPart(terms)}<p>Sending a colleague instead is always free.</p>`;
  const why = govuk.textarea({
    id: 'why',
    name: 'why',
    label: { text: 'Why (if you like)' },
    ...(queue ? {} : { hint: { text: 'Illness and the like can be a reason not to charge.' } }),
    rows: '2',
    value: typed.value('why'),
    ...errorMessage(errors, 'why'),
  });
  const heading = queue ? 'Leave the queue' : 'Cancel this booking';
  return form(model, 'cancel', heading, html`${cost}${why}`, heading);
}

/** A colleague instead. */
export function substituteView(model: ChangeModel): Html {
  const { typed, errors } = model;
  const box = (id: string, label: string, type = 'text') =>
    govuk.input({
      id,
      name: id,
      type,
      label: { text: label },
      value: typed.value(id),
      spellcheck: false,
      ...errorMessage(errors, id),
    });
  const titles = model.needs.filter(({ equivalent }) => equivalent).map(({ title }) => `“${title}”`);
  const claim =
    titles.length > 0
      ? govuk.textarea({
          ...{ id: 'claim', name: 'claim', rows: '2', value: typed.value('claim') },
          label: { text: `${titles.join(' and ')} comes first. What have they done that is like it?` },
          hint: { text: 'Leave this empty if they completed it here.' },
          ...errorMessage(errors, 'claim'),
        })
      : NOTHING;
  return form(
    model,
    'substitute',
    'Send a colleague instead',
    html`<p>This is free of charge until the session begins. ${paidWords(model.booking)} We write to your colleague.</p>${box('name', 'Name')}${box('email', 'Email address', 'email')}${model.asksRole ? roleField(model) : NOTHING}${model.ages === '' ? NOTHING : ageFields(model)}${claim}`,
    'Give the place to them',
  );
}

/** Another day of the same course. */
export function moveView(model: ChangeModel): Html {
  const { free, typed, errors, course, terms, cost } = model;
  if (free.length === 0)
    return html`<h1 class="govuk-heading-xl">Come on another day</h1>${emptyState({
      title: 'There is no other day with a place',
      words: 'We can write to you when there are new dates.',
      next: { label: 'Ask to be told', href: `/learning/interest?course=${course.code}` },
    })}`;
  const days = govuk.radios({
    name: 'session',
    idPrefix: 'session',
    value: typed.value('session'),
    fieldset: { legend: { text: 'Which day?', classes: 'govuk-fieldset__legend--m' } },
    items: free.map((session) => ({
      value: session.id,
      text: `${timesWords(session)}, ${session.venue ?? 'online'}`,
      hint: { text: placesWords(session) },
    })),
    ...errorMessage(errors, 'session'),
  });
  return form(
    model,
    'move',
    'Come on another day',
    html`${notice('clock', { body: cost })}${days}<h2 class="govuk-heading-m">What moving may cost</h2>${termsPart(terms)}<p>If we cancelled or moved the session, it costs nothing.</p>`,
    'Move the booking',
  );
}
