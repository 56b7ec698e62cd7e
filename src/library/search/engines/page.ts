import { escapeText } from '../../../platform/html/index.ts';
import type { Page } from '../../../platform/http/index.ts';
import { addressesFound } from '../../store/searching.ts';

/** What leads nowhere for whoever comes from a search engine: one's own steps and receipts, and ways in. */
const CLOSED = [
  ...['/worried/', '/receipt', '/my-receipts', '/feedback/', '/subscribe', '/leave', '/sign-in', '/account'],
  ...['/desk', '/front-door', '/people', '/library/', '/learning/book', '/api/', '/health/', '/metrics'],
  '/directory/find',
];

/** Pages that are nobody's entry: each slice's beginnings. */
const BEGINNINGS = [
  ...[
    '/',
    '/worried',
    '/numbers',
    '/guides',
    '/directory',
    '/learning',
    '/procedures',
    '/search',
    '/windscreen',
  ],
  ...['/changes', '/accessibility', '/privacy', '/who-can-see-what'],
];

/** Most addresses that one file may list, by https://www.sitemaps.org/protocol.html. */
const MOST = 50_000;
const LASTS_SECONDS = 3600;

/** GET /robots.txt */
export function showRobots({ services: { config } }: Page): Response {
  const lines = [
    'User-agent: *',
    ...CLOSED.map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${config.baseUrl}/sitemap.xml`,
  ];
  return new Response(`${lines.join('\n')}\n`, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
}

/**
 * GET /sitemap.xml: everything published that the search finds, of whichever slice. Pages for survivors are among it:
 * whoever looks for help should find it, and no copy of them is kept anywhere (`noarchive`).
 */
export async function showSitemap(page: Page): Promise<Response> {
  const { baseUrl } = page.services.config;
  const found = await page.transaction((db) => addressesFound(db, MOST - BEGINNINGS.length));
  const line = (path: string, on?: string) =>
    `<url><loc>${escapeText(baseUrl + path)}</loc>${on ? `<lastmod>${on}</lastmod>` : ''}</url>`;
  const urls = [...BEGINNINGS.map((path) => line(path)), ...found.map(({ path, on }) => line(path, on))];
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`,
    {
      headers: {
        'content-type': 'application/xml; charset=utf-8',
        'cache-control': `public, max-age=${LASTS_SECONDS}`,
      },
    },
  );
}
