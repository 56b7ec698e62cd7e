import {
  card,
  dataTable,
  emptyState,
  type Html,
  html,
  NOTHING,
  notice,
  stateTag,
  time,
} from '../../../platform/html/index.ts';
import { dateWords } from '../../../platform/time/words.ts';
import type { Span, Standing } from '../../credentials/types.ts';
import type { Stated } from '../../evidence/types.ts';

interface Done {
  title: string;
  on: Temporal.PlainDate;
  until: Temporal.PlainDate | null;
  how: string;
  certificate: string;
}

export interface RecordModel {
  today: Temporal.PlainDate;
  done: readonly Done[];
  evidence: readonly Stated[];
  /** Courses whose certificate waits for what the reader thought. */
  awaited: readonly { bookingId: string; title: string; code: string | null }[];
  held: readonly {
    code: string;
    name: string;
    areas: readonly (Standing & { name: string })[];
  }[];
  opens: readonly string[];
  permissions: ReadonlySet<string>;
}

/** So many days before something lapses, it stands under what is due. */
const SOON = 90;

/** Everything about the reader's own learning, what is due first. */
export function recordView(model: RecordModel): Html {
  return html`<h1 class="govuk-heading-xl">My learning</h1>${ways(model.permissions)}${awaitedView(model)}${dueView(model)}
${heldView(model)}${opensView(model)}${doneView(model)}${evidenceView(model)}`;
}

const WAYS: readonly [permission: string | null, href: string, label: string][] = [
  [null, '/learning/bookings', 'My bookings'],
  [null, '/learning/modules', 'E-learning'],
  [null, '/learning/tools', 'What my learning opens'],
  [null, '/learning/credentials', 'Champions and credentials'],
  [null, '/learning/evidence', 'Learning done elsewhere'],
  [null, '/learning/groups', 'Groups for young people'],
  ['learning.staff', '/learning/compliance', 'My staff'],
  ['learning.coordinate', '/learning/evidence/waiting', 'Evidence to judge'],
  ['learning.coordinate', '/learning/e-learning', 'Modules and uploads'],
  ['learning.figures', '/learning/figures', 'Figures'],
  ['learning.figures', '/learning/evaluation', 'Evaluation of training'],
];

function ways(permissions: ReadonlySet<string>): Html {
  const links = WAYS.filter(([permission]) => permission === null || permissions.has(permission));
  return html`<nav aria-label="Learning"><ul class="govuk-list">${links.map(([, href, label]) => html`<li><a class="govuk-link" href="${href}">${label}</a></li>`)}</ul></nav>`;
}

function awaitedView({ awaited }: RecordModel): Html {
  if (awaited.length === 0) return NOTHING;
  return notice('clock', {
    strong: 'What is still needed for your certificate.',
    list: html`<ul class="govuk-list govuk-list--bullet">${awaited.map(({ bookingId, title, code }) => html`<li>${title}: ${code ? html`<a href="/learning/feedback/${code}">tell us what you thought</a>` : html`we ask you by email soon what you thought (<a href="/learning/bookings/${bookingId}">your booking</a>)`}.</li>`)}</ul>`,
  });
}

function dueView({ held, done, today }: RecordModel): Html {
  const soon = (until: Temporal.PlainDate | null) =>
    until !== null && today.until(until, { largestUnit: 'days' }).days <= SOON;
  const lapsing = held.flatMap(({ code, name, areas }) => {
    const first = areas.find((each) => each.held && soon(each.held.until));
    return first?.held?.until ? [{ ...first, code, name, until: first.held.until }] : [];
  });
  const courses = done.filter(
    ({ title, until }, at) => soon(until) && done.findIndex((d) => d.title === title) === at,
  );
  if (lapsing.length + courses.length === 0) return NOTHING;
  return notice('clock', {
    strong: 'Due soon.',
    list: html`<ul class="govuk-list govuk-list--bullet">${lapsing.map(({ code, name, until, toKeep }) => html`<li><a href="/learning/credentials/${code}">${name}</a> lapses on ${time(dateWords(until))}. To keep it: ${toKeep.join('; ')}.</li>`)}${courses.map(({ title, until }) => html`<li>${title} ${until && Temporal.PlainDate.compare(until, today) <= 0 ? 'stopped counting' : 'counts'} ${until && Temporal.PlainDate.compare(until, today) <= 0 ? 'on' : 'until'} ${until ? time(dateWords(until)) : NOTHING}.</li>`)}</ul>`,
  });
}

function heldView({ held }: RecordModel): Html {
  const items = held.map(({ code, name, areas }) => {
    const words = areas.map((each) =>
      each.held
        ? html`<li>${each.name}: ${stateTag('Held')} ${heldWords(each.held)}</li>`
        : html`<li>${each.name}: not held. ${each.needed.length} ${each.needed.length === 1 ? 'thing is' : 'things are'} still needed.</li>`,
    );
    return html`<h3 class="govuk-heading-s"><a href="/learning/credentials/${code}">${name}</a></h3><ul class="govuk-list">${words}</ul>`;
  });
  return card({
    title: 'What I hold',
    body: items.length > 0 ? items : html`<p>There is no credential in your areas.</p>`,
  });
}

/** "since 1 March 2026, until 31 January 2027" */
export function heldWords({ from, until }: Span): Html {
  return html`since ${time(dateWords(from))}${until ? html`; lapses on ${time(dateWords(until))}` : NOTHING}`;
}

function opensView({ opens }: RecordModel): Html {
  return card({
    title: 'What it opens',
    body:
      opens.length > 0
        ? html`<ul class="govuk-list govuk-list--bullet">${opens.map((name) => html`<li>${name}</li>`)}</ul>`
        : html`<p>No tool yet.</p>`,
    foot: html`<a href="/learning/tools">Each tool and what it asks for</a>`,
  });
}

const HOW: Readonly<Record<string, string>> = {
  attended: 'Attended',
  'e-learning': 'E-learning',
  evidence: 'Done elsewhere',
};

function doneView({ done, today }: RecordModel): Html {
  const table = dataTable<Done>({
    caption: 'What I completed',
    columns: [
      { label: 'Course', kind: 'name', cell: ({ title }) => title },
      { label: 'Completed', cell: ({ on }) => time(dateWords(on)) },
      {
        label: 'Counts until',
        cell: ({ until }) =>
          until === null
            ? 'For good'
            : html`${time(dateWords(until))}${Temporal.PlainDate.compare(until, today) <= 0 ? html` ${stateTag('Over')}` : NOTHING}`,
      },
      { label: 'How', cell: ({ how }) => HOW[how] ?? how },
      {
        label: 'Certificate',
        cell: ({ certificate, title }) =>
          html`<a href="/learning/certificates/${certificate}">Certificate<span class="govuk-visually-hidden"> of ${title}</span></a>`,
      },
    ],
    rows: done,
    empty: emptyState({
      title: 'Nothing completed yet',
      words: 'What you attend, complete online or bring evidence of stands here, with its certificate.',
      next: { label: 'Bring evidence of learning done elsewhere', href: '/learning/evidence' },
    }),
  });
  return html`<h2 class="govuk-heading-m govuk-!-margin-top-6">My record</h2>${table}`;
}

function evidenceView({ evidence }: RecordModel): Html {
  const waiting = evidence.filter(({ verdict }) => verdict === null).length;
  if (waiting === 0) return NOTHING;
  return html`<p class="govuk-body">${waiting} ${waiting === 1 ? 'statement' : 'statements'} of learning done elsewhere ${waiting === 1 ? 'waits' : 'wait'} for a coordinator. <a href="/learning/evidence">See what you sent</a></p>`;
}
