import {
  errorMessage,
  errorSummary,
  type FormError,
  hiddenFields,
  type Typed,
} from '../../platform/forms/index.ts';
import {
  type CallLine,
  emptyState,
  govuk,
  type Html,
  html,
  NOTHING,
  type StoryEvent,
  story,
  time,
} from '../../platform/html/index.ts';
import { isBefore } from '../../platform/time/london.ts';
import { whenWords } from '../../platform/time/words.ts';
import type { Receipt } from '../types.ts';
import { urgentView } from './urgent-view.ts';

export interface ReceiptPage {
  receipt: Receipt;
  now: Temporal.Instant;
  /** Who answers now, where danger was told of. */
  lines: readonly CallLine[];
}

/** Where things stand, on their own clock, in words that tell a stranger nothing. */
export function receiptView({ receipt, now, lines }: ReceiptPage): Html {
  const { receivedAt, weighingAt, decidedAt, dueAt, urgentDueAt } = receipt;
  const events: StoryEvent[] = [
    { what: 'We got your message', when: whenWords(receivedAt, now) },
    ...(weighingAt ? [{ what: 'We began to weigh it', when: whenWords(weighingAt, now) }] : []),
    ...(decidedAt ? [{ what: 'We decided', when: whenWords(decidedAt, now) }] : []),
  ].map((event, index, all) => ({ ...event, now: index === all.length - 1 }));
  const late = isBefore(dueAt, now);
  const next = decidedAt
    ? NOTHING
    : late
      ? html`<p>We aimed to decide by ${time(whenWords(dueAt, now))}. It is taking longer. It has not been forgotten.</p>`
      : html`<p>${urgentDueAt ? 'Then we decide what comes next,' : 'We aim to decide'} by ${time(whenWords(dueAt, now))}.</p>`;
  const urgent =
    urgentDueAt && !decidedAt ? urgentView({ dueAt: urgentDueAt, now, lines, named: false }) : NOTHING;
  return html`<div class="ws-step ws-card"><h1>${headingOf(receipt)}</h1>${story(events)}${urgent}${next}${answer(receipt)}
<p>Something new, or worse? <a href="/worried">Tell us</a>. You need not wait.</p>
<p><a href="/receipt?other=yes">Look at another code</a></p></div>`;
}

function headingOf({ weighingAt, decidedAt }: Receipt): string {
  if (decidedAt) return 'We have decided';
  return weighingAt ? 'We are weighing it' : 'We have your message';
}

function answer({ professional, decidedAt, outcome, reason }: Receipt): Html {
  if (!decidedAt) return NOTHING;
  if (!professional)
    return html`<p>We weighed what you told us, and acted on it. We cannot tell you more, to keep people safe.</p>`;
  return html`<h2>Outcome</h2><p>${outcome}</p><h2>Reason</h2><p>${reason}</p>`;
}

/** The box for a code. */
export function enterCodeView(entry: {
  errors: readonly FormError[];
  typed: Typed;
  csrf: string;
  own: readonly Receipt[];
  now: Temporal.Instant;
}): Html {
  return html`<div class="ws-step ws-card">${errorSummary(entry.errors)}
<form method="post" action="/receipt" novalidate>${hiddenFields({ csrf: entry.csrf })}${govuk.input({
    id: 'code',
    name: 'code',
    label: { text: 'What is your code?', classes: 'govuk-label--l', isPageHeading: true },
    hint: { text: 'You got it when you sent us your message. It has 16 letters and numbers.' },
    value: entry.typed.value('code'),
    classes: 'govuk-input--width-20 govuk-input--extra-letter-spacing',
    autocomplete: 'off',
    spellcheck: false,
    ...errorMessage(entry.errors, 'code'),
  })}${govuk.button({ text: 'Look' })}</form>${entry.own.length > 0 ? ownReceipts(entry.own, entry.now) : NOTHING}</div>`;
}

/** What somebody signed in raised, the latest first: references only. */
function ownReceipts(own: readonly Receipt[], now: Temporal.Instant): Html {
  return html`<h2>What you raised</h2>${receiptsList(own, now)}`;
}

/** Receipts as a list: references and where each stands. */
export function receiptsList(own: readonly Receipt[], now: Temporal.Instant): Html {
  if (own.length === 0)
    return emptyState({
      title: 'Nothing was sent with this address',
      words: 'What you sent without it, or with an address that others read, opens with the code you got.',
      next: { label: 'Use a code', href: '/receipt' },
    });
  const items = own.map(
    (receipt) =>
      html`<li><strong>${receipt.reference}</strong> ${headingOf(receipt)}, ${time(whenWords(receipt.decidedAt ?? receipt.weighingAt ?? receipt.receivedAt, now))}${receipt.professional && receipt.decidedAt && receipt.outcome ? html`<br>${receipt.outcome}` : NOTHING}</li>`,
  );
  return html`<ul>${items}</ul>`;
}
