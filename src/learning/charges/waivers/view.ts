import {
  dataTable,
  emptyState,
  type Html,
  html,
  pager,
  raw,
  stateTag,
  time,
} from '../../../platform/html/index.ts';
import { whenWords } from '../../../platform/time/words.ts';
import { REASONS } from '../../rules/ledger.ts';
import { money } from '../../rules/price.ts';
import { moneyTabs } from '../tabs.ts';
import type { Waiver } from '../types.ts';

export interface WaiversModel {
  now: Temporal.Instant;
  open: boolean;
  waivers: readonly Waiver[];
  size: number;
  next: string | undefined;
  first: string | undefined;
}

/** What was asked to be lifted: what waits for a second person, or what was decided. */
export function waiversView({ now, open, waivers, size, next, first }: WaiversModel): Html {
  const tab = (href: string, label: string, here: boolean) =>
    html`<li><a href="${href}"${here ? raw(' aria-current="true"') : ''}>${label}</a></li>`;
  return html`<h1 class="govuk-heading-xl">Waivers and disputes</h1>${moneyTabs('/learning/waivers')}
<p class="govuk-body">A charge is lifted by one person’s word and another’s decision. Whoever made the charge decides on nothing of it.</p>
<nav class="ws-tabs" aria-label="Which"><ul>${tab('/learning/waivers', 'Waiting for a decision', open)}${tab('/learning/waivers?show=decided', 'Decided', !open)}</ul></nav>${dataTable<Waiver>(
    {
      caption: open ? 'Waiting for a decision, the latest first' : 'Decided, the latest first',
      columns: [
        {
          label: 'Asked',
          kind: 'name',
          cell: ({ id, kind, account }) =>
            html`<a href="/learning/waivers/${id}">${kind === 'dispute' ? 'Dispute' : 'Waiver'}: ${account}</a>`,
        },
        { label: 'Amount', kind: 'number', cell: ({ pence }) => money(pence) },
        { label: 'Why', cell: ({ reason, words }) => html`${REASONS[reason]}. ${words}` },
        {
          label: 'By',
          cell: ({ askedByName, askedAt }) => html`${askedByName}, ${time(whenWords(askedAt, now))}`,
        },
        ...(open ? [] : [{ label: 'Decision', cell: decisionCell }]),
      ],
      rows: waivers,
      empty: emptyState({
        title: open ? 'Nothing waits for a decision' : 'Nothing was decided yet',
        words: 'Whoever asks that a charge be lifted finds it here, and so does whoever decides.',
        next: { label: 'Look at the ledger', href: '/learning/ledger' },
      }),
    },
  )}${pager({ next, first, size, of: 'wishes' })}`;
}

const decisionCell = ({ decision, decidedByName }: Waiver) =>
  html`${stateTag(decision === 'granted' ? 'Granted' : 'Refused')} ${decidedByName}`;
