import { hiddenFields } from '../../platform/forms/index.ts';
import {
  type Drawing,
  dataTable,
  emptyState,
  facts,
  govuk,
  type Html,
  html,
  markdown,
  NOTHING,
  stateTag,
  time,
} from '../../platform/html/index.ts';
import { isBefore, whenWords } from '../../platform/time/index.ts';
import { timesWords } from '../rules/times.ts';
import { COURSE_STATE_WORDS, DELIVERY_WORDS, sessionState } from '../rules/words.ts';
import type { Course, Session } from '../types.ts';

/** Every course. */
export function listView(model: {
  courses: readonly Course[];
  sessions: readonly Session[];
  interested: ReadonlyMap<string, number>;
  now: Temporal.Instant;
}): Html {
  const { courses, sessions, interested, now } = model;
  const ahead = (course: Course) =>
    sessions.filter(
      (session) => session.courseId === course.id && !session.cancelledAt && isBefore(now, session.startsAt),
    );
  return html`<h1 class="govuk-heading-xl">Programme</h1>
<p><a class="govuk-button" href="/learning/programme/new" role="button" draggable="false">A new course</a></p>
<p><a href="/learning/programme/events">Events of others</a> · <a href="/learning/programme/settings">Lengths and amounts</a> · <a href="/learning">As everybody sees it</a></p>
${dataTable<Course>({
  caption: 'Courses, by title',
  columns: [
    {
      label: 'Course',
      kind: 'name',
      cell: ({ id, title }) => html`<a href="/learning/programme/${id}">${title}</a>`,
    },
    { label: 'State', cell: ({ state }) => stateTag(COURSE_STATE_WORDS[state]) },
    { label: 'How', cell: ({ delivery }) => DELIVERY_WORDS[delivery] },
    {
      label: 'Next session',
      cell: (course) => {
        const [next] = ahead(course);
        return next
          ? html`<a href="/learning/programme/sessions/${next.id}">${timesWords(next)}</a>`
          : 'none';
      },
    },
    { label: 'Sessions to come', kind: 'number', cell: (course) => ahead(course).length },
    { label: 'Wait for dates', kind: 'number', cell: ({ id }) => interested.get(id) ?? 0 },
  ],
  rows: courses,
  empty: emptyState({
    title: 'No courses yet',
    words: 'A course begins as a draft that only coordinators see.',
    next: { label: 'A new course', href: '/learning/programme/new' },
  }),
})}`;
}

const SESSION_WORDS = { cancelled: 'Cancelled', full: 'Full', moved: 'Moved', open: 'Open' } as const;

/** One course, with its sessions, its versions and what can be done. */
export function courseView(model: {
  course: Course;
  sessions: readonly Session[];
  versions: readonly { version: number; by: string; at: Temporal.Instant }[];
  interested: number;
  csrf: string;
  key: string;
  now: Temporal.Instant;
}): Html {
  const { course, sessions, versions, interested, csrf, key, now } = model;
  const path = `/learning/programme/${course.id}`;
  const press = course.state === 'open' ? ['close', 'Close it'] : ['open', 'Open it for everybody'];
  return html`<h1 class="govuk-heading-xl">${course.title}</h1><p>${stateTag(COURSE_STATE_WORDS[course.state])} ${course.summary}</p>
<p><a href="${path}/edit">Change the course</a> · <a href="${path}/feedback">What it asks</a> · <a href="/learning/evaluation?course=${course.id}">What people thought</a>${course.state === 'draft' ? NOTHING : html` · <a href="/learning/courses/${course.code}">As everybody sees it</a>`}</p>
<form method="post" action="${path}/state" novalidate>${hiddenFields({ csrf, key })}<input type="hidden" name="version" value="${course.version}">${govuk.button({ text: press[1] ?? '', name: 'press', value: press[0] ?? '' })}</form>
<form method="post" action="${path}/copy" novalidate>${hiddenFields({ csrf, key })}${govuk.button({ text: 'Make a copy', classes: 'govuk-button--secondary' })}</form>
<h2 class="govuk-heading-l">Sessions</h2>
<p><a href="${path}/sessions/new">Add a session</a> · <a href="${path}/sessions/series">Add sessions that recur</a></p>
${interested > 0 ? html`<p>${interested === 1 ? 'One person waits' : `${interested} people wait`} to hear of dates.</p>` : NOTHING}
${dataTable<Session>({
  caption: 'Sessions, the first first',
  columns: [
    {
      label: 'When',
      kind: 'name',
      cell: (session) =>
        html`<a href="/learning/programme/sessions/${session.id}">${timesWords(session)}</a>`,
    },
    { label: 'Where', cell: ({ venue }) => venue ?? 'Online' },
    { label: 'Places taken', cell: ({ taken, capacity }) => `${taken} of ${capacity}` },
    {
      label: 'State',
      cell: (session) =>
        stateTag(
          isBefore(session.endsAt, now) && !session.cancelledAt
            ? 'Past'
            : SESSION_WORDS[sessionState(session)],
        ),
    },
  ],
  rows: sessions,
  empty: emptyState({
    title: 'No sessions yet',
    words: 'People can leave their address and are told when there are dates.',
  }),
})}
<h2 class="govuk-heading-l">What was written when</h2>
<ul class="govuk-list govuk-list--bullet">${versions.map(({ version, by, at }) => html`<li><a href="${path}/versions/${version}">Version ${version}</a>: ${by}, ${time(whenWords(at, now))}</li>`)}</ul>`;
}

/** A version of the texts. */
export function versionView(model: {
  n: number;
  by: string;
  at: Temporal.Instant;
  content: Record<string, unknown>;
  drawing: Drawing;
  now: Temporal.Instant;
}): Html {
  const { n, by, at, content, drawing, now } = model;
  const said = (name: string) => (typeof content[name] === 'string' ? content[name] : '');
  const outcomes = Array.isArray(content.outcomes) ? content.outcomes.map(String) : [];
  return html`<h1 class="govuk-heading-xl">${said('title')}</h1><p>Version ${n}, by ${by}, ${time(whenWords(at, now))}</p>
<p>${said('summary')}</p>
${facts([
  { label: 'For', value: said('audience') },
  { label: 'Table of prices', value: said('priceTable') || 'free' },
  { label: 'Terms', value: said('chargingPolicy') || 'none' },
  { label: 'State', value: said('state') },
])}
<ul class="govuk-list govuk-list--bullet">${outcomes.map((outcome) => html`<li>${outcome}</li>`)}</ul>${markdown(said('words'), ['main', 'content'], drawing)}`;
}
