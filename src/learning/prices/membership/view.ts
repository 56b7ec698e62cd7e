import { errorMessage, errorSummary, hiddenFields, type RecordForm } from '../../../platform/forms/index.ts';
import { facts, govuk, type Html, html, NOTHING, notice, time } from '../../../platform/html/index.ts';
import { dateWords, whenWords } from '../../../platform/time/words.ts';
import type { Membership } from '../types.ts';

export interface MembershipModel extends RecordForm {
  membership: Membership;
  /** What the body is called. */
  scheme: string;
  /** The reader wrote it down themselves. */
  own: boolean;
  /** Bookings that named it and pay what others pay: a price is never changed after the booking. */
  bookedBefore: { bookings: number; sample: string | null };
}

/** One membership, and what somebody found who looked at what shows it. */
export function membershipView(model: MembershipModel): Html {
  const { membership, now, errors, own } = model;
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">${membership.organisation}</h1>${facts([
    { label: 'Member of', value: model.scheme },
    { label: 'Shown by', value: membership.evidence },
    { label: 'Told', value: html`${time(whenWords(membership.askedAt, now))}, ${membership.askedByName}` },
  ])}<p class="govuk-body">It counts for what is booked once it is confirmed. ${priced(model.bookedBefore)}</p>${membership.decision ? decided(membership) : own ? notice('calm', { strong: 'Somebody else looks at it.', body: 'You wrote it down yourself.' }) : form(model)}`;
}

function priced({ bookings, sample }: MembershipModel['bookedBefore']): Html {
  if (bookings === 0) return html`What was booked before keeps the price that was said then.`;
  return html`${bookings === 1 ? 'One booking that named it keeps' : `${bookings} bookings that named it keep`} the price that was said then${sample ? html` (<a href="/learning/bookings/${sample}">${bookings === 1 ? 'the booking' : 'the latest'}</a>)` : NOTHING}.`;
}

function decided({ decision, validUntil, decidedWhy, decidedByName }: Membership): Html {
  return notice('calm', {
    strong:
      decision === 'confirmed'
        ? html`Confirmed until ${validUntil ? time(dateWords(validUntil)) : ''}.`
        : 'Refused.',
    body: `${decidedWhy} ${decidedByName}`,
  });
}

function form({ membership, typed, errors, csrf, key }: MembershipModel): Html {
  const radio = (value: string, text: string) => ({
    value,
    text,
    checked: typed.value('decision') === value,
  });
  return html`<form method="post" action="/learning/memberships/${membership.id}" novalidate>${hiddenFields({ csrf, key })}${govuk.radios(
    {
      ...{ name: 'decision', idPrefix: 'decision' },
      fieldset: { legend: { text: 'Are they a member?', classes: 'govuk-fieldset__legend--m' } },
      items: [radio('confirmed', 'Yes'), radio('refused', 'No, or it cannot be told')],
      ...errorMessage(errors, 'decision'),
    },
  )}${govuk.dateInput({
    ...{ id: 'until', namePrefix: 'until' },
    fieldset: { legend: { text: 'If so, until when?', classes: 'govuk-fieldset__legend--m' } },
    items: (['day', 'month', 'year'] as const).map((name) => ({
      ...{ name, id: `until-${name}`, value: typed.value(`until-${name}`), inputmode: 'numeric' },
      classes: name === 'year' ? 'govuk-input--width-4' : 'govuk-input--width-2',
    })),
    ...errorMessage(errors, 'until'),
  })}${govuk.input({
    ...{ id: 'why', name: 'why', value: typed.value('why') },
    label: { text: 'What did you look at?', classes: 'govuk-label--m' },
    ...errorMessage(errors, 'why'),
  })}${govuk.button({ text: 'Keep it', preventDoubleClick: true })}</form>`;
}
