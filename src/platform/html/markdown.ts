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

/** A file of ours that was made anew as a picture, its size in its name: nothing moves when it comes. */
const OURS = /^\/files\/[0-9a-f-]{36}\/[a-z0-9-]*?-(\d{1,5})x(\d{1,5})\.(?:jpg|png|webp)$/;

written.renderer.rules.image = (tokens, at, _options, env) => {
  const token = tokens[at];
  const address = String(token?.attrGet('src'));
  const shows = escapeHtml(wordsIn(token?.children ?? []));
  const [, width, height] = (drawsPictures(env) && OURS.exec(address)) || [];
  if (width)
    return `<img src="${address}" alt="${shows}" width="${width}" height="${height}" loading="lazy">`;
  return `!<a href="${escapeHtml(address)}" class="govuk-link" rel="noreferrer">${shows}</a>`;
};

const { escapeHtml } = written.utils;
const drawsPictures = (env: object | undefined) =>
  env !== undefined && 'pictures' in env && env.pictures === true;
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

/**
 * Draws Markdown that somebody wrote, safe for any page. `reserved`: ids that the page around it uses already; `pictures`:
 * files of ours are drawn where the text shows them.
 */
export function markdown(
  source: string,
  reserved: readonly string[] = ['main', 'content'],
  { pictures = false }: { pictures?: boolean } = {},
): Html {
  return raw(written.render(source, { names: new Set(reserved), pictures }));
}

/** The words alone, a line for each block: for searching, and for saying how hard a text is to read. */
export function wordsOfMarkdown(source: string): string {
  return written
    .parse(source, {})
    .filter(({ type }) => type === 'inline' || type === 'fence' || type === 'code_block')
    .map((token) =>
      token.children
        ? token.children.map((child) => (child.type === 'softbreak' ? ' ' : child.content)).join('')
        : token.content,
    )
    .join('\n');
}

/** Every address that a text links to, in order: for finding those that lead nowhere. */
export function linksOfMarkdown(source: string): string[] {
  return written
    .parse(source, {})
    .flatMap((token) => token.children ?? [])
    .filter(({ type }) => type === 'link_open' || type === 'image')
    .map((token) => String(token.attrGet(token.type === 'image' ? 'src' : 'href')));
}

/** Every picture that a text shows, in order, with the words that say what it shows. */
export function picturesOfMarkdown(source: string): { address: string; shows: string }[] {
  return written
    .parse(source, {})
    .flatMap((token) => token.children ?? [])
    .filter(({ type }) => type === 'image')
    .map((token) => ({ address: String(token.attrGet('src')), shows: wordsIn(token.children ?? []).trim() }));
}
