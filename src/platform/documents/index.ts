/** Papers for print: a typed model in, a tagged PDF out. */
export { fileName, pdfResponse } from './download.ts';
export * from './paper.ts';
export { createPress, DocumentFailed, type Press } from './render.ts';
