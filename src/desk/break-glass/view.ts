import { hiddenFields } from '../../platform/forms/index.ts';
import {
  dataTable,
  emptyState,
  govuk,
  type Html,
  html,
  NOTHING,
  pager,
  time,
} from '../../platform/html/index.ts';
import { type Cursor, hrefAfter, pageSize } from '../../platform/html/parts/paging.ts';
import { clockWords, whenWords } from '../../platform/time/words.ts';
import { recordPath } from '../record-path.ts';
import type { OwnRequest, OwnUse } from './types.ts';

/** One's own emergency access. */
export interface EmergencyModel {
  uses: { rows: readonly OwnUse[]; next: Cursor | undefined };
  requests: { rows: readonly OwnRequest[]; next: Cursor | undefined };
  paged: { uses: Cursor | undefined; requests: Cursor | undefined };
  now: Temporal.Instant;
  csrf: string;
}

export function emergencyView(model: EmergencyModel): Html {
  const { uses, requests, paged, now } = model;
  return html`<h1 class="govuk-heading-xl">Emergency access</h1>
<p class="govuk-body">A search that finds a record you may not see says which team holds it. In an emergency you can open it from there, for four hours. <a href="/break-glass/ask">Ask for a record you cannot find</a></p>
${dataTable({
  caption: 'Records you opened',
  captionShown: true,
  columns: [
    { label: 'Record', kind: 'name', cell: (use: OwnUse) => recordCell(use, now) },
    { label: 'Opened', cell: (use) => time(whenWords(use.usedAt, now)) },
    { label: 'Stands', cell: (use) => standing(use, model) },
    { label: 'Review', cell: reviewed },
  ],
  rows: uses.rows,
  empty: emptyState({
    title: 'You have not used emergency access',
    words: 'Records you open in an emergency are listed here, with what the review said.',
  }),
})}
${pagerOf('uses', uses.next, paged.uses, 'records you opened')}
${dataTable({
  caption: 'What you asked the lead for',
  captionShown: true,
  columns: [
    { label: 'Record', kind: 'name', cell: (request: OwnRequest) => request.askedFor },
    { label: 'Asked', cell: (request) => time(whenWords(request.askedAt, now)) },
    { label: 'Answer', cell: answered },
  ],
  rows: requests.rows,
  empty: emptyState({
    title: 'You have not asked for a record',
    words: 'Requests to the information-governance lead are listed here with their answers.',
  }),
})}
${pagerOf('requests', requests.next, paged.requests, 'requests')}
<p class="govuk-body"><a href="/desk">Back to your desk</a></p>`;
}

function running({ endedAt, expiresAt, verdict }: OwnUse, now: Temporal.Instant): boolean {
  return endedAt === null && verdict !== 'not justified' && Temporal.Instant.compare(expiresAt, now) > 0;
}

function recordCell(use: OwnUse, now: Temporal.Instant): Html {
  const { kind, recordId, reference } = use;
  return running(use, now)
    ? html`<a href="${recordPath(kind, recordId)}">${reference}</a>`
    : html`${reference}`;
}

function standing(use: OwnUse, { now, csrf }: EmergencyModel): Html {
  if (!running(use, now)) return html`Ended ${time(whenWords(use.endedAt ?? use.expiresAt, now))}`;
  return html`Open until ${time(clockWords(use.expiresAt))}
<form method="post" action="/break-glass/${use.id}/end">${hiddenFields({ csrf })}${govuk.button({
    html: html`End it now<span class="govuk-visually-hidden"> for ${use.reference}</span>`,
    classes: 'govuk-button--secondary',
  })}</form>`;
}

function reviewed({ verdict, words }: OwnUse): Html {
  if (verdict === null) return html`Waiting for the lead`;
  return html`${verdict === 'justified' ? 'Justified' : 'Not justified'}<small>${words}</small>`;
}

const answers = {
  opened: 'Opened to you for four hours',
  named: 'You are now one of its named people',
  refused: 'Refused',
};

function answered({ verdict, words }: OwnRequest): Html {
  return verdict === null ? html`Waiting for the lead` : html`${answers[verdict]}<small>${words}</small>`;
}

function pagerOf(name: string, next: Cursor | undefined, from: Cursor | undefined, of: string): Html {
  if (next === undefined && from === undefined) return NOTHING;
  return pager({
    next: hrefAfter('/break-glass', next, name),
    first: from && '/break-glass',
    size: pageSize,
    of,
  });
}
