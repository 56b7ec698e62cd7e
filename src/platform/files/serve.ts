/** What is sent: how many bytes of which type, and a tag that changes with them. */
export interface Sent {
  bytes: number;
  type: string;
  tag: string;
  headers: Readonly<Record<string, string>>;
}

/** What keeps a file that somebody brought from doing anything here, whatever is in it. `inPage`: it may be shown in a page. */
export const harmlessHeaders = (name: string, inPage: boolean): Record<string, string> => ({
  'content-disposition': `${inPage ? 'inline' : 'attachment'}; filename="${name}"`,
  'content-security-policy': "sandbox; default-src 'none'",
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
});

/** Read at once, and held at once. */
const SLICE = 1_000_000;

/**
 * Answers with a file or with the range of it that was asked for, slice by slice as it is taken, so that none is whole in
 * memory. `read` gives the bytes from one place on, as many as asked for, in a transaction of its own.
 */
export function answerBytes(
  request: Request,
  sent: Sent,
  read: (from: number, length: number) => Promise<Uint8Array>,
): Response {
  const { bytes, type, tag, headers } = sent;
  const etag = `"${tag}"`;
  const base = { ...headers, etag, 'accept-ranges': 'bytes' };
  const known = request.headers.get('if-none-match')?.split(/\s*,\s*/) ?? [];
  if (known.some((one) => one.replace(/^W\//, '') === etag))
    return new Response(null, { status: 304, headers: base });
  const fresh = request.headers.get('if-range') ?? etag;
  const range = fresh === etag ? rangeOf(request.headers.get('range') ?? '', bytes) : undefined;
  if (range === 'nowhere')
    return new Response(null, { status: 416, headers: { ...base, 'content-range': `bytes */${bytes}` } });
  const [from, to] = range ?? [0, bytes];
  return new Response(request.method === 'HEAD' ? null : streamed(from, to, read), {
    status: range ? 206 : 200,
    headers: {
      ...base,
      'content-type': type,
      'content-length': String(to - from),
      ...(range ? { 'content-range': `bytes ${from}-${to - 1}/${bytes}` } : {}),
    },
  });
}

/** The one range asked for, its end not included. Several at once are answered with the whole, as the standard allows. */
function rangeOf(asked: string, bytes: number): [from: number, to: number] | 'nowhere' | undefined {
  const found = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(asked.trim());
  if (!found || (found[1] === '' && found[2] === '')) return undefined;
  const [, first = '', last = ''] = found;
  if (first === '') return Number(last) === 0 ? 'nowhere' : [Math.max(0, bytes - Number(last)), bytes];
  const from = Number(first);
  const to = last === '' ? bytes : Math.min(bytes, Number(last) + 1);
  if (last !== '' && Number(last) < from) return undefined;
  return from >= bytes ? 'nowhere' : [from, to];
}

function streamed(
  start: number,
  to: number,
  read: (from: number, length: number) => Promise<Uint8Array>,
): ReadableStream<Uint8Array> {
  let from = start;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const slice = from < to ? await read(from, Math.min(SLICE, to - from)) : undefined;
        // One that was withdrawn meanwhile ends here; its length then tells the browser that it is not whole.
        if (!slice || slice.byteLength === 0) return controller.close();
        from += slice.byteLength;
        controller.enqueue(slice);
      },
    },
    { highWaterMark: 0 },
  );
}
