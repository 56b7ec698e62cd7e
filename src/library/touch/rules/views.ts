/** Addresses whose parts name something published, and never somebody's own link or code. */
const NAMING: ReadonlySet<string> = new Set(['slug', 'chapter', 'section', 'topic', 'kind', 'audience']);
const PUBLISHED: ReadonlySet<string> = new Set(['/directory/:id', '/learning/courses/:code']);

const FILE = '/files/:id/:name';

/** What a page is counted as: its route's pattern, with the names of published things in it and nothing else. */
export function countedPath(pattern: string, params: Readonly<Record<string, string>>): string {
  // By its name: a file that is put in anew has another address and is the same to whoever takes it down.
  if (pattern === FILE && /^[a-z0-9][a-z0-9.-]{0,119}$/i.test(params.name ?? ''))
    return `/files/${params.name}`;
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
