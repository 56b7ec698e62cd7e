/** The last row of a page, from where the next goes on. */
export interface Cursor {
  at: Temporal.Instant;
  id: string;
}

/** Reads where a page begins; undefined for the first, or for an address that somebody altered. */
export function cursorFrom(query: URLSearchParams): Cursor | undefined {
  const [instant = '', id = ''] = (query.get('after') ?? '').split('~');
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return undefined;
  try {
    return { at: Temporal.Instant.from(instant), id };
  } catch {
    return undefined;
  }
}

/** The address of the page after a row; undefined when there is none. */
export function hrefAfter(path: string, cursor: Cursor | undefined): string | undefined {
  return cursor && `${path}?${new URLSearchParams({ after: `${cursor.at}~${cursor.id}` })}`;
}
