import { gzipSync } from 'node:zlib';

const smallest = 1_400;

/** A text body as the browser takes it: gzip when it accepts that and the text is larger than one packet. */
export function encoded(
  text: string,
  accepts: string | null,
): { body: string | Uint8Array<ArrayBuffer>; headers: Record<string, string> } {
  if (text.length < smallest || !accepts?.includes('gzip')) return { body: text, headers: {} };
  // The whole page is at hand, so one synchronous call costs less than a stream; level 4 is the knee for markup.
  return { body: gzipSync(text, { level: 4 }), headers: { 'content-encoding': 'gzip' } };
}
