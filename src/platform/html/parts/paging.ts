/** The last row of a page, from where the next goes on. */
export interface Cursor {
  at: Temporal.Instant;
  id: string;
}

/** Reads where a page begins; undefined for the first, or for an address that somebody altered. */
export function cursorFrom(query: URLSearchParams, name = 'after'): Cursor | undefined {
  const [instant = '', id = ''] = (query.get(name) ?? '').split('~');
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return undefined;
  try {
    return { at: Temporal.Instant.from(instant), id };
  } catch {
    return undefined;
  }
}

/** The address of the page after a row; undefined when there is none. `path` may carry a query already. */
export function hrefAfter(path: string, cursor: Cursor | undefined, name = 'after'): string | undefined {
  const query = new URLSearchParams({ [name]: `${cursor?.at}~${cursor?.id}` });
  return cursor && `${path}${path.includes('?') ? '&' : '?'}${query}`;
}

/** How many rows a page of a list shows. */
export const pageSize = 25;

/** One page of a list, of which one row more was asked for; `next` is where the page after it goes on. */
export function pageOf<Row>(
  rows: readonly Row[],
  cursor: (row: Row) => Cursor,
): { rows: Row[]; next: Cursor | undefined } {
  const shown = rows.slice(0, pageSize);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > pageSize && last ? cursor(last) : undefined };
}
