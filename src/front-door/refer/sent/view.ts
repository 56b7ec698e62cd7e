import { type CallPanel, type Html, html, NOTHING, telephone, time } from '../../../platform/html/index.ts';
import { fullWords, whenWords } from '../../../platform/time/words.ts';
import { urgentView } from '../../receipt/urgent-view.ts';
import type { RaisedBy, Receipt } from '../../types.ts';

export interface SentPage {
  code: string;
  receipt: Receipt;
  now: Temporal.Instant;
  by: RaisedBy;
  /** Whom to ring now. */
  call: CallPanel;
  /** When the office opens again; null while it is open. */
  opening: Temporal.Instant | null;
}

const THANKS: Readonly<Record<RaisedBy, string>> = {
  'young person': 'Well done. That was brave. We have it.',
  public: 'Thank you. We have it.',
  professional: 'Thank you. The hub has it.',
};

/** After sending: that it arrived, who reads it when, and the code to follow it by. */
export function sentView(sent: SentPage): Html {
  const { code, receipt, now, by } = sent;
  return html`<div class="ws-step ws-card"><h1>${THANKS[by]}</h1>
${readingView(sent)}
<p>Write this code down. With it you can see where things stand.</p>
<p class="ws-code">${code}</p>
<p>${receipt.urgentDueAt ? 'Then we decide what comes next,' : 'We aim to decide'} by ${time(whenWords(receipt.dueAt, now))}. <a href="/receipt/${code}">See where things stand</a></p>
${by === 'professional' ? html`<p>Reference: ${receipt.reference}. If you hear nothing by then, call the hub.</p>` : NOTHING}${by === 'young person' ? YOUNG : NOTHING}</div>`;
}

function readingView({ opening, by, receipt: { urgentDueAt: dueAt }, now, call }: SentPage): Html {
  if (dueAt) return urgentView({ dueAt, now, lines: call.lines, named: true });
  const who = by === 'professional' ? 'A screening officer' : 'A trained person';
  if (!opening) return html`<p class="ws-lead">${who} will read it today.</p>`;
  return html`<p class="ws-lead">The day team is not at work. ${who} will read it when they are back: ${time(fullWords(opening))}.</p>`;
}

const YOUNG = html`<h2>Want to talk to someone now?</h2>
<p>We will read what you told us. While you wait, you can call Childline at any time on ${telephone('0800 1111')}. It is free.</p>`;
