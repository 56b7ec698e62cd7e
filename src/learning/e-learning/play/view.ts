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

export interface WaysModel {
  pack: PackageRow;
  attempt: { id: string; completedAt: Temporal.Instant | null };
  /** The part that is open. */
  item: Item | undefined;
  done: ReadonlySet<string>;
  paths: {
    parts: readonly { item: Item; open: boolean }[];
    next: Item | undefined;
    before: Item | undefined;
  };
}

export interface PlayModel extends WaysModel {
  item: Item;
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
    inOrder: pack.sequencing !== null,
    ...kept,
  });
  return html`<h1 class="govuk-heading-l">${pack.title}</h1><div data-ways="parts">${partsView(model)}</div>
<p class="ws-module__state" role="status" data-player-state>${attempt.completedAt ? DONE : 'What you do is kept as you go.'}</p>
<noscript>${emptyState({ title: 'This module needs scripts', words: 'Your browser runs none. Ask the training coordinator for another way to learn this.' })}</noscript>
<div data-player="${source}" data-origin="${origin}" data-given="${given}" data-progress="/learning/attempts/${attempt.id}/progress" data-csrf="${csrf}"></div><div data-ways="next">${nextView(model)}</div>
<script src="${asset('cross-frame-lms.js')}" defer></script><script src="${asset(API[pack.version])}" defer></script><script type="module" src="${asset('player.js')}"></script>`;
}

const DONE = 'Completed. It stands on your record.';

/** No part is open: one has ended, and none follows by itself. */
export function betweenView(model: WaysModel): Html {
  const { pack, attempt } = model;
  return html`<h1 class="govuk-heading-l">${pack.title}</h1><p>${attempt.completedAt ? DONE : 'This part has ended. Choose where to go on.'}</p>${partsView(model)}${nextView(model)}`;
}

/** A package of several parts does not say itself what comes next: the player does. What may be asked rides with it. */
export function nextView({ pack, attempt, paths: { parts, next, before } }: WaysModel): Html {
  const home = `/learning/attempts/${attempt.id}`;
  const to = (part: Item, go: string) =>
    pack.sequencing ? `${home}?go=${go}` : `${home}?part=${encodeURIComponent(part.id)}`;
  const may = JSON.stringify({
    continue: next !== undefined,
    previous: before !== undefined,
    choices: parts.filter(({ open }) => open).map(({ item }) => item.id),
  });
  return html`<p data-may="${may}">${next ? html`<a href="${to(next, 'next')}">Next part: ${next.title}</a>` : NOTHING}</p>${pack.sequencing && before ? html`<p><a href="${to(before, 'before')}">Part before: ${before.title}</a></p>` : NOTHING}`;
}

/** Every part, and which is open, done, or not to be opened yet. */
export function partsView({ pack, attempt, item, done, paths: { parts } }: WaysModel): Html {
  if (pack.items.length < 2) return NOTHING;
  const one = (part: Item, open: boolean) =>
    part.id === item?.id
      ? html`<strong>${part.title}</strong>`
      : open
        ? html`<a href="/learning/attempts/${attempt.id}?part=${encodeURIComponent(part.id)}">${part.title}</a>`
        : html`${part.title}`;
  const state = (part: Item, open: boolean) => {
    if (done.has(part.id)) return html` ${stateTag('Done')}`;
    return open || part.id === item?.id ? NOTHING : html` ${stateTag('Not open yet')}`;
  };
  const list = html`<nav aria-label="Parts"><ol class="govuk-list">${parts.map(({ item: part, open }) => html`<li>${one(part, open)}${state(part, open)}</li>`)}</ol></nav>`;
  const at = parts.findIndex((each) => each.item.id === item?.id) + 1;
  const where = at > 0 ? html`Part ${at} of ${parts.length}: <strong>${item?.title}</strong>. ` : NOTHING;
  const count = parts.filter((each) => done.has(each.item.id)).length;
  // A long list would push what is learned off a phone's screen.
  return parts.length <= 5
    ? list
    : html`<p>${where}${count || 'None'} done.</p>${govuk.details({ summaryText: 'All parts', html: list })}`;
}
