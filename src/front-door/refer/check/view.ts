import { hiddenFields } from '../../../platform/forms/index.ts';
import { govuk, type Html, html } from '../../../platform/html/index.ts';

export interface CheckPart {
  heading: string;
  rows: { label: string; words: readonly string[]; change: string }[];
}

/** Everything said, to look over before it is sent. */
export function checkView(check: {
  parts: readonly CheckPart[];
  action: string;
  csrf: string;
  key: string;
}): Html {
  const lists = check.parts.map(
    ({ heading, rows }) => html`<h2>${heading}</h2>${govuk.summaryList({ rows: rows.map(summaryRow) })}`,
  );
  return html`<div class="ws-step"><h1>Is this right?</h1>
<p>Look it over. You can change it now. After you send it, you cannot.</p>${lists}
<h2>Send it</h2><p>A trained person will read it. They will decide how to help.</p>
<form method="post" action="${check.action}">${hiddenFields({ csrf: check.csrf, key: check.key })}${govuk.button({ text: 'Send', preventDoubleClick: true })}</form></div>`;
}

function summaryRow({ label, words, change }: CheckPart['rows'][number]) {
  const said =
    words.length > 0 ? html`${words.map(paragraph)}` : html`<span class="ws-quiet">Left out</span>`;
  return {
    key: { text: label },
    value: { html: said },
    actions: { items: [{ href: change, text: 'Change', visuallyHiddenText: label }] },
  };
}

function paragraph(words: string): Html {
  return html`${words}<br>`;
}
