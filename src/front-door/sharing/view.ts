import { type Column, dataTable, emptyState, type Html, html, time } from '../../platform/html/index.ts';
import { fullWords } from '../../platform/time/words.ts';
import { basisLabel } from '../rules/sharing.ts';
import type { SharedLine } from './types.ts';

const HOW: Readonly<Record<string, string>> = {
  question: 'with a question',
  reply: 'as an answer',
  receipt: 'on their receipt',
  message: 'by message',
  'by telephone': 'by telephone',
  'in person': 'in person',
  letter: 'by letter',
  'hand-over': 'by handing the record over',
  'strategy discussion': 'at a strategy discussion',
};

/** The ledger of one concern: names of facts, never what they say. */
export function ledgerView(ledger: {
  head: { id: string; reference: string };
  lines: readonly SharedLine[];
  now: Temporal.Instant;
}): Html {
  const { head, lines, now } = ledger;
  return html`<h1 class="govuk-heading-l">Sharing ledger</h1><p>What of ${head.reference} went to whom, on what lawful ground and on whose decision. Facts are named; what they say stands on the record.</p>
${ledgerTable(lines)}<p class="ws-quiet">As it stood ${time(fullWords(now))}.</p>`;
}

/** Lines of the ledger as a table; with the reference of each concern where it is of many. */
export function ledgerTable(lines: readonly SharedLine[], across?: '/sharing'): Html {
  const which: Column<SharedLine>[] = across
    ? [{ label: 'Concern', cell: ({ reference }) => reference }]
    : [];
  return dataTable<SharedLine>({
    caption: 'What was shared',
    columns: [
      { label: 'When', kind: 'name', cell: ({ at }) => time(fullWords(at)) },
      ...which,
      { label: 'From', cell: ({ from }) => from },
      { label: 'To', cell: ({ to, how }) => html`${to} <small>${HOW[how] ?? how}</small>` },
      { label: 'What', cell: ({ fields }) => fields.join(', ') },
      { label: 'Lawful ground', cell: ({ basis }) => basisLabel(basis) },
      { label: 'Decided by', cell: ({ decidedBy }) => decidedBy },
    ],
    rows: lines,
    empty: emptyState({
      title: 'Nothing has been shared yet',
      words: 'Each question to an agency, each answer, and each time somebody is told stands here.',
    }),
  });
}
