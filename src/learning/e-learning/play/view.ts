import {
  asset,
  emptyState,
  govuk,
  type Html,
  html,
  NOTHING,
  stateTag,
} from '../../../platform/html/index.ts';
import type { Item, ModuleState, PackageRow } from '../types.ts';

export interface PlayModel {
  pack: PackageRow;
  attempt: { id: string; completedAt: Temporal.Instant | null };
  item: Item;
  done: ReadonlySet<string>;
  /** Where the frame's document is, and the origin it has of its own; empty for none. */
  source: string;
  origin: string;
  /** Elements that its manifest sets. */
  begins: ModuleState;
  kept: { revision: number; state: ModuleState };
  learner: { id: string; name: string };
  csrf: string;
}

const API = { '1.2': 'scorm12.js', '2004': 'scorm2004.js' } as const;

/** The frame, and beside it whether all is kept. The frame is not of our origin: nothing of ours is within its reach. */
export function playView(model: PlayModel): Html {
  const { pack, attempt, item, source, origin, begins, kept, learner, csrf } = model;
  const given = JSON.stringify({
    version: pack.version,
    item: item.id,
    title: item.title,
    learner,
    begins,
    asset: item.asset === true,
    ...kept,
  });
  return html`<h1 class="govuk-heading-l">${pack.title}</h1>${parts(model)}
<p class="ws-module__state" role="status" data-player-state>${attempt.completedAt ? 'Completed. It stands on your record.' : 'What you do is kept as you go.'}</p>
<noscript>${emptyState({ title: 'This module needs scripts', words: 'Your browser runs none. Ask the training coordinator for another way to learn this.' })}</noscript>
<div data-player="${source}" data-origin="${origin}" data-given="${given}" data-progress="/learning/attempts/${attempt.id}/progress" data-csrf="${csrf}"></div>${nextPart(model)}
<script src="${asset('cross-frame-lms.js')}" defer></script><script src="${asset(API[pack.version])}" defer></script><script type="module" src="${asset('player.js')}"></script>`;
}

/** A package of several parts does not say itself what comes next: the player does. */
function nextPart({ pack, attempt, item }: PlayModel): Html {
  const next = pack.items[pack.items.findIndex(({ id }) => id === item.id) + 1];
  return next
    ? html`<p><a href="/learning/attempts/${attempt.id}?part=${encodeURIComponent(next.id)}">Next part: ${next.title}</a></p>`
    : NOTHING;
}

function parts({ pack, attempt, item, done }: PlayModel): Html {
  if (pack.items.length < 2) return NOTHING;
  const list = html`<nav aria-label="Parts"><ol class="govuk-list">${pack.items.map(({ id, title }) => html`<li>${id === item.id ? html`<strong>${title}</strong>` : html`<a href="/learning/attempts/${attempt.id}?part=${encodeURIComponent(id)}">${title}</a>`}${done.has(id) ? html` ${stateTag('Done')}` : NOTHING}</li>`)}</ol></nav>`;
  const at = pack.items.findIndex(({ id }) => id === item.id) + 1;
  const where = html`<p>Part ${at} of ${pack.items.length}: <strong>${item.title}</strong>. ${done.size || 'None'} done.</p>`;
  // A long list would push what is learned off a phone's screen.
  return pack.items.length <= 5
    ? list
    : html`${where}${govuk.details({ summaryText: 'All parts', html: list })}`;
}
