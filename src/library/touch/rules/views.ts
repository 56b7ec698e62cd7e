/** Addresses whose parts name something published, and never somebody's own link or code. */
const NAMING: ReadonlySet<string> = new Set(['slug', 'chapter', 'section', 'topic', 'kind', 'audience']);
const PUBLISHED: ReadonlySet<string> = new Set(['/directory/:id', '/learning/courses/:code']);

/** What a page is counted as: its route's pattern, with the names of published things in it and nothing else. */
export function countedPath(pattern: string, params: Readonly<Record<string, string>>): string {
  return pattern.replace(/:([a-z]+)(\{[^}]*\})?\??/gi, (whole, name: string) => {
    const value = params[name] ?? '';
    const open = NAMING.has(name) || PUBLISHED.has(pattern);
    return open && /^[a-z0-9][a-z0-9-]{0,79}$/i.test(value) ? value.toLowerCase() : whole.replace('?', '');
  });
}

/** Whether a program read the page and not a person, as far as it says so. */
export function isProgram(agent: string): boolean {
  return (
    !agent.startsWith('Mozilla/') ||
    /bot|crawl|spider|slurp|preview|monitor|headless|lighthouse|scan|archiv/i.test(agent)
  );
}
