/** Where a file of ours is given out: nothing else is shown as a picture, and its name says what it is. */
const ADDRESS =
  /\/files\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/([a-z0-9][a-z0-9-]*\.([a-z0-9]{2,5}))/;
const WHOLE = new RegExp(`^${ADDRESS.source}$`);
const EVERY = new RegExp(ADDRESS.source, 'g');

/** A file of ours that an address leads to; undefined for any other address. */
export function fileAt(address: string): { id: string; name: string; end: string } | undefined {
  const [, id, name, end] = WHOLE.exec(address) ?? [];
  return id && name && end ? { id, name, end } : undefined;
}

export const fileHref = ({ id, name }: { id: string; name: string }): string => `/files/${id}/${name}`;

/** Every file of ours that a text leads to or shows. */
export function filesIn(text: { body: string; facts: Readonly<Record<string, string>> }): string[] {
  const said = [text.body, ...Object.values(text.facts)].join('\n');
  return [...new Set([...said.matchAll(EVERY)].flatMap(([, id]) => id ?? []))];
}

/** What a sort of file needs beside it, so that everybody can take it in. */
export const isFilm = (end: string): boolean => end === 'mp4';
export const isSound = (end: string): boolean => end === 'mp3' || end === 'm4a';
export const isCaptions = (end: string): boolean => end === 'vtt';
export const isPicture = (end: string): boolean => ['jpg', 'png', 'webp'].includes(end);

/** How a picture is written into a text: what it shows, for whoever cannot see it, and where it is. */
export const pictureMarkdown = (href: string, shows: string): string =>
  `![${shows.replace(/\s+/g, ' ').replace(/[\\[\]]/g, '\\$&')}](${href})`;
