import MarkdownIt from 'markdown-it';
import { type Html, raw } from './tag.ts';

/*
 * Markdown as people write it in a box. Raw HTML is never read as such, so that nothing written can run; links lead
 * to pages, telephones and letters and nowhere else; no picture is drawn but a file of ours where the page shows such,
 * for no page of ours asks a third party for anything. Headings begin at the second level, since the page has the first, and can be led to by name.
 */
const written = new MarkdownIt({ html: false, linkify: false, typographer: false });
written.validateLink = (address) => /^(https?:\/\/|mailto:|tel:|sms:|\/(?!\/)|#)/i.test(address.trim());

written.renderer.rules.heading_open = (tokens, at, _options, env) => {
  const level = headingLevel(tokens[at]?.tag);
  return `<h${level} class="govuk-heading-${level === 2 ? 'm' : 's'}" id="${nameOf(tokens[at + 1]?.content ?? '', namesTaken(env))}">`;
};
written.renderer.rules.heading_close = (tokens, at) => `</h${headingLevel(tokens[at]?.tag)}>\n`;

/** What the page around a text gives to it. */
export interface Drawing {
  /** Files of ours are drawn where the text shows them: all, or those of which this says that they are there. */
  pictures?: boolean | ((address: string) => boolean);
  /** What stands for a name between two braces, like {{front door number}}; undefined leaves it as it was typed. */
  named?: ((name: string) => Html | undefined) | undefined;
}

const drawingIn = (env: object | undefined): Drawing => (env ?? {}) as Drawing;

const NAMED = /\{\{\s*([^{}\n]{1,80}?)\s*\}\}/y;

written.inline.ruler.before('link', 'named', (state, silent) => {
  NAMED.lastIndex = state.pos;
  const [whole, name = ''] = NAMED.exec(state.src) ?? [];
  if (!whole || name === '') return false;
  if (!silent) state.push('named', '', 0).content = name.toLowerCase().replace(/\s+/g, ' ');
  state.pos += whole.length;
  return true;
});
written.renderer.rules.named = (tokens, at, _options, env) => {
  const name = tokens[at]?.content ?? '';
  return String(drawingIn(env).named?.(name) ?? escapeHtml(`{{${name}}}`));
};

/** A file of ours that was made anew as a picture, its size in its name: nothing moves when it comes. */
const OURS = /^\/files\/[0-9a-f-]{36}\/[a-z0-9-]*?-(\d{1,5})x(\d{1,5})\.(?:jpg|png|webp)$/;

written.renderer.rules.image = (tokens, at, _options, env) => {
  const token = tokens[at];
  const address = String(token?.attrGet('src'));
  const shows = escapeHtml(wordsIn(token?.children ?? []));
  const { pictures } = drawingIn(env);
  const [, width, height] = (pictures && OURS.exec(address)) || [];
  if (width && typeof pictures === 'function' && !pictures(address))
    return `<span class="ws-quiet">[Picture: ${shows}]</span>`;
  if (width)
    return `<img class="ws-picture" src="${address}" alt="${shows}" width="${width}" height="${height}" loading="lazy">`;
  return `!<a href="${escapeHtml(address)}" class="govuk-link" rel="noreferrer">${shows || 'a picture without words'}</a>`;
};

const { escapeHtml } = written.utils;
const wordsIn = (children: readonly { type: string; content: string }[]): string =>
  children.map(({ type, content }) => (type === 'softbreak' ? ' ' : content)).join('');

const CLASSES: Readonly<Record<string, string>> = {
  paragraph_open: 'govuk-body',
  bullet_list_open: 'govuk-list govuk-list--bullet',
  ordered_list_open: 'govuk-list govuk-list--number',
  blockquote_open: 'govuk-inset-text',
  link_open: 'govuk-link',
  table_open: 'govuk-table',
  th_open: 'govuk-table__header',
  td_open: 'govuk-table__cell',
  hr: 'govuk-section-break govuk-section-break--m govuk-section-break--visible',
};
for (const [rule, name] of Object.entries(CLASSES))
  written.renderer.rules[rule] = (tokens, at, options, _env, self) => {
    const token = tokens[at];
    token?.attrJoin('class', name);
    if (rule === 'th_open') token?.attrSet('scope', 'col');
    if (rule === 'link_open' && /^https?:/i.test(String(token?.attrGet('href'))))
      token?.attrSet('rel', 'noreferrer');
    return self.renderToken(tokens, at, options);
  };

const namesTaken = (env: object | undefined) =>
  env && 'names' in env && env.names instanceof Set ? env.names : new Set<string>();

// "# Title" inside a text would be a second title of the page.
const headingLevel = (tag = 'h2') => Math.min(4, Math.max(2, Number(tag.slice(1))));

function nameOf(words: string, taken: Set<string>): string {
  const plain = words
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  let name = plain || 'part';
  for (let n = 2; taken.has(name); n += 1) name = `${plain || 'part'}-${n}`;
  taken.add(name);
  return name;
}

/** Draws Markdown that somebody wrote, safe for any page. `reserved`: ids that the page around it uses already. */
export function markdown(
  source: string,
  reserved: readonly string[] = ['main', 'content'],
  drawing: Drawing = {},
): Html {
  return raw(written.render(source, { names: new Set(reserved), ...drawing }));
}

/**
 * The words alone, a line for each block: for searching, for paper, and for saying how hard a text is to read. `named`:
 * what stands for a name between two braces; else the name itself does.
 */
export function wordsOfMarkdown(
  source: string,
  named: (name: string) => string | undefined = () => undefined,
): string {
  return written
    .parse(source, {})
    .filter(({ type }) => type === 'inline' || type === 'fence' || type === 'code_block')
    .map((token) =>
      token.children ? token.children.map((child) => wordsOf(child, named)).join('') : token.content,
    )
    .join('\n');
}

function wordsOf(
  { type, content }: { type: string; content: string },
  named: (name: string) => string | undefined,
): string {
  if (type === 'softbreak') return ' ';
  return type === 'named' ? (named(content) ?? content) : content;
}

/** Every address that a text links to, in order: for finding those that lead nowhere. */
export function linksOfMarkdown(source: string): string[] {
  return written
    .parse(source, {})
    .flatMap((token) => token.children ?? [])
    .filter(({ type }) => type === 'link_open' || type === 'image')
    .map((token) => String(token.attrGet(token.type === 'image' ? 'src' : 'href')));
}

/** Every name between two braces, in order. */
export function namesOfMarkdown(source: string): string[] {
  return written
    .parse(source, {})
    .flatMap((token) => token.children ?? [])
    .filter(({ type }) => type === 'named')
    .map(({ content }) => content);
}

/** Every picture that a text shows, in order, with the words that say what it shows, and whether it is one of ours. */
export function picturesOfMarkdown(source: string): { address: string; shows: string; ours: boolean }[] {
  return written
    .parse(source, {})
    .flatMap((token) => token.children ?? [])
    .filter(({ type }) => type === 'image')
    .map((token) => {
      const address = String(token.attrGet('src'));
      return { address, shows: wordsIn(token.children ?? []).trim(), ours: OURS.test(address) };
    });
}

/** Words that say nothing of what a picture shows: "image", or the name of a file. */
export const saysNothing = (shows: string): boolean =>
  /^(?:an?\s+)?(?:image|picture|photo|photograph|img|alt|drawing|diagram|screenshot|decoration|decorative)?[\s.\d]*$/i.test(
    shows.trim(),
  ) || /^\S+\.(?:jpe?g|png|webp|avif|gif)$/i.test(shows.trim());
