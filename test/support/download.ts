import { baseUrl, type TestApp } from './app.ts';
import { type ReadPdf, readPdf } from './pdf.ts';
import type { Visitor } from './visitor.ts';

/** A file as a browser gets it. */
export interface Download {
  status: number;
  headers: Headers;
  bytes: Buffer;
}

export async function download(app: TestApp, browser: Visitor, path: string): Promise<Download> {
  const response = await app.fetch(new Request(baseUrl + path, { headers: browser.headers({}) }));
  return {
    status: response.status,
    headers: response.headers,
    bytes: Buffer.from(await response.arrayBuffer()),
  };
}

/** A PDF that must come, read. */
export async function downloadPdf(app: TestApp, browser: Visitor, path: string): Promise<ReadPdf> {
  const { status, bytes } = await download(app, browser, path);
  if (status !== 200) throw new Error(`${path} answered ${status}`);
  return readPdf(bytes);
}
