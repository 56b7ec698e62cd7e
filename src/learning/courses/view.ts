import {
  type Drawing,
  emptyState,
  facts,
  type Html,
  html,
  markdown,
  NOTHING,
  notice,
} from '../../platform/html/index.ts';
import { termsPart } from '../book/view.ts';
import { agesWords, audienceWords, type Exclusion, type Prerequisite } from '../rules/eligibility.ts';
import { minutesWords, moneyWords, timesWords } from '../rules/times.ts';
import { DELIVERY_WORDS, placesWords } from '../rules/words.ts';
import type { Course, Session, SessionPart } from '../types.ts';

export interface CourseModel {
  course: Course;
  sessions: readonly Session[];
  parts: ReadonlyMap<string, readonly SessionPart[]>;
  prerequisites: readonly Prerequisite[];
  exclusions: readonly Exclusion[];
  terms: { words: readonly string[] } | null;
  prices: readonly { label: string; pence: number }[];
  /** What its words are drawn with. */
  drawing: Drawing;
}

/** One course, with everything that somebody wants to know before booking. */
export function courseView(model: CourseModel): Html {
  const { course, prices, terms } = model;
  const ages = agesWords(course);
  const only = audienceWords(course);
  const provider =
    course.provider === 'external' ? (course.providerName ?? 'Somebody else') : 'The partnership';
  return html`<h1 class="govuk-heading-xl">${course.title}</h1><p class="govuk-body-l">${course.summary}</p>
${course.state === 'closed' ? notice('calm', { strong: 'This course is closed.', body: 'No dates are planned.' }) : NOTHING}
${facts([
  ...(course.level ? [{ label: 'Level', value: course.level }] : []),
  { label: 'For', value: course.audience || 'Everybody' },
  ...(only
    ? [
        {
          label: 'Who may book',
          value: html`Only: ${only}. ${course.audienceMessage}${course.audienceHref ? html` <a href="${course.audienceHref}">What there is for others</a>` : NOTHING}`,
        },
      ]
    : []),
  ...(ages ? [{ label: 'Ages', value: ages }] : []),
  { label: 'How', value: DELIVERY_WORDS[course.delivery] },
  ...(course.minutes ? [{ label: 'How long', value: minutesWords(course.minutes) }] : []),
  { label: 'Run by', value: provider },
  ...(course.validMonths ? [{ label: 'Counts for', value: `${course.validMonths} months` }] : []),
  ...(course.licenceNote || course.needsCredential
    ? [
        {
          label: 'Licence',
          value: html`${course.licenceNote}${course.needsCredential ? ' Checked when you book, and you need to sign in.' : ''}`,
        },
      ]
    : []),
])}
${course.outcomes.length > 0 ? html`<h2 class="govuk-heading-m">What you will be able to do</h2><ul class="govuk-list govuk-list--bullet">${course.outcomes.map((outcome) => html`<li>${outcome}</li>`)}</ul>` : NOTHING}
${course.words ? markdown(course.words, ['main', 'content'], model.drawing) : NOTHING}${before(model)}
<h2 class="govuk-heading-m">What it costs</h2>
${prices.length === 0 ? html`<p>It is free of charge.</p>` : html`<ul class="govuk-list govuk-list--bullet">${prices.map(({ label, pence }) => html`<li>${label}: ${moneyWords(pence)}</li>`)}</ul>`}
<h2 class="govuk-heading-m">If you cannot come after all</h2>${termsPart(terms)}
${dates(model)}`;
}

function before({ prerequisites, exclusions }: CourseModel): Html {
  const needs = prerequisites.map(({ title, code, hard, equivalent }) => {
    const how = hard && !equivalent ? 'You need this first.' : 'You need this, or something like it.';
    return html`<li><a href="/learning/courses/${code}">${title}</a>. ${how}</li>`;
  });
  const others = exclusions.map(
    ({ organisation, message, href }) =>
      html`<li>${organisation}: ${href ? html`<a href="${href}">${message}</a>` : message}</li>`,
  );
  return html`${needs.length > 0 ? html`<h2 class="govuk-heading-m">What comes first</h2><ul class="govuk-list govuk-list--bullet">${needs}</ul>` : NOTHING}${others.length > 0 ? html`<h2 class="govuk-heading-m">Who goes somewhere else</h2><ul class="govuk-list govuk-list--bullet">${others}</ul>` : NOTHING}`;
}

function dates({ course, sessions, parts }: CourseModel): Html {
  const told = html`<p><a href="/learning/interest?course=${course.code}">Be told of new dates</a></p>`;
  if (course.delivery === 'external link' && course.externalHref)
    return html`<h2 class="govuk-heading-m">Where to go</h2><p><a href="${course.externalHref}">Go to ${course.providerName ?? 'whoever runs it'}</a>. They take the booking.</p>`;
  if (course.delivery === 'e-learning')
    return html`<h2 class="govuk-heading-m">When</h2><p>At any time. Sign in to begin.</p>`;
  if (sessions.length === 0)
    return html`<h2 class="govuk-heading-m">Dates</h2>${emptyState({ title: 'There are no dates yet', words: 'Leave your address and we write when there are.' })}${told}`;
  return html`<h2 class="govuk-heading-m">Dates</h2>${sessions.map((session) => sessionPart(course, session, parts.get(session.id) ?? []))}${told}`;
}

function sessionPart(course: Course, session: Session, parts: readonly SessionPart[]): Html {
  const when = parts.length > 1 ? parts : [session];
  const full = session.taken >= session.capacity;
  const day = timesWords(session);
  return html`<section class="ws-card"><h3 class="ws-card__title ws-card__title--small">${day}</h3>
${parts.length > 1 ? html`<p>In ${parts.length} parts${course.needsEveryPart ? ', and you need all of them' : ''}:</p><ul class="govuk-list govuk-list--bullet">${when.map((part) => html`<li>${timesWords(part)}</li>`)}</ul>` : NOTHING}
<p>${session.venue ?? 'Online; we send you how to join a week before'}. ${session.venueNotes} ${placesWords(session)}.</p>
<p>${course.state === 'open' ? html`<a href="/learning/sessions/${session.id}/book">${full ? 'Join the queue' : 'Book a place'}<span class="govuk-visually-hidden"> on ${day}</span></a> · ` : NOTHING}<a href="/learning/sessions/${session.id}/calendar.ics">For your calendar<span class="govuk-visually-hidden">: ${day}</span></a></p></section>`;
}
