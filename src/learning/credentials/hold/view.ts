import { errorSummary, type FormError, formKey, hiddenFields } from '../../../platform/forms/index.ts';
import {
  card,
  facts,
  govuk,
  type Html,
  html,
  NOTHING,
  stateTag,
  time,
} from '../../../platform/html/index.ts';
import { dateWords } from '../../../platform/time/words.ts';
import { toldWords } from '../../rules/credential-words.ts';
import type { Standing } from '../types.ts';

export interface HoldModel {
  credential: { code: string; name: string; about: string };
  asks: string;
  areas: readonly (Standing & { name: string })[];
  told: readonly { kind: string; body: string | null; from: Temporal.PlainDate; by: string }[];
  /** Of which a membership counts. */
  bodies: readonly string[];
  mayChange: boolean;
  today: Temporal.PlainDate;
  errors: readonly FormError[];
  csrf: string;
}

/** What it asks for, how the reader stands, and what they may say of themselves. */
export function holdView(model: HoldModel): Html {
  const { credential, asks, areas, errors, mayChange } = model;
  const path = `/learning/credentials/${credential.code}`;
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">${credential.name}</h1><p class="govuk-body">${credential.about}</p>
<p class="govuk-body"><a href="${path}/holders">Who holds it</a>${mayChange ? html` · <a href="${path}/rule">What it asks for, from a day on</a>` : NOTHING}</p>
${card({ title: 'What it asks for', body: html`<ul class="govuk-list govuk-list--bullet">${asks.split('; ').map((each) => html`<li>${each.charAt(0).toUpperCase()}${each.slice(1)}</li>`)}</ul>` })}
${card({ title: 'How you stand', body: areas.length === 0 ? html`<p>It is not given in an area where you work.</p>` : areas.map(areaView) })}
${toldView(model)}${sayView(model, path)}`;
}

function areaView({ name, held, needed, toKeep }: Standing & { name: string }): Html {
  if (!held)
    return html`<h3 class="govuk-heading-s">${name}</h3><p>${stateTag('Not held')} What you still need to do:</p><ul class="govuk-list govuk-list--bullet">${needed.map((each) => html`<li>${each}</li>`)}</ul>`;
  const keep =
    toKeep.length > 0
      ? html`<p>To keep it after that:</p><ul class="govuk-list govuk-list--bullet">${toKeep.map((each) => html`<li>${each}</li>`)}</ul>`
      : NOTHING;
  return html`<h3 class="govuk-heading-s">${name}</h3><p>${stateTag('Held')} since ${time(dateWords(held.from))}${held.until ? html`. It lapses on ${time(dateWords(held.until))}` : NOTHING}.</p>${keep}`;
}

function toldView({ told }: HoldModel): Html {
  if (told.length === 0) return NOTHING;
  return card({
    title: 'What is recorded of you besides courses',
    body: facts(
      told.map((each) => ({
        label: toldWords(each, 'You go'),
        value: html`${time(dateWords(each.from))}, recorded by ${each.by}`,
      })),
    ),
  });
}

function sayView({ bodies, told, today, csrf }: HoldModel, path: string): Html {
  const has = (kind: string, body: string | null) =>
    told.some((each) => each.kind === kind && each.body === body);
  // The latest stands first.
  const last = told.find(({ kind }) => kind === 'status');
  const form = (kind: string, body: string, words: string) =>
    html`<form method="post" action="${path}">${hiddenFields({ csrf, key: formKey() })}<input type="hidden" name="say" value="${kind}"><input type="hidden" name="body" value="${body}">${govuk.button({ text: words, classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`;
  return html`<h2 class="govuk-heading-m">Say for yourself</h2>${has('request form', null) ? html`<p class="govuk-body">You asked for it.</p>` : form('request form', '', 'Ask to hold it')}
${bodies.map((body) => (has('membership', body) ? NOTHING : form('membership', body, `Say that you are a member of ${body}`)))}${last ? html`<p class="govuk-body">You said on ${time(dateWords(last.from))} that you go on with it.</p>` : NOTHING}${last?.from.equals(today) ? NOTHING : form('status', '', 'Say that you go on with it this year')}
<p class="govuk-body">Your line manager’s support is recorded by your agency’s training lead, and a forum by whoever keeps its register.</p>`;
}
