import { type Html, html, raw } from '../../platform/html/index.ts';
import { ecomap, INNER, OUTER } from '../rules/ecomap.ts';
import type { Family, Tie } from './types.ts';

/** What is around a person now, and how strong each tie is. The table beside it says the same. */
export function ecomapSvg({ you }: Family, ties: readonly Tie[]): Html {
  const drawing = ecomap(ties);
  const { size, middle } = drawing;
  const drawn = drawing.ties.map(({ x, y, d, strength }, at) => {
    const words = linesOf(ties[at]?.words ?? '');
    return html`${raw(`<path class="ws-ecomap__tie ws-ecomap__tie--${strength}" d="${d}"/><circle cx="${x}" cy="${y}" r="${OUTER}"/>`)}${words.map((line, n) => html`<text x="${x}" y="${y + 6 + (n - (words.length - 1) / 2) * 17}">${line}</text>`)}`;
  });
  const name = linesOf(you.label);
  return html`<div class="ws-drawing" role="region" tabindex="0" aria-label="Ecomap"><svg class="ws-ecomap" width="${size}" height="${size}" viewBox="0 0 ${size} ${size}" role="img" aria-label="Ecomap of ${you.label}. The table below says the same in words.">${drawn}<circle class="ws-ecomap__you" cx="${middle}" cy="${middle}" r="${INNER}"/>${name.map((line, n) => html`<text class="ws-ecomap__name" x="${middle}" y="${middle + 6 + (n - (name.length - 1) / 2) * 19}">${line}</text>`)}</svg></div>`;
}

/** Words broken into at most three short lines. */
function linesOf(words: string): string[] {
  const lines: string[] = [];
  for (const word of words.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= 11) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word.length > 12 ? `${word.slice(0, 11)}…` : word);
  }
  return lines.length > 3 ? [...lines.slice(0, 2), `${lines[2]}…`] : lines;
}
