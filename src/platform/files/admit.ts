import type { SiteSettings, Upload } from '../http/index.ts';
import { type FileKind, NotTaken } from './kinds.ts';
import { fileName } from './name.ts';
import { makeAnew } from './pictures.ts';
import { recognise } from './recognise.ts';
import { isHarmless, NotScanned, TooLargeToScan } from './scan.ts';

/** A file that may be kept: where it lies, what it is, what it is called from now on. */
export interface Admitted {
  kind: FileKind;
  name: string;
  path: string;
  bytes: number;
  /** Of a picture, in points. */
  size: { width: number; height: number } | null;
  scanned: boolean;
}

const DEFAULT_MB = 50;

/** Most bytes of a file that is uploaded. */
export const mostBytes = ({ FILE_MB = DEFAULT_MB }: SiteSettings): number => FILE_MB * 1_000_000;

/**
 * Looks at what was uploaded: for what does harm where there is a scanner, then by its content; a picture is made anew.
 * @throws NotTaken, with what is wrong in words
 */
export async function admit(
  settings: SiteSettings,
  upload: Upload,
  most = mostBytes(settings),
): Promise<Admitted> {
  if (upload.tooLarge)
    throw new NotTaken(
      `It is larger than ${Math.floor(most / 1_000_000)} MB. Make it smaller, or bring it in parts`,
    );
  const scanned = await scanUpload(settings, upload);
  const kind = await recognise(upload.path, upload.name);
  if (kind.is !== 'picture')
    return {
      kind,
      name: fileName(upload.name, kind),
      path: upload.path,
      bytes: upload.bytes,
      size: null,
      scanned,
    };
  const { kind: made, path, bytes, ...size } = await makeAnew(upload.path, kind);
  // The size stands in its name, so that a page knows how much room to leave before the picture comes.
  return {
    kind: made,
    name: fileName(upload.name, made, `-${size.width}x${size.height}`),
    path,
    bytes,
    size,
    scanned,
  };
}

/**
 * Whether a scanner looked at it and found nothing; false where none is set.
 * @throws NotTaken where it found something, or could not look
 */
export async function scanUpload(
  { CLAMD }: Pick<SiteSettings, 'CLAMD'>,
  { path }: Pick<Upload, 'path'>,
): Promise<boolean> {
  if (CLAMD === undefined) return false;
  try {
    if (await isHarmless(CLAMD, path)) return true;
  } catch (error) {
    if (!(error instanceof NotScanned)) throw error;
    if (error instanceof TooLargeToScan)
      throw new NotTaken(
        'It is larger than the virus scanner looks at, and nothing is taken that was not. Make it smaller, or tell whoever runs this site',
      );
    throw new NotTaken(
      'It could not be looked at for viruses just now, and nothing is taken that was not. Try again in a few minutes; if it stays so, tell whoever runs this site',
    );
  }
  throw new NotTaken(
    'The virus scanner found something in it that does harm. Do not send it on, and tell your IT team',
  );
}
