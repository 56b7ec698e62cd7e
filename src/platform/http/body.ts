import { HttpError } from './errors.ts';

/** A posted form: every value as a list, in the order sent. Handlers never read it themselves: `form.ts` parses it. */
export type Body = ReadonlyMap<string, readonly string[]>;

const tooLarge =
  'What you sent is too long for this form. Nothing was saved. Go back, shorten it and send it again.';

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
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) throw new HttpError(413, { says: tooLarge });
    chunks.push(chunk);
  }
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
    const clean = value.replaceAll('\0', '').replaceAll('\r\n', '\n');
    const values = fields.get(name);
    if (values) values.push(clean);
    else fields.set(name, [clean]);
  }
  return fields;
}

/** The single value of a field, or '' when it is absent. */
export function one(body: Body, name: string): string {
  return body.get(name)?.[0] ?? '';
}
