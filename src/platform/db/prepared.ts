/** The most statements that a connection keeps prepared. */
const MOST = 500;

/** SQLSTATEs of a prepared statement that does not fit (its tables changed) or is not there (a pooler swapped servers). */
export const VOID_STATEMENT: readonly string[] = ['0A000', '26000'];

/**
 * Gives statements names under which connections keep them parsed and planned: half of what a page costs the server
 * otherwise. A text seen for the first time gets none, so that what is asked once (a rare mix of filters, a list of
 * another length) is not kept. Names belong to whoever made this, and so to its connections.
 */
export function statementNames(): (text: string) => string | undefined {
  const names = new Map<string, string>();
  const seen = new Set<string>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined || names.size >= MOST) return known;
    if (!seen.delete(text)) {
      if (seen.size >= MOST) seen.clear();
      seen.add(text);
      return undefined;
    }
    const name = `w${names.size}`;
    names.set(text, name);
    return name;
  };
}
