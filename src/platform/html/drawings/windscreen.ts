import type { Level } from '../parts/tags.ts';
import { type Html, html, NOTHING, raw } from '../tag.ts';
import { arcMiddle, arcSegment } from './arc.ts';

/** One segment: its number is its place in the list. */
export type WindscreenLevel = { label: string; href?: string | undefined };

export type Windscreen = {
  levels: readonly [WindscreenLevel, WindscreenLevel, WindscreenLevel, WindscreenLevel];
  /** Said to those who cannot see it, and the name of the group of links. */
  description: string;
  /** Two short lines inside the arc. */
  middle?: readonly string[] | undefined;
  /** The level something stands at: pointed to in amber. */
  current?: Level | undefined;
};

const RING = { of: 4, outer: 196, inner: 112, gap: 7 };

/** The continuum of need as a windscreen: four segments light to dark, each with its number and its words. */
export function windscreen({ levels, description, middle = [], current }: Windscreen): Html {
  const segments = levels.map((level, index) => segment(level, index + 1, index + 1 === current));
  const words = middle.map(
    (line, index) =>
      html`<text class="ws-arc__middle" x="0" y="${index * 27 - 27 * (middle.length - 1) - 10}">${line}</text>`,
  );
  return html`<svg class="ws-arc" viewBox="-200 -200 400 212" role="group" aria-label="${description}">${segments}${words}${current ? pointer(current) : NOTHING}</svg>`;
}

function segment({ label, href }: WindscreenLevel, step: number, current: boolean): Html {
  const ring = { step, ...RING };
  const { x, y } = arcMiddle(ring);
  const name = `ws-arc__level ws-arc__level--${step}${current ? ' ws-arc__level--current' : ''}`;
  const said = `Level ${step} ${label}${current ? ', where things stand now' : ''}`;
  const drawn = html`<path d="${arcSegment(ring)}"/><text class="ws-arc__number" x="${x}" y="${y - 4}">Level ${step}</text> <text x="${x}" y="${y + 16}">${label}</text>`;
  return href
    ? html`<a class="${name}" href="${href}" aria-label="${said}">${drawn}</a>`
    : html`<g class="${name}" role="img" aria-label="${said}">${drawn}</g>`;
}

function pointer(level: Level): Html {
  const angle = (level - 0.5) * 45 - 90;
  return raw(`<path class="ws-arc__pointer" transform="rotate(${angle})" d="M0 -112 12 -90H-12Z"/>`);
}
