/** Everything a view needs to write HTML. */
export { type AssetResponse, asset, assetResponse } from './assets/index.ts';
export { mark } from './drawings/mark.ts';
export { qrCode } from './drawings/qr.ts';
export * from './drawings/windscreen.ts';
export { govuk } from './govuk/index.ts';
export type * from './govuk/options.ts';
export { keepingWorker } from './keeping-worker.ts';
export * from './layout.ts';
export {
  type Drawing,
  linksOfMarkdown,
  markdown,
  namesOfMarkdown,
  picturesOfMarkdown,
  saysNothing,
  wordsOfMarkdown,
} from './markdown.ts';
export * from './parts/call.ts';
export * from './parts/cards.ts';
export * from './parts/due.ts';
export * from './parts/notice.ts';
export * from './parts/pager.ts';
export { type Cursor, cursorFrom, hrefAfter, pageOf, pageSize } from './parts/paging.ts';
export { sizeWords } from './parts/size.ts';
export * from './parts/story.ts';
export * from './parts/table.ts';
export * from './parts/tags.ts';
export { escapeText, type Html, html, NOTHING, type Printable, raw } from './tag.ts';
