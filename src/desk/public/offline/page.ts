import { readFileSync } from 'node:fs';
import { asset, keepingWorker } from '../../../platform/html/index.ts';

/** Pages that may be kept on a device: the same for everybody, and on nothing that is told by having been read. */
export const KEPT_PAGES = ['/numbers', '/windscreen', '/who-can-see-what'] as const;

const script = readFileSync(new URL('worker.js', import.meta.url), 'utf8');

/** GET /service-worker.js: registered only when somebody asks to keep the numbers. */
export function giveWorker(): Response {
  return keepingWorker({ name: 'windscreen', pages: KEPT_PAGES, besides: ['keep-offline.js'], script });
}

/** GET /manifest.webmanifest: how it stands on a home screen, under a name that says nothing. */
export function giveManifest(): Response {
  const icon = (name: string, sizes: string, type: string) => ({
    src: asset(name),
    sizes,
    type,
    purpose: 'any',
  });
  const manifest = {
    ...{ name: 'Windscreen', short_name: 'Windscreen', lang: 'en-GB', id: '/', start_url: '/', scope: '/' },
    ...{ display: 'minimal-ui', theme_color: '#083f3d', background_color: '#fbfaf6' },
    icons: [
      icon('icon-192.png', '192x192', 'image/png'),
      icon('icon-512.png', '512x512', 'image/png'),
      icon('favicon.svg', 'any', 'image/svg+xml'),
    ],
  };
  return new Response(JSON.stringify(manifest), {
    headers: { 'content-type': 'application/manifest+json', 'cache-control': 'no-cache' },
  });
}
