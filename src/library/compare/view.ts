import { hiddenFields } from '../../platform/forms/index.ts';
import {
  type Drawing,
  emptyState,
  govuk,
  type Html,
  html,
  NOTHING,
  time,
} from '../../platform/html/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { whenWords } from '../../platform/time/words.ts';
import { textView } from '../pages/text-view.ts';
import type { Kind, Text } from '../types.ts';
import { differencesView } from './differences-view.ts';
import type { Difference } from './types.ts';

interface Version {
  number: number;
  title: string;
  why: string;
  by: string;
  at: Temporal.Instant;
  text: Text;
}
interface Kept {
  id: string;
  title: string;
  latest: number;
}
interface Form {
  csrf: string;
  key: string;
  now: Temporal.Instant;
}

const back = ({ id }: Kept) => html`<p><a href="/library/${id}">Back to the page</a></p>`;
const hidden = ({ csrf, key }: Form, { latest }: Kept) =>
  html`${hiddenFields({ csrf, key })}<input type="hidden" name="version" value="${latest}">`;
const saidBy = ({ by, at, why }: Version, now: Temporal.Instant) =>
  html`by ${by}, ${time(whenWords(at, now))}${why ? `: ${why}` : NOTHING}`;

/** One version as it was, and the way to bring it back. */
export function versionView(
  model: Form & { kept: Kept; version: Version; kind: Kind; mayEdit: boolean; drawing: Drawing },
): Html {
  const { kept, version, kind, mayEdit, now, drawing } = model;
  const { number, text } = version;
  const restores =
    mayEdit && number !== kept.latest
      ? html`<form method="post" action="/library/${kept.id}/restore">${hidden(model, kept)}<input type="hidden" name="number" value="${number}"><p>Brought back, it becomes the newest version, as a draft. Those between are kept.</p>${govuk.button({ text: 'Bring this version back', classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`
      : NOTHING;
  return html`<h1>Version ${number}: ${version.title}</h1><p>${saidBy(version, now)}</p>
${number === kept.latest ? html`<p>This is the newest version.</p>` : html`<p><a href="/library/${kept.id}/compare?from=${number}&amp;to=${kept.latest}">What changed since</a></p>`}${restores}
<section class="ws-card ws-preview">${textView(text, kind, { today: londonDate(now), drawing })}</section>${back(kept)}`;
}

/** What changed from one version to another. */
export function compareView(model: {
  kept: Kept;
  older: Version;
  newer: Version;
  now: Temporal.Instant;
  differences: readonly Difference[];
}): Html {
  const { kept, older, newer, now, differences } = model;
  const numbers = Array.from({ length: Math.min(kept.latest, 200) }, (_, at) => kept.latest - at);
  const pick = (name: string, text: string, chosen: number) =>
    govuk.select({
      ...{ id: name, name, label: { text } },
      items: numbers.map((number) => ({
        value: String(number),
        text: String(number),
        selected: number === chosen,
      })),
    });
  return html`<h1>What changed: ${kept.title}</h1>
<p>Version ${older.number} ${saidBy(older, now)}</p><p>Version ${newer.number} ${saidBy(newer, now)}</p>
<form method="get" action="/library/${kept.id}/compare" class="ws-narrow">${pick('from', 'From version', older.number)}${pick('to', 'To version', newer.number)}${govuk.button({ text: 'Compare', classes: 'govuk-button--secondary' })}</form>
<p class="ws-quiet">What was taken out is struck through; what was put in is underlined.</p>
${differencesView(differences, 'These two say the same.')}${back(kept)}`;
}

/** A newer text that came with the product: what it would change here. */
export function offerView(
  model: Form & {
    kept: Kept;
    offer: { name: string; hash: string; arrivedAt: Temporal.Instant } | undefined;
    mayEdit: boolean;
    differences: readonly Difference[];
  },
): Html {
  const { kept, offer, mayEdit, differences, now } = model;
  if (!offer)
    return html`<h1>A newer text: ${kept.title}</h1>${emptyState({ title: 'Nothing is offered', words: 'The text here is as new as the one that came with the product, or yours was kept.' })}${back(kept)}`;
  const choose = mayEdit
    ? html`<form method="post" action="/library/${kept.id}/shipped">${hidden(model, kept)}<input type="hidden" name="hash" value="${offer.hash}"><p>Taken, it becomes the newest version here, as a draft: nothing is published by it. Left, it is not offered again.</p><div class="govuk-button-group">${govuk.button({ text: 'Take it as a draft', name: 'press', value: 'take', preventDoubleClick: true })}${govuk.button({ text: 'Leave it, and keep ours', name: 'press', value: 'leave', classes: 'govuk-button--secondary', preventDoubleClick: true })}</div></form>`
    : NOTHING;
  return html`<h1>A newer text: ${kept.title}</h1>
<p>It came with the product ${time(whenWords(offer.arrivedAt, now))}. This is what it would change in the newest version here. What was taken out is struck through; what was put in is underlined.</p>
${differencesView(differences, 'It says the same as the newest version here.')}${choose}${back(kept)}`;
}
