/** Everything a view needs to write HTML. */
export { type AssetResponse, asset, assetResponse } from './assets/index.ts';
export { mark } from './drawings/mark.ts';
export * from './drawings/windscreen.ts';
export { govuk } from './govuk/index.ts';
export type * from './govuk/options.ts';
export * from './layout.ts';
export * from './parts/call.ts';
export * from './parts/cards.ts';
export * from './parts/due.ts';
export * from './parts/notice.ts';
export * from './parts/pager.ts';
export { type Cursor, cursorFrom, hrefAfter } from './parts/paging.ts';
export * from './parts/story.ts';
export * from './parts/table.ts';
export * from './parts/tags.ts';
export { escapeText, type Html, html, NOTHING, type Printable, raw } from './tag.ts';
