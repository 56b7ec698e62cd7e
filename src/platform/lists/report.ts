/** Which rows of a list's report are asked for: `?show=…&after=…`. */
export function reportAsked<Outcome extends string>(
  query: URLSearchParams,
  outcomes: readonly Outcome[],
): { outcome: Outcome | undefined; after: number | undefined } {
  const after = /^\d{1,9}$/.exec(query.get('after') ?? '')?.[0];
  return {
    outcome: outcomes.find((known) => known === query.get('show')),
    after: after ? Number(after) : undefined,
  };
}

/** The address of a report's rows after a line, of one outcome or of all. */
export function reportAddress(path: string, outcome: string | undefined, after?: number): string {
  const query = new URLSearchParams({
    ...(outcome ? { show: outcome } : {}),
    ...(after ? { after: String(after) } : {}),
  });
  return query.size > 0 ? `${path}?${query}` : path;
}

/** One page of a report, of which one row more was read: its rows, and the ways on and back. */
export function reportPage<Row extends { line: number }>(
  rows: readonly Row[],
  {
    path,
    outcome,
    after,
    size,
  }: { path: string; outcome: string | undefined; after: number | undefined; size: number },
): { rows: Row[]; next: string | undefined; first: string | undefined } {
  const shown = rows.slice(0, size);
  return {
    rows: shown,
    next: rows.length > size ? reportAddress(path, outcome, shown.at(-1)?.line) : undefined,
    first: after ? reportAddress(path, outcome) : undefined,
  };
}
