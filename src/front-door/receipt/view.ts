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
import { type AskedForm, askedErrors, askedPart } from '../send-back/receipt-part.ts';
import type { Receipt } from '../types.ts';
import { urgentView } from './urgent-view.ts';

export interface ReceiptPage {
  receipt: Receipt;
  now: Temporal.Instant;
  /** Who answers now, where danger was told of. */
  lines: readonly CallLine[];
  /** In which they answer what we need to know. */
  form: AskedForm;
}

/** Where things stand, on their own clock, in words that tell a stranger nothing. */
export function receiptView({ receipt, now, lines, form }: ReceiptPage): Html {
  const { receivedAt, weighingAt, decidedAt, dueAt, urgentDueAt, returnedAt, answeredAt } = receipt;
  const events: StoryEvent[] = [
    { what: 'We got your message', when: whenWords(receivedAt, now) },
    ...(weighingAt ? [{ what: 'We began to weigh it', when: whenWords(weighingAt, now) }] : []),
    ...(returnedAt ? [{ what: 'We asked you something', when: whenWords(returnedAt, now) }] : []),
    ...(answeredAt ? [{ what: 'You answered', when: whenWords(answeredAt, now) }] : []),
    ...(decidedAt ? [{ what: 'We decided', when: whenWords(decidedAt, now) }] : []),
  ]
    .sort((a, b) => a.when.datetime.localeCompare(b.when.datetime))
    .map((event, index, all) => ({ ...event, now: index === all.length - 1 }));
  const late = isBefore(dueAt, now);
  const next = decidedAt
    ? NOTHING
    : late
      ? html`<p>We aimed to decide by ${time(whenWords(dueAt, now))}. It is taking longer. It has not been forgotten.</p>`
      : html`<p>${urgentDueAt ? 'Then we decide what comes next,' : 'We aim to decide'} by ${time(whenWords(dueAt, now))}.</p>`;
  const urgent =
    urgentDueAt && !decidedAt ? urgentView({ dueAt: urgentDueAt, now, lines, named: false }) : NOTHING;
  return html`<div class="ws-step ws-card">${askedErrors(form)}<h1>${headingOf(receipt)}</h1>${story(events)}${urgent}${askedPart(receipt, form, now)}${next}${answer(receipt)}
<p>Something new, or worse? <a href="/worried">Tell us</a>. You need not wait.</p>
<p><a href="/receipt?other=yes">Look at another code</a></p></div>`;
}

function headingOf({ weighingAt, decidedAt, need }: Receipt): string {
  if (decidedAt) return 'We have decided';
  if (need !== null) return 'We need to know more from you';
  return weighingAt ? 'We are weighing it' : 'We have your message';
}

function answer({ professional, decidedAt, outcome, reason, toldWords }: Receipt): Html {
  if (!decidedAt) return NOTHING;
  const told = toldWords?.split(/\n{2,}/).map((paragraph) => html`<p>${paragraph}</p>`);
  if (told)
    return html`${professional ? html`<h2>Outcome</h2><p>${outcome}</p><h2>What we say to you</h2>` : html`<h2>Our answer</h2>`}${told}`;
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
  return html`<h2>What you raised</h2>${receiptsList(own, now, true)}`;
}

/** Receipts as a list: references and where each stands. */
export function receiptsList(own: readonly Receipt[], now: Temporal.Instant, signedIn = false): Html {
  if (own.length === 0)
    return emptyState({
      title: 'Nothing was sent with this address',
      words: 'What you sent without it, or with an address that others read, opens with the code you got.',
      next: { label: 'Use a code', href: '/receipt' },
    });
  const items = own.map(
    (receipt) =>
      html`<li><strong>${receipt.reference}</strong> ${headingOf(receipt)}, ${time(whenWords(receipt.decidedAt ?? receipt.weighingAt ?? receipt.receivedAt, now))}${signedIn && receipt.need !== null && !receipt.decidedAt ? html`<br><a href="/receipt/returned/${receipt.concernId}">Answer</a>` : NOTHING}${receipt.professional && receipt.decidedAt && receipt.outcome ? html`<br>${receipt.outcome}` : NOTHING}</li>`,
  );
  return html`<ul>${items}</ul>`;
}
