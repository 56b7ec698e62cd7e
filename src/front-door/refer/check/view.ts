import { formKey, hiddenFields } from '../../../platform/forms/index.ts';
import { facts, govuk, type Html, html, NOTHING, notice } from '../../../platform/html/index.ts';
import { fullWords } from '../../../platform/time/words.ts';

export interface CheckPart {
  heading: string;
  pages: {
    title: string;
    change: string;
    /** What was answered; what was left empty is not shown. */
    said: { label: string; words: readonly string[] }[];
    /** One question, which the title says. */
    alone: boolean;
  }[];
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
  /** The ways to help at the level that the referrer thinks fits, where some need no front door. */
  direct: { level: number; ways: readonly { name: string; words: string }[] } | undefined;
  now: Temporal.Instant;
}

/** Everything said, to look over before it is sent. */
export function checkView(check: CheckPage): Html {
  return html`<div class="ws-step"><h1>Is this right?</h1>
<p>Look it over. You can change it now. After you send it, you cannot.</p>${check.parts.map((part) => partView(part, check))}
${directView(check)}
<section class="ws-card"><h2 class="ws-card__title">Send it</h2>${closedView(check)}<p>A trained person will read it. They will decide how to help.</p>
<form method="post" action="${check.draft}/send">${hiddenFields({ csrf: check.csrf, key: check.key })}${govuk.button({ text: 'Send', preventDoubleClick: true })}</form></section></div>`;
}

/** At a level that is reached directly the journey may end here, with nothing kept about the child. */
function directView({ direct, draft, csrf }: CheckPage): Html {
  if (!direct || direct.ways.length === 0) return NOTHING;
  return html`<section class="ws-card"><h2 class="ws-card__title">You may not need to send this</h2><p>You think that level ${direct.level} fits. At that level:</p><ul class="govuk-list govuk-list--bullet">${direct.ways.map(({ name, words }) => html`<li><strong>${name}.</strong> ${words}</li>`)}</ul><p>If you go that way, delete what you typed here: nothing is then kept about the child. If you are in doubt, or want the hub to weigh it, send it.</p><form method="post" action="${draft}/delete">${hiddenFields({ csrf })}${govuk.button({ text: 'Delete it: help is reached directly', classes: 'govuk-button--secondary' })}</form></section>`;
}

function partView({ heading, pages, drop }: CheckPart, check: CheckPage): Html {
  const remove =
    drop === undefined
      ? NOTHING
      : html`<form method="post" action="${check.draft}/drop-child/${drop}">${hiddenFields({ csrf: check.csrf, key: formKey() })}<button class="ws-quiet-button">Take this child out</button></form>`;
  return html`<section class="ws-card"><h2 class="ws-card__title">${heading}</h2>${pages.map(pageView)}${remove}</section>`;
}

function pageView({ title, change, said, alone }: CheckPart['pages'][number]): Html {
  const answers =
    said.length === 0
      ? html`<p class="ws-quiet">Left out</p>`
      : alone
        ? said.map(({ words }) => html`<p>${lines(words)}</p>`)
        : facts(said.map(({ label, words }) => ({ label, value: lines(words) })));
  return html`<div class="ws-said"><div class="ws-said__head"><h3>${title}</h3><a href="${change}">Change<span class="govuk-visually-hidden">: ${title}</span></a></div>${answers}</div>`;
}

function lines(words: readonly string[]): Html {
  return html`${words.map((line, at) => html`${at > 0 ? html`<br>` : NOTHING}${line}`)}`;
}

/** Out of hours: what waits, and what must not. */
function closedView({ opening, danger }: CheckPage): Html {
  if (!opening) return NOTHING;
  const body = danger
    ? 'The day team is not at work. Send this, and call too: 999 first, then the number on this page. Someone is there now. Do not wait for us.'
    : `The day team is not at work. They will read this when they are back: ${fullWords(opening).text}. If it cannot wait, call a number on this page.`;
  return notice('clock', { body });
}
