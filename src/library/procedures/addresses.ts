/** The day and the area that links keep. `was`: the withdrawn chapter that it leads on from. */
export function kept(
  { on, area }: { on: Temporal.PlainDate | undefined; area: string | null },
  change: { area?: string; was?: string } = {},
): string {
  const query = new URLSearchParams();
  const place = change.area ?? area ?? '';
  if (on) query.set('on', on.toString());
  if (place) query.set('area', place);
  if (change.was) query.set('was', change.was);
  return query.size > 0 ? `?${query}` : '';
}
