import { dataTable, emptyState, type Html, html, stateTag } from '../../platform/html/index.ts';
import { isBefore } from '../../platform/time/london.ts';
import { timesWords } from '../rules/times.ts';

export interface KeptSession {
  id: string;
  title: string;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  venue: string | null;
  taken: number;
  closed: boolean;
}

/** The sessions whose register somebody keeps, the earliest first. */
export function listView({
  sessions,
  now,
}: {
  sessions: readonly KeptSession[];
  now: Temporal.Instant;
}): Html {
  const state = ({ closed, endsAt }: KeptSession) =>
    closed ? 'Closed' : isBefore(endsAt, now) ? 'To be closed' : 'To come';
  return html`<h1 class="govuk-heading-xl">Registers</h1><p>Sessions to come, and those of the last month.</p>${dataTable<KeptSession>(
    {
      caption: 'Sessions',
      columns: [
        {
          label: 'Session',
          kind: 'name',
          cell: ({ id, title }) => html`<a href="/learning/sessions/${id}/register">${title}</a>`,
        },
        { label: 'When', cell: (session) => timesWords(session) },
        { label: 'Where', cell: ({ venue }) => venue ?? 'Online' },
        { label: 'Places taken', kind: 'number', cell: ({ taken }) => taken },
        { label: 'Register', cell: (session) => stateTag(state(session)) },
      ],
      rows: sessions,
      empty: emptyState({
        title: 'No session is yours to keep',
        words: 'Sessions that you train stand here.',
        next: { label: 'All training', href: '/learning' },
      }),
    },
  )}`;
}
