import { type Html, raw } from '../tag.ts';
import { arcSegment } from './arc.ts';

const SEGMENTS = [1, 2, 3, 4].map(
  (step) =>
    `<path class="ws-mark__${step}" d="${arcSegment({ step, of: 4, outer: 21, inner: 11, gap: 1.6 })}"/>`,
);

const MARK = raw(
  `<svg class="ws-mark" viewBox="-22 -22 44 23" width="44" height="23" aria-hidden="true" focusable="false">${SEGMENTS.join('')}</svg>`,
);

/** The mark: a windscreen of four segments. Decorative, so it has no text of its own. */
export function mark(): Html {
  return MARK;
}
