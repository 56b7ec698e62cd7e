import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Db } from '../../../platform/db/index.ts';
import { eachFile, type Unpacked, type ZipLimits } from '../../../platform/files/index.ts';
import { NotPlayable, readManifest } from '../../rules/e-learning-manifest.ts';
import { addPackage, addPackageFile } from '../../store/e-learning-package.ts';
import { INTERFACE } from '../content/page.ts';
import { mediaType } from '../media-types.ts';
import type { Manifest } from '../types.ts';

/** What a package may be: large enough for real ones, too small to fill a disk. */
export const MOST_ZIP = 100_000_000;
const LIMITS: ZipLimits = { file: 20_000_000, whole: 250_000_000, entries: 5_000, ratio: 200 };

const MANIFEST = /(^|\/)imsmanifest\.xml$/i;

export interface Looked extends Manifest {
  bytes: number;
  /** The folder of the zip in which the package lies: empty, or ending in a slash. */
  root: string;
}

/**
 * Looks at a whole package without keeping anything: every file within its limits, a manifest, and what it names.
 * @param zip where it lies, or its bytes
 * @throws NotPlayable, BadZip
 */
export async function lookAt(zip: string | Buffer): Promise<Looked> {
  const manifests = new Map<string, Buffer>();
  let bytes = 0;
  const names = new Set<string>();
  const look = ({ path, bytes: size, content }: Unpacked) => {
    names.add(path);
    bytes += size;
    if (MANIFEST.test(path)) manifests.set(path, content);
  };
  await eachFile(zip, LIMITS, look, (path) => MANIFEST.test(path));
  const root = rootOf([...manifests.keys()]);
  if (names.has(root + INTERFACE)) throw new NotPlayable('A file in it is called as one of ours');
  const words = [...manifests].find(([path]) => path.replace(MANIFEST, '$1') === root)?.[1];
  const manifest = readManifest(manifestText(words ?? Buffer.alloc(0)));
  const find = finder(names, root);
  const items = manifest.items.map((item) => ({ ...item, href: find(item.href) }));
  return { ...manifest, items, bytes, root };
}

/** Where a package lies in its zip: whoever zips a folder rather than what is in it has it one step down. */
function rootOf(manifests: readonly string[]): string {
  const folders = manifests.map((path) => path.replace(MANIFEST, '$1'));
  const depth = (folder: string) => folder.split('/').length;
  const [first, second] = folders.toSorted((one, two) => depth(one) - depth(two));
  if (first === undefined || depth(first) > 2)
    throw new NotPlayable('There is no imsmanifest.xml at its top');
  if (second !== undefined && depth(second) === depth(first))
    throw new NotPlayable('There are several modules in it. Bring each by itself');
  return first;
}

/** Finds the file that a manifest means: as it is written, decoded, or in other letters' case. Gives its address. */
function finder(names: ReadonlySet<string>, root: string): (href: string) => string {
  const any = new Map([...names].map((name) => [name.toLowerCase(), name]));
  return (href) => {
    const path = href.split(/[?#]/)[0] ?? '';
    const exact = [path, decoded(path)].find((each) => names.has(root + each));
    const found = exact === undefined ? any.get((root + decoded(path)).toLowerCase()) : root + exact;
    if (found === undefined)
      throw new NotPlayable(`Its manifest names “${decoded(path)}”, and there is no such file in it`);
    const address = found.slice(root.length).split('/').map(encodeURIComponent).join('/');
    return address + href.slice(path.length).replaceAll(' ', '%20');
  };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** What a manifest says, in the letters that it says it is written in. */
function manifestText(content: Buffer): string {
  const start = content.subarray(0, 4).toString('hex');
  if (/^(fffe|3c00)/.test(start)) return new TextDecoder('utf-16le').decode(content);
  if (/^(feff|003c)/.test(start)) return new TextDecoder('utf-16be').decode(content);
  const said = /^[^>]{0,200}encoding\s*=\s*["']([\w-]{1,20})["']/.exec(
    content.toString('latin1', 0, 300),
  )?.[1];
  const known = /^(iso-8859-\d{1,2}|windows-125\d|us-ascii)$/i.test(said ?? '') ? said : 'utf-8';
  return new TextDecoder(known).decode(content);
}

/** Keeps a package that was looked at, file by file. Undefined where the same one was brought before. */
export async function keepPackage(
  db: Db,
  zip: string | Buffer,
  { looked, courseId, by }: { looked: Looked; courseId: string; by: { id: string; name: string } },
): Promise<string | undefined> {
  const sha256 = await hashOf(zip);
  const packageId = await addPackage(db, { ...looked, courseId, sha256, by });
  if (packageId === undefined) return undefined;
  await eachPackageFile(zip, looked.root, (file) => addPackageFile(db, { packageId, ...file }));
  return packageId;
}

/** Every file of a package that lies in a folder of its zip, with what it is served as. @throws BadZip */
export function eachPackageFile(
  zip: string | Buffer,
  root: string,
  take: (file: { path: string; type: string; content: Buffer }) => Promise<void>,
): Promise<void> {
  return eachFile(
    zip,
    LIMITS,
    ({ path, content }) =>
      path.startsWith(root)
        ? take({ path: path.slice(root.length), type: mediaType(path), content })
        : undefined,
    (path) => path.startsWith(root),
  );
}

async function hashOf(zip: string | Buffer): Promise<Buffer> {
  const hash = createHash('sha256');
  for await (const chunk of typeof zip === 'string' ? createReadStream(zip) : [zip]) hash.update(chunk);
  return hash.digest();
}
