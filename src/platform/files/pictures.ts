import type { Sharp } from 'sharp';
import { FILE_KINDS, type FileKind, NotTaken } from './kinds.ts';

/** A picture that opens to more than this is refused before it does. */
const MOST_PIXELS = 40_000_000;
/** Longer sides than this no screen needs. */
const LONGEST_SIDE = 2_400;

let opener: ReturnType<typeof loadOpener> | undefined;

/** What opens pictures, loaded with the first: most processes never need it. */
async function loadOpener() {
  const { default: sharp } = await import('sharp');
  // Only what is taken is ever opened: a drawing or a document could read files and fetch addresses.
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({
    operation: ['Jpeg', 'Png', 'Webp', 'Heif', 'Nsgif'].map((name) => `VipsForeignLoad${name}`),
  });
  sharp.cache(false);
  return sharp;
}

export interface Picture {
  kind: FileKind;
  path: string;
  bytes: number;
  width: number;
  height: number;
}

let last: Promise<unknown> = Promise.resolve();

/**
 * Makes a picture anew from its points alone, beside the old: nothing else that was in the file is left, such as where
 * and with what it was taken. One at a time, for each may need much memory.
 * @throws NotTaken
 */
export function makeAnew(path: string, kind: FileKind): Promise<Picture> {
  const made = last.then(() => make(path, kind));
  last = made.catch(() => undefined);
  return made;
}

async function make(path: string, kind: FileKind): Promise<Picture> {
  const as = kind.code === 'avif' ? FILE_KINDS.webp : kind.code === 'gif' ? FILE_KINDS.png : kind;
  const to = `${path}.made`;
  opener ??= loadOpener();
  const sharp = await opener;
  try {
    const old = sharp(path, { limitInputPixels: MOST_PIXELS, failOn: 'error' });
    const { pages = 1, width, height } = await old.metadata();
    if (pages > 1) throw new NotTaken('It moves. Send a picture that stands still, or a film with captions');
    if (width * height > MOST_PIXELS) throw new NotTaken(TOO_MANY);
    const pipeline = old
      .autoOrient()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true });
    const { width: w, height: h, size } = await encoded(pipeline, as).toFile(to);
    return { kind: as, path: to, bytes: size, width: w, height: h };
  } catch (error) {
    if (error instanceof NotTaken) throw error;
    const tooMany = error instanceof Error && /pixel limit/i.test(error.message);
    throw new NotTaken(
      tooMany ? TOO_MANY : 'It is a picture that cannot be read to its end. Save it anew and try again',
    );
  }
}

const TOO_MANY = 'It has more points than a picture may have (40 million). Make it smaller and try again';

function encoded(picture: Sharp, kind: FileKind): Sharp {
  if (kind.code === 'jpeg') return picture.jpeg({ quality: 82, mozjpeg: true });
  return kind.code === 'webp' ? picture.webp({ quality: 82 }) : picture.png({ compressionLevel: 9 });
}
