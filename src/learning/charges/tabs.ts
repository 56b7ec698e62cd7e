import { type Html, html, raw } from '../../platform/html/index.ts';

const ROOMS = [
  ['/learning/ledger', 'Ledger'],
  ['/learning/invoices', 'Invoices'],
  ['/learning/waivers', 'Waivers and disputes'],
  ['/learning/prices', 'Prices'],
  ['/learning/policies', 'Terms'],
  ['/learning/memberships', 'Memberships'],
] as const;
/** What a training lead sees of it: their own organisation's. */
const STAFF_ROOMS = ['/learning/ledger', '/learning/invoices'];

/** The way between the pages about money. */
export function moneyTabs(current: string, charges = true): Html {
  const shown = ROOMS.filter(([href]) => charges || STAFF_ROOMS.includes(href));
  const items = shown.map(
    ([href, label]) =>
      html`<li><a href="${href}"${href === current ? raw(' aria-current="page"') : ''}>${label}</a></li>`,
  );
  return html`<nav class="ws-tabs" aria-label="Money"><ul>${items}</ul></nav>`;
}
