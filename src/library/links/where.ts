import { linksOfMarkdown, markdown } from '../../platform/html/index.ts';

/** What the list of what leads nowhere says of a name between two braces that stands for nothing. */
export const NO_FACT = 'there is no local fact by that name';

/** Addresses of the product that anybody may open and that are no page of the library. */
const ALWAYS = new Set([
  ...[
    '/',
    '/worried',
    '/windscreen',
    '/who-can-see-what',
    '/privacy',
    '/numbers',
    '/accessibility',
    '/receipt',
    '/my-receipts',
  ],
  ...[
    '/sign-in',
    '/learning',
    '/directory',
    '/procedures',
    '/procedures/amendments',
    '/procedures/helpers',
    '/search',
    '/changes',
  ],
  ...[
    '/subscribe',
    '/feedback',
    '/arrangements',
    '/guides',
    '/one-minute-guides',
    '/resources',
    '/campaigns',
  ],
  ...['/packs', '/news', '/blog', '/stories', '/checklists', '/conversation-cards', '/reports', '/contacts'],
  ...['/glossary', '/credits', '/board', '/desk', '/front-door', '/people', '/help'],
]);

const READ_HERE =
  /^\/(guides|one-minute-guides|resources|campaigns|packs|news|blog|stories|checklists|conversation-cards|reports)\/([^/]+)$/;

/** Links of a text that is being written to parts of itself and to pages, where these are not there. */
export const deadWhileWriting = (body: string, slugs: ReadonlySet<string>): string[] =>
  [...new Set(linksOfMarkdown(body))].filter(
    (href) =>
      (href.startsWith('#') || READ_HERE.test(href.replace(/[?#].*$/, ''))) &&
      whyDead(href, body, { slugs, addresses: new Set() }) !== undefined,
  );

/** Why a link of a text leads nowhere, in words; undefined when it leads somewhere or out of here. */
export function whyDead(
  href: string,
  body: string,
  known: { slugs: ReadonlySet<string>; addresses: ReadonlySet<string> },
): string | undefined {
  // Whom to ring stands on every page, around its text.
  if (href === '#numbers') return undefined;
  if (href.startsWith('#')) {
    const there = String(markdown(body)).includes(` id="${href.slice(1)}"`);
    return there ? undefined : 'there is no such part of this page';
  }
  if (!href.startsWith('/')) return undefined;
  const [path = '', part] = href.replace(/\?.*?(?=#|$)/, '').split('#');
  if (ALWAYS.has(path)) return undefined;
  const slug = READ_HERE.exec(path)?.[2];
  if (slug !== undefined) return known.slugs.has(slug) ? undefined : 'no page is published by that name';
  if (path.startsWith('/files/') && !known.addresses.has(path))
    return 'no such file is here: it may have been taken down, or never was';
  if (known.addresses.has(path) || (part && known.addresses.has(`${path}#${part}`))) return undefined;
  if (path.startsWith('/procedures/'))
    return 'no chapter in force stands there: it may have been withdrawn, or never was';
  return 'nothing is published there';
}
