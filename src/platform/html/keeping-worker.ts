import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { asset } from './assets/index.ts';

const shared = readFileSync(new URL('keeping.js', import.meta.url), 'utf8');

/** What every page needs to be shown as it is. */
const PARTS = ['main.css', 'main.js', 'govuk.js', 'text.woff2', 'favicon.svg'];

export interface Keeping {
  /** How what it keeps is named on the device: it never touches what another one keeps. */
  name: string;
  /** Addresses of pages that are the same for everybody. */
  pages: readonly string[];
  /** Names of assets that these need besides those of every page. */
  besides: readonly string[];
  /** Its own part of the script: `navigated(event, pathname)`, what is shown where there is no connection. */
  script: string;
}

/** The script of a service worker that keeps pages on a device; another one as soon as anything of it changes. */
export function keepingWorker({ name, pages, besides, script }: Keeping): Response {
  const said = `${shared}\n${script}`
    .replace('KEPT_NAME', name)
    .replace('KEPT_PAGES', JSON.stringify(pages))
    .replace('KEPT_PARTS', JSON.stringify([...PARTS, ...besides].map((part) => asset(part))));
  const body = said.replace('KEPT_VERSION', createHash('sha256').update(said).digest('hex').slice(0, 12));
  return new Response(body, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' },
  });
}
