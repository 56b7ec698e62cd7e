import { type Body, clean, readBytes } from './body.ts';
import { HttpError } from './errors.ts';

/** Files that came with a form, by the name of their field. Nothing of a name or a type is to be believed. */
export type Files = ReadonlyMap<string, { name: string; bytes: Buffer }>;

/** Whether a form was sent as `multipart/form-data`. */
export function isUpload(request: Request): boolean {
  return (request.headers.get('content-type') ?? '').startsWith('multipart/form-data');
}

/**
 * Reads a form with files: its text fields like any form's, and one file a field.
 * @throws HttpError 413 when it is too long, 400 when it is no such form
 */
export async function readUpload(request: Request, limit: number): Promise<{ body: Body; files: Files }> {
  const bytes = await readBytes(request, limit);
  const body = new Map<string, string[]>();
  const files = new Map<string, { name: string; bytes: Buffer }>();
  for (const [name, value] of await partsOf(bytes, request.headers.get('content-type') ?? '')) {
    if (typeof value === 'string') {
      body.set(name, [...(body.get(name) ?? []), clean(value)]);
    } else if (value.size > 0) {
      files.set(name, { name: value.name.slice(0, 200), bytes: Buffer.from(await value.arrayBuffer()) });
    }
  }
  return { body, files };
}

async function partsOf(bytes: Buffer, type: string): Promise<FormData> {
  try {
    return await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  } catch {
    throw new HttpError(400);
  }
}
