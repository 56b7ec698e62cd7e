import { hiddenFields } from '../../../platform/forms/index.ts';
import { govuk, type Html, html, NOTHING, notice } from '../../../platform/html/index.ts';
import { fullWords } from '../../../platform/time/words.ts';

export interface CheckPart {
  heading: string;
  rows: { label: string; words: readonly string[]; change: string }[];
  /** The number of the child that the part is about, where it may be taken out. */
  drop: number | undefined;
}

export interface CheckPage {
  parts: readonly CheckPart[];
  draft: string;
  csrf: string;
  key: string;
  /** When the office opens again; null while it is open. */
  opening: Temporal.Instant | null;
  danger: boolean;
  now: Temporal.Instant;
}

/** Everything said, to look over before it is sent. */
export function checkView(check: CheckPage): Html {
  return html`<div class="ws-step ws-step--wide"><h1>Is this right?</h1>
<p>Look it over. You can change it now. After you send it, you cannot.</p>${check.parts.map((part) => partView(part, check))}
<h2>Send it</h2>${closedView(check)}<p>A trained person will read it. They will decide how to help.</p>
<form method="post" action="${check.draft}/send">${hiddenFields({ csrf: check.csrf, key: check.key })}${govuk.button({ text: 'Send', preventDoubleClick: true })}</form></div>`;
}

function partView({ heading, rows, drop }: CheckPart, check: CheckPage): Html {
  const remove =
    drop === undefined
      ? NOTHING
      : html`<form method="post" action="${check.draft}/drop-child/${drop}">${hiddenFields({ csrf: check.csrf })}<button class="ws-quiet-button">Take this child out</button></form>`;
  return html`<h2>${heading}</h2>${govuk.summaryList({ rows: rows.map(summaryRow) })}${remove}`;
}

/** Out of hours: what waits, and what must not. */
function closedView({ opening, danger }: CheckPage): Html {
  if (!opening) return NOTHING;
  const body = danger
    ? 'The day team is not at work. Call the number at the top of this page as well. Do not wait for us.'
    : `The day team is not at work. They will read this when they are back: ${fullWords(opening).text}. If it cannot wait, call the number at the top of this page.`;
  return notice('clock', { body });
}

function summaryRow({ label, words, change }: CheckPart['rows'][number]) {
  const said =
    words.length > 0
      ? html`${words.map((line) => html`${line}<br>`)}`
      : html`<span class="ws-quiet">Left out</span>`;
  return {
    key: { text: label },
    value: { html: said },
    actions: { items: [{ href: change, text: 'Change', visuallyHiddenText: label }] },
  };
}
