import {
  card,
  emptyState,
  facts,
  type Html,
  html,
  NOTHING,
  pager,
  stateTag,
  time,
} from '../../platform/html/index.ts';
import { whenWords } from '../../platform/time/words.ts';
import type { KeptMessage } from './types.ts';

export interface OutboxModel {
  now: Temporal.Instant;
  messages: readonly KeptMessage[];
  size: number;
  next: string | undefined;
  first: string | undefined;
  /** Addresses that begin with it are ours and become links. */
  baseUrl: string;
}

/** Everything that the trial sent, or would have sent. */
export function outboxView(model: OutboxModel): Html {
  const { messages, next, first, size } = model;
  return html`<h1 class="govuk-heading-xl">Outbox</h1>
<p class="govuk-body">What this trial writes to people. Everybody can read it, because the people in it are made up.</p>
${messages.length === 0 ? nothing(first) : messages.map((message) => messageCard(message, model))}
${messages.length > 0 ? pager({ of: 'messages', size, next, first, words: 'The newest first' }) : NOTHING}`;
}

function messageCard(message: KeptMessage, { now, baseUrl }: OutboxModel): Html {
  return card({
    title: message.subject,
    tag: stateTag(stateWords(message)),
    body: html`${facts([
      {
        label: message.channel === 'sms' ? 'Text to' : 'Email to',
        value: message.to_address ?? 'No address',
      },
      { label: 'Written', value: time(whenWords(message.created_at, now)) },
    ])}${message.body === null ? html`<p>What it said has been removed.</p>` : paragraphs(message.body, baseUrl)}`,
  });
}

function stateWords({ state, why, provider_id }: KeptMessage): string {
  if (state === 'withheld') return `Not sent: ${why ?? 'withheld'}`;
  return provider_id === 'kept' ? 'Kept here, not sent' : 'Sent';
}

function paragraphs(body: string, baseUrl: string): Html[] {
  return body.split(/\n{2,}/).map((words) => {
    const lines = words
      .split('\n')
      .map((line, n) => html`${n > 0 ? html`<br>` : NOTHING}${linked(line, baseUrl)}`);
    return html`<p>${lines}</p>`;
  });
}

function linked(line: string, baseUrl: string): (Html | string)[] {
  return line
    .split(/(\s+)/)
    .map((word) =>
      word.startsWith(`${baseUrl}/`) ? html`<a href="${word.slice(baseUrl.length)}">${word}</a>` : word,
    );
}

function nothing(first: string | undefined): Html {
  return first
    ? emptyState({
        title: 'No more messages',
        words: 'This is the end of the list.',
        next: { label: 'Back to the newest', href: first },
      })
    : emptyState({
        title: 'No messages yet',
        words: 'A message appears here a moment after something was done that tells somebody.',
        next: { label: 'Raise a concern', href: '/worried' },
      });
}
