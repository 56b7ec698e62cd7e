import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyFileStream } from '@fastify/busboy';
import { type Body, clean, tooLarge } from './body.ts';
import { HttpError } from './errors.ts';

/** A file that came with a form and lies on disk until its request is answered. Nothing of its name is to be believed. */
export interface Upload {
  name: string;
  path: string;
  bytes: number;
  /** There was more than may be; what lies there is only its beginning. */
  tooLarge: boolean;
}

/** Uploads by the name of their field. */
export type Uploads = ReadonlyMap<string, Upload>;

/** A form whose files were written to disk as they came. */
export interface Spooled {
  body: Body;
  uploads: Uploads;
  /** Takes the files away. */
  discard: () => Promise<void>;
}

const MOST_FILES = 5;
const MOST_FIELDS = 500;
const LONGEST_UPLOAD = 10 * 60_000;

/**
 * Reads a form with files as a stream: fields into memory up to `fields` bytes, each file onto disk up to `file` bytes.
 * What a file has beyond that is read and let go, so that the form can be shown again with what was typed. With `file` 0
 * no file is kept at all.
 * @throws HttpError 413 when it is far too long, 400 when it is no such form or ends before its end
 */
export async function spoolUpload(
  request: Request,
  limits: { fields: number; file: number },
): Promise<Spooled> {
  const whole = limits.fields + 3 * Math.max(limits.file, 20_000_000);
  if (Number(request.headers.get('content-length') ?? 0) > whole)
    throw new HttpError(413, { says: tooLarge });
  const folder = await mkdtemp(join(tmpdir(), 'windscreen-upload-'));
  const discard = () => rm(folder, { recursive: true, force: true });
  try {
    return { ...(await read(request, folder, { ...limits, whole })), discard };
  } catch (error) {
    await discard();
    if (error instanceof HttpError) throw error;
    throw new HttpError(400, { says: CUT_SHORT, cause: error });
  }
}

const CUT_SHORT = 'What you sent did not arrive whole. Nothing was saved. Go back and send it again.';

async function read(
  request: Request,
  folder: string,
  limits: { fields: number; file: number; whole: number },
): Promise<Omit<Spooled, 'discard'>> {
  const body = new Map<string, string[]>();
  const uploads = new Map<string, Upload>();
  const writing: Promise<void>[] = [];
  let room = limits.fields;
  const parser = new Busboy({
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
    limits: {
      ...{
        fileSize: limits.file || 1,
        files: MOST_FILES,
        fields: MOST_FIELDS,
        parts: MOST_FILES + MOST_FIELDS,
      },
      ...{ fieldSize: limits.fields, fieldNameSize: 100, headerPairs: 50 },
    },
  });
  const refuse = () => parser.destroy(new HttpError(413, { says: tooLarge }));
  for (const limit of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const) parser.on(limit, refuse);
  parser.on('field', (name: string, value: string, _: boolean, cut: boolean) => {
    room -= Buffer.byteLength(value);
    if (cut || room < 0) return void refuse();
    body.set(name, [...(body.get(name) ?? []), clean(value)]);
  });
  parser.on('file', (field: string, stream: BusboyFileStream, name: string | undefined) => {
    if (limits.file === 0 || uploads.has(field)) return void stream.resume();
    const upload = {
      name: (name ?? '').slice(0, 300),
      path: join(folder, `${writing.length}`),
      bytes: 0,
      tooLarge: false,
    };
    uploads.set(field, upload);
    writing.push(keep(stream, upload));
  });
  let size = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _, done) {
      size += chunk.length;
      done(size > limits.whole ? new HttpError(413, { says: tooLarge }) : null, chunk);
    },
  });
  const source = request.body ? Readable.fromWeb(request.body) : Readable.from([]);
  const signal = AbortSignal.timeout(LONGEST_UPLOAD);
  const ended = await Promise.allSettled([pipeline(source, counted, parser, { signal }), ...writing]);
  const wrong = [...ended, ...(await Promise.allSettled(writing))].find(
    ({ status }) => status === 'rejected',
  );
  if (wrong?.status === 'rejected') throw wrong.reason;
  // A box for a file that was left empty comes as a file of no bytes.
  for (const [field, { bytes }] of uploads) if (bytes === 0) uploads.delete(field);
  return { body, uploads };
}

async function keep(stream: BusboyFileStream, upload: Upload): Promise<void> {
  stream.on('limit', () => {
    upload.tooLarge = true;
  });
  const out = createWriteStream(upload.path, { flags: 'wx', mode: 0o600 });
  await pipeline(stream, out);
  upload.bytes = out.bytesWritten;
}
