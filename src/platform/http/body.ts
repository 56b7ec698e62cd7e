import { HttpError } from './errors.ts';

/** A posted form: every value as a list, in the order sent. Handlers never read it themselves: `form.ts` parses it. */
export type Body = ReadonlyMap<string, readonly string[]>;

export const tooLarge =
  'What you sent is too long for this form. Nothing was saved. Go back, shorten it and send it again.';

const tooSlow = 'What you sent took too long to arrive. Nothing was saved. Go back and send it again.';
/** Milliseconds in which a form must have come. Uploads that are written to disk have longer: see `spool.ts`. */
const LONGEST_BODY = 30_000;

/** The same as text. */
export async function readText(request: Request, limit: number): Promise<string> {
  return (await readBytes(request, limit)).toString('utf8');
}

/**
 * Reads at most `limit` bytes of a request's body.
 * @throws HttpError 413 when there is more
 */
export async function readBytes(request: Request, limit: number): Promise<Buffer> {
  if (Number(request.headers.get('content-length') ?? 0) > limit)
    throw new HttpError(413, { says: tooLarge });
  const chunks: Uint8Array[] = [];
  const reader = request.body?.getReader();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    void reader?.cancel();
  }, LONGEST_BODY);
  try {
    let size = 0;
    for (let next = await reader?.read(); next?.value; next = await reader?.read()) {
      size += next.value.byteLength;
      if (size > limit) throw new HttpError(413, { says: tooLarge });
      chunks.push(next.value);
    }
  } finally {
    clearTimeout(timer);
    void reader?.cancel().catch(() => undefined);
  }
  if (late) throw new HttpError(400, { says: tooSlow });
  return Buffer.concat(chunks);
}

/**
 * Reads a URL-encoded form. NUL, which PostgreSQL text cannot hold, is dropped; line ends become `\n`.
 * @throws HttpError 415 for any other content type, 413 when it is too long
 */
export async function readForm(request: Request, limit: number): Promise<Body> {
  const type = request.headers.get('content-type') ?? '';
  if (!type.startsWith('application/x-www-form-urlencoded')) throw new HttpError(415);
  const fields = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(await readText(request, limit))) {
    const values = fields.get(name);
    if (values) values.push(clean(value));
    else fields.set(name, [clean(value)]);
  }
  return fields;
}

/** What was typed, as it is kept: without NUL, which PostgreSQL text cannot hold, and with one sort of line end. */
export const clean = (value: string): string => value.replaceAll('\0', '').replaceAll('\r\n', '\n');

/** The single value of a field, or '' when it is absent. */
export function one(body: Body, name: string): string {
  return body.get(name)?.[0] ?? '';
}
