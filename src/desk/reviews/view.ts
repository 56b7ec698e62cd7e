import {
  dataTable,
  dueText,
  emptyState,
  type Html,
  html,
  NOTHING,
  pager,
  shieldTag,
  time,
} from '../../platform/html/index.ts';
import { pageSize } from '../../platform/html/parts/paging.ts';
import { isBefore } from '../../platform/time/london.ts';
import { dueWords, wasDueWords, whenWords } from '../../platform/time/words.ts';
import { type ListName, listNames, type Request, type RequestList, type Use, type UseList } from './types.ts';

export interface ReviewsModel {
  listed: UseList | RequestList;
  next: string | undefined;
  first: string | undefined;
  now: Temporal.Instant;
}

const labels: Readonly<Record<ListName, string>> = {
  uses: 'To review',
  requests: 'To answer',
  reviewed: 'Reviewed',
  answered: 'Answered',
};

export function reviewsView(model: ReviewsModel): Html {
  const { listed, now, next, first } = model;
  const list = isUses(listed) ? usesTable(listed, now) : requestsTable(listed, now);
  const pages =
    next || first ? pager({ next, first, size: pageSize, of: labels[listed.name].toLowerCase() }) : NOTHING;
  return html`<h1 class="govuk-heading-xl">Access reviews</h1>
<p class="govuk-body">Each use of emergency access is looked at by somebody else, by the end of the second working day. <a href="/access/conflicts">Conflicts of interest</a></p>
${tabs(listed.name)}${list}${pages}`;
}

function tabs(current: ListName): Html {
  const items = listNames.map((name) => {
    const here = name === current ? html` aria-current="true"` : NOTHING;
    return html`<li><a href="/access/reviews?list=${name}"${here}>${labels[name]}</a></li>`;
  });
  return html`<nav class="ws-tabs" aria-label="Which list"><ul>${items}</ul></nav>`;
}

function isUses(listed: UseList | RequestList): listed is UseList {
  return listed.name === 'uses' || listed.name === 'reviewed';
}

function usesTable({ rows, name }: UseList, now: Temporal.Instant): Html {
  return dataTable<Use>({
    caption:
      name === 'uses'
        ? 'Emergency access to review, what is due first'
        : 'Emergency access reviewed, latest first',
    columns: [
      { label: 'Record', kind: 'name', cell: (use) => recordCell(use) },
      {
        label: 'Opened by',
        cell: ({ name: who, jobTitle, agency }) => html`${who}<small>${jobTitle}, ${agency}</small>`,
      },
      { label: 'Opened', cell: (use) => time(whenWords(use.usedAt, now)) },
      name === 'uses'
        ? { label: 'Review due', cell: (use) => dueCell(use, now) }
        : { label: 'Review', cell: (use) => reviewCell(use, now) },
    ],
    rows,
    empty:
      name === 'uses'
        ? emptyState({
            title: 'Nothing to review',
            words: 'When somebody opens a record in an emergency, it appears here at once.',
          })
        : emptyState({
            title: 'Nothing has been reviewed yet',
            words: 'Emergency access moves here once it is reviewed.',
            next: { label: 'See what is to review', href: '/access/reviews' },
          }),
  });
}

function recordCell({ id, reference, team, restricted }: Use): Html {
  return html`<a href="/access/reviews/${id}">${reference}</a>${restricted ? html` ${shieldTag('restricted')}` : NOTHING}<small>${team}</small>`;
}

function dueCell({ reviewDueAt, escalatedAt }: Use, now: Temporal.Instant): Html {
  const late = isBefore(reviewDueAt, now);
  const due = dueText({
    state: late ? 'overdue' : 'running',
    said: dueWords(reviewDueAt, now),
    under: late ? wasDueWords(reviewDueAt, now) : undefined,
  });
  return escalatedAt ? html`${due}<small>Told to all leads and to whoever oversees them</small>` : due;
}

function reviewCell({ verdict, reviewedBy, reviewedAt }: Use, now: Temporal.Instant): Html {
  return html`${verdict === 'justified' ? 'Justified' : 'Not justified'}<small>${reviewedBy}, ${reviewedAt ? time(whenWords(reviewedAt, now)) : NOTHING}</small>`;
}

const answers = { opened: 'Opened for four hours', named: 'Named for good', refused: 'Refused' };

function requestsTable({ rows, name }: RequestList, now: Temporal.Instant): Html {
  return dataTable<Request>({
    caption:
      name === 'requests' ? 'Requests to answer, longest waiting first' : 'Requests answered, latest first',
    columns: [
      {
        label: 'Asked for',
        kind: 'name',
        cell: ({ id, askedFor }) => html`<a href="/access/requests/${id}">${askedFor}</a>`,
      },
      {
        label: 'Asked by',
        cell: ({ name: who, jobTitle, agency }) => html`${who}<small>${jobTitle}, ${agency}</small>`,
      },
      { label: 'Asked', cell: ({ askedAt }) => time(whenWords(askedAt, now)) },
      name === 'requests'
        ? { label: 'Found', cell: foundCell }
        : {
            label: 'Answer',
            cell: ({ verdict, decidedBy }) => html`${verdict && answers[verdict]}<small>${decidedBy}</small>`,
          },
    ],
    rows,
    empty:
      name === 'requests'
        ? emptyState({
            title: 'Nobody is waiting for an answer',
            words: 'People who cannot find a record ask here for it by its reference.',
          })
        : emptyState({
            title: 'Nothing has been answered yet',
            words: 'Requests move here once they are answered.',
            next: { label: 'See who is waiting', href: '/access/reviews?list=requests' },
          }),
  });
}

function foundCell({ reference, team, restricted }: Request): Html {
  if (reference === null) return html`No such record`;
  return html`${reference}${restricted ? html` ${shieldTag('restricted')}` : NOTHING}<small>${team}</small>`;
}
