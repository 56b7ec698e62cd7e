/** Which slice of a half circle: `step` 1 is the leftmost `of` so many; radii and gap in drawing units. */
export type ArcSegment = { step: number; of: number; outer: number; inner: number; gap: number };

const round = (value: number) => Math.round(value * 100) / 100;
const point = (radius: number, angle: number) =>
  `${round(-radius * Math.cos(angle))} ${round(-radius * Math.sin(angle))}`;

/**
 * SVG path of one slice of a half ring centred on 0,0, its flat side down.
 * The gap between slices is as wide inside as outside, as if cut by one saw.
 */
export function arcSegment({ step, of, outer, inner, gap }: ArcSegment): string {
  const width = Math.PI / of;
  const from = (step - 1) * width;
  const to = step * width;
  const cut = (radius: number, atEdge: boolean) => (atEdge ? 0 : Math.asin(gap / 2 / radius));
  const first = step === 1;
  const last = step === of;
  const a = point(outer, from + cut(outer, first));
  const b = point(outer, to - cut(outer, last));
  const c = point(inner, to - cut(inner, last));
  const d = point(inner, from + cut(inner, first));
  return `M${a}A${outer} ${outer} 0 0 1 ${b}L${c}A${inner} ${inner} 0 0 0 ${d}Z`;
}

/** The middle of a slice, where its label stands. */
export function arcMiddle({ step, of, outer, inner }: ArcSegment): { x: number; y: number } {
  const angle = ((step - 0.5) * Math.PI) / of;
  const radius = (outer + inner) / 2;
  return { x: round(-radius * Math.cos(angle)), y: round(-radius * Math.sin(angle)) };
}
