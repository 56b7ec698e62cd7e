/** Puts the way to the player before everything else of a page, whatever its letters are encoded in. */
export function withInterface(document: Buffer, source: string): Buffer {
  // Read byte by byte: what is found are places, and the bytes themselves stay as they are.
  const bytes = document.toString('latin1');
  const head =
    /<head(\s[^>]*)?>/i.exec(bytes) ?? /<html(\s[^>]*)?>/i.exec(bytes) ?? /<!doctype[^>]*>/i.exec(bytes);
  const at = head ? head.index + head[0].length : 0;
  const script = Buffer.from(`<script src="${source}"></script>`);
  return Buffer.concat([document.subarray(0, at), script, document.subarray(at)]);
}
