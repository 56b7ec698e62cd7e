import type { Strength, Tie } from '../family/types.ts';

/** A tie of an ecomap: where its circle stands, and the line that leads to it from the middle. */
export interface PlacedTie {
  id: string;
  x: number;
  y: number;
  d: string;
  strength: Strength;
}

export interface Ecomap {
  /** Both width and height. */
  size: number;
  middle: number;
  ties: readonly PlacedTie[];
}

/** Radius of the circle in the middle, and of those around it. */
export const INNER = 62;
export const OUTER = 54;

/** Places what is around a person on a ring wide enough that no two circles touch, in the order given. */
export function ecomap(ties: readonly Pick<Tie, 'id' | 'strength'>[]): Ecomap {
  const ring = Math.max(200, (ties.length * (2 * OUTER + 16)) / (2 * Math.PI));
  const middle = Math.ceil(ring + OUTER + 12);
  const placed = ties.map(({ id, strength }, at) => {
    const angle = (2 * Math.PI * at) / ties.length - Math.PI / 2;
    const point = (far: number) => [
      Math.round(middle + far * Math.cos(angle)),
      Math.round(middle + far * Math.sin(angle)),
    ];
    const [x = 0, y = 0] = point(ring);
    const d = strength === 'stressful' ? jagged(point, ring) : straight(point, ring);
    return { id, x, y, strength, d: strength === 'broken' ? `${d}${cross(point, ring, angle)}` : d };
  });
  return { size: 2 * middle, middle, ties: placed };
}

type Point = (far: number) => number[];

function straight(point: Point, ring: number): string {
  return `M${point(INNER).join(' ')}L${point(ring - OUTER).join(' ')}`;
}

/** A line with teeth: where the tie costs more than it gives. */
function jagged(point: Point, ring: number): string {
  const [x0 = 0, y0 = 0] = point(INNER);
  const [x1 = 0, y1 = 0] = point(ring - OUTER);
  const length = Math.hypot(x1 - x0, y1 - y0);
  const [along, across] = [
    [(x1 - x0) / length, (y1 - y0) / length],
    [-(y1 - y0) / length, (x1 - x0) / length],
  ] as const;
  const teeth = 8;
  const corners = Array.from({ length: teeth - 1 }, (_, n) => {
    const far = ((n + 1) * length) / teeth;
    const side = n % 2 === 0 ? 7 : -7;
    return `L${Math.round(x0 + along[0] * far + across[0] * side)} ${Math.round(y0 + along[1] * far + across[1] * side)}`;
  });
  return `M${x0} ${y0}${corners.join('')}L${x1} ${y1}`;
}

/** Two strokes across the middle of a line. */
function cross(point: Point, ring: number, angle: number): string {
  return [-5, 5]
    .map((shift) => {
      const [x = 0, y = 0] = point((INNER + ring - OUTER) / 2 + shift);
      const [dx, dy] = [Math.round(-9 * Math.sin(angle)), Math.round(9 * Math.cos(angle))];
      return `M${x - dx} ${y - dy}L${x + dx} ${y + dy}`;
    })
    .join('');
}
