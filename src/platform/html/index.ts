/** Everything a view needs to write HTML. */
export { type AssetResponse, asset, assetResponse } from './assets/index.ts';
export { govuk } from './govuk/index.ts';
export * from './layout.ts';
export { escapeText, type Html, html, NOTHING, type Printable, raw } from './tag.ts';
